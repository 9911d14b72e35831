import { LimitReached } from '../../access/caller-limits.js';
import type { SubscriptionCaps } from '../../access/subscription-caps.js';
import type { Viewer } from '../../access/viewer.js';
import type { SessionChange } from '../../events/session-change.js';
import type { SessionWatch, Signal, Watcher } from '../../events/watch/session-watch.js';
import type { IdentityAccount } from '../../stripe/identity.js';
import type { VerificationSession } from '../../stripe/model/verification-session.js';
import { stateOf } from '../../stripe/session-state.js';
import { refuse } from '../access/refusals.js';

/** What subscriptions watch through. */
export interface Live {
  /** Watches one session, beginning with its state now. @throws {Failure} RATE_LIMITED where too many are open */
  watchSession(sessionId: string): Watcher;
  /** Watches all sessions of the caller's account. @throws {Failure} RATE_LIMITED where too many are open */
  watchAll(): Watcher;
  /** Begins the answer to a signal: what was read for the one before is forgotten, and reads are shared with others. */
  begin(signal: Signal): void;
  /** Keeps what was read, so that a change nobody tells of is found. */
  note(session: VerificationSession): void;
  /** Has a session read again in a moment. */
  readLater(sessionId: string): void;
}

export interface LiveOptions {
  readonly viewer: Viewer | null;
  readonly account: IdentityAccount;
  readonly watch: SessionWatch;
  readonly caps: SubscriptionCaps;
  /** Whether a change is of the caller's account. */
  readonly concerns: (change: SessionChange) => boolean;
  readonly begin: (signal: Signal) => void;
  /** The answer before has been given, and the next one may be long in coming. */
  readonly rest: () => void;
}

/** Makes the watching of one caller. */
export function createLive({ viewer, account, watch, caps, concerns, begin, rest }: LiveOptions): Live {
  function open(make: () => Watcher): Watcher {
    let release: () => void;
    try {
      release = caps.take(viewer);
    } catch (error) {
      if (error instanceof LimitReached) refuse(error);
      throw error;
    }
    const watcher = make();
    return {
      next() {
        rest();
        return watcher.next();
      },
      get fellBehind() {
        return watcher.fellBehind;
      },
      close() {
        release();
        watcher.close();
      },
    };
  }
  return {
    watchSession: (sessionId) => open(() => watch.session(sessionId)),
    watchAll: () => open(() => watch.all(concerns)),
    begin,
    note: (session) => watch.note(session.id, { account, state: stateOf(session), status: session.status }),
    readLater: (sessionId) => watch.tellLater(sessionId),
  };
}
