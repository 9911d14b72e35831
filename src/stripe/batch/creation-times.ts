import { LRUCache } from 'lru-cache';
import type { VerificationSession } from '../model/verification-session.js';

/** When sessions were created: it never changes, and tells nothing of a person. Ids are Stripe's, of all accounts. */
export interface CreationTimes {
  /** Unix seconds; undefined for a session that has not been seen, or long ago. */
  find(id: string): number | undefined;
  learn(session: VerificationSession): void;
  forget(id: string): void;
}

/** Makes the memory of so many sessions, those of all accounts together; whoever was not asked for the longest goes. */
export function createCreationTimes(max: number): CreationTimes {
  const seconds = new LRUCache<string, number>({ max });
  return {
    find: (id) => seconds.get(id),
    learn({ id, createdAt }) {
      // To look is what keeps it from being forgotten, and costs less than to set it again.
      if (seconds.get(id) === undefined) seconds.set(id, Math.floor(createdAt.getTime() / 1000));
    },
    forget: (id) => void seconds.delete(id),
  };
}
