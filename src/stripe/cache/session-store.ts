import type { PlainSession } from '../model/plain-session.js';

/** A session as it was at Stripe when its read began, or later. */
export interface KeptSession {
  /** Whose it is; undefined is the platform's own. */
  readonly account: string | undefined;
  readonly session: PlainSession;
  /** In milliseconds of the store's clock. */
  readonly readAt: number;
}

/** The sessions that were read last. */
export interface SessionStore {
  /** Undefined where there is none of this account. */
  find(account: string | undefined, id: string): KeptSession | undefined;
  /** Keeps a session, unless one is there whose read began later. */
  put(kept: KeptSession): void;
  /** Whatever the account: ids are unique at Stripe. */
  drop(id: string): void;
  clear(): void;
  readonly size: number;
}

/** Makes a store of so many sessions; past that, the one that nobody has asked for the longest goes. */
export function createSessionStore(maxEntries: number): SessionStore {
  /** The one asked for last comes last. */
  const kept = new Map<string, KeptSession>();

  function touch(id: string, entry: KeptSession): void {
    kept.delete(id);
    kept.set(id, entry);
  }

  return {
    find(account, id) {
      const had = kept.get(id);
      if (had === undefined || had.account !== account) return undefined;
      touch(id, had);
      return had;
    },
    put(entry) {
      const { id } = entry.session;
      const had = kept.get(id);
      if (had !== undefined && had.readAt > entry.readAt) return;
      touch(id, entry);
      for (const oldest of kept.keys()) {
        if (kept.size <= maxEntries) break;
        kept.delete(oldest);
      }
    },
    drop: (id) => void kept.delete(id),
    clear: () => kept.clear(),
    get size() {
      return kept.size;
    },
  };
}
