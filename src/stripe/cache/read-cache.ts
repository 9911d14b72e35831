import type { IdentityAccount } from '../identity.js';
import type { StripeObserver } from '../observer.js';
import { createCachedSessions } from './cached-sessions.js';
import { createFence } from './fence.js';
import { nameOfAccount } from './fence-names.js';
import { createSessionStore } from './session-store.js';
import { createSharedReports } from './shared-reports.js';

export interface ReadCacheOptions {
  /** Milliseconds that a session answers without a look at Stripe; 0 keeps none, and reads are shared all the same. */
  readonly ttlMs: number;
  /** Milliseconds that it answers while it is read anew. No answer rests on a read that began longer before. */
  readonly maxAgeMs: number;
  /** How many sessions are kept, those of all accounts together. */
  readonly maxEntries: number;
  /** Is told what is answered without a call; nobody by default. */
  readonly observer?: StripeObserver | undefined;
  /** In milliseconds; it must not jump. */
  readonly now?: () => number;
}

/** What the requests of this process share: reads that are under way, and plain sessions for a moment. */
export interface ReadCache {
  /** The same account, its reads shared; undefined is the platform's own. */
  share(account: string | undefined, from: IdentityAccount): IdentityAccount;
  /** A session has changed, or may have. */
  forget(sessionId: string, account: string | undefined): void;
  /** Anything may have changed. */
  forgetAll(): void;
  /** How many sessions are kept. */
  readonly size: number;
}

/**
 * Makes the cache. It knows nothing of rights, so it stands below whatever checks them. What was read before a change
 * that this process made or was told of never answers a read that began after it.
 */
export function createReadCache(options: ReadCacheOptions): ReadCache {
  const { ttlMs, maxAgeMs, maxEntries, observer, now = () => performance.now() } = options;
  const fence = createFence();
  const store = createSessionStore(maxEntries);
  const sharing = { fence, joinMs: maxAgeMs, now, observer };
  const shareSessions = createCachedSessions({ ...sharing, store, ttlMs, maxAgeMs });
  const shareReports = createSharedReports(sharing);
  return {
    share: (account, { sessions, reports }) => ({
      sessions: shareSessions(account, sessions),
      reports: shareReports(account, reports),
    }),
    forget(sessionId, account) {
      fence.raise(sessionId);
      fence.raise(nameOfAccount(account));
      store.drop(sessionId);
    },
    forgetAll() {
      fence.raiseAll();
      store.clear();
    },
    get size() {
      return store.size;
    },
  };
}
