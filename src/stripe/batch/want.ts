import type { VerificationSession } from '../model/verification-session.js';

/** One who waits for a plain session. */
export interface Want {
  readonly id: string;
  /** When the session was created, in Unix seconds. */
  readonly created: number;
  readonly caller: string;
  /** By the pool's clock. */
  readonly askedAt: number;
  /** Answers; undefined says that no list did, and nothing of whether there is one. The first answer counts. */
  settle(session: VerificationSession | undefined): void;
}
