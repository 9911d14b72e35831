import { LRUCache } from 'lru-cache';
import type { VerificationSession } from '../model/verification-session.js';

/** When sessions were created: it never changes, and tells nothing of a person. */
export interface CreationTimes {
  /** Unix seconds; undefined for a session that has not been seen, or long ago. */
  find(account: string | undefined, id: string): number | undefined;
  learn(account: string | undefined, session: VerificationSession): void;
  forget(account: string | undefined, id: string): void;
}

/** Makes the memory of so many sessions, those of all accounts together; whoever was not asked for the longest goes. */
export function createCreationTimes(max: number): CreationTimes {
  const seconds = new LRUCache<string, number>({ max });
  const nameOf = (account: string | undefined, id: string) => `${account ?? ''} ${id}`;
  return {
    find: (account, id) => seconds.get(nameOf(account, id)),
    learn(account, { id, createdAt }) {
      const name = nameOf(account, id);
      // To look is what keeps it from being forgotten, and costs less than to set it again.
      if (seconds.get(name) === undefined) seconds.set(name, Math.floor(createdAt.getTime() / 1000));
    },
    forget: (account, id) => void seconds.delete(nameOf(account, id)),
  };
}
