import { covers, nameOfPlan, plainPlan } from '../expand-plan.js';
import { toPlainSession } from '../model/plain-session.js';
import type { VerificationSession } from '../model/verification-session.js';
import type { StripePage } from '../pages/page.js';
import type { Sessions } from '../sessions.js';
import type { Reading } from './fence.js';
import { nameOfAccount } from './fence-names.js';
import type { SessionStore } from './session-store.js';
import { createSharedReads, type SharedReadsOptions } from './shared-reads.js';

export interface CachedSessionsOptions extends SharedReadsOptions {
  readonly store: SessionStore;
  /** Milliseconds that a kept session answers without a look at Stripe; 0 keeps none. */
  readonly ttlMs: number;
  /** Milliseconds that it answers while it is read anew. */
  readonly maxAgeMs: number;
}

/** Makes the sharing and keeping of sessions. What is wanted of results or secrets always comes from Stripe. */
export function createCachedSessions(
  options: CachedSessionsOptions,
): (account: string | undefined, sessions: Sessions) => Sessions {
  const { fence, store, now, ttlMs, maxAgeMs, observer } = options;
  const ones = createSharedReads<VerificationSession | null>('sessions.retrieve', options);
  const lists = createSharedReads<StripePage<VerificationSession>>('sessions.list', options);

  function keep(
    account: string | undefined,
    session: VerificationSession,
    reading: Reading,
    readAt: number,
  ): void {
    if (ttlMs > 0 && reading.holds(session.id)) {
      store.put({ account, session: toPlainSession(session), readAt });
    }
  }

  return (account, sessions) => {
    const retrieve: Sessions['retrieve'] = (id, plan, operation) => {
      const name = `${account ?? ''} ${id} ${nameOfPlan(plan)}`;
      return ones.read(name, id, operation, (shared, reading, begunAt) =>
        sessions.retrieve(id, plan, shared).then((session) => {
          if (session === null) store.drop(id);
          else keep(account, session, reading, begunAt);
          return session;
        }),
      );
    };

    /** Before a write begins and after it has ended alike, whatever was read earlier is forgotten. */
    async function write(id: string | null, run: () => Promise<VerificationSession>) {
      const end = fence.write([...(id === null ? [] : [id]), nameOfAccount(account)]);
      if (id !== null) store.drop(id);
      try {
        return await run();
      } finally {
        end();
      }
    }

    return {
      retrieve(id, plan, operation) {
        const mayBeKept = ttlMs > 0 && covers(plainPlan, plan);
        const kept = mayBeKept ? store.find(account, id) : undefined;
        const age = kept === undefined ? Infinity : now() - kept.readAt;
        if (kept === undefined || age > maxAgeMs) {
          observer?.cacheAnswered(mayBeKept ? 'miss' : 'bypass');
          return retrieve(id, plan, operation);
        }
        observer?.cacheAnswered(age > ttlMs ? 'stale' : 'hit');
        // Whoever asked has its answer. What cannot be read anew now is tried again by the next one who asks.
        if (age > ttlMs) {
          retrieve(id, plan, { endsAt: Infinity, caller: operation?.caller }).catch(() => undefined);
        }
        return Promise.resolve(kept.session);
      },
      list: (query, filter, plan, operation) =>
        lists.read(
          JSON.stringify([account, query, filter ?? {}, nameOfPlan(plan)]),
          nameOfAccount(account),
          operation,
          async (shared, reading, begunAt) => {
            const page = await sessions.list(query, filter, plan, shared);
            for (const session of page.data) keep(account, session, reading, begunAt);
            return page;
          },
        ),
      create: (...asked) => write(null, () => sessions.create(...asked)),
      update: (...asked) => write(asked[0], () => sessions.update(...asked)),
      cancel: (...asked) => write(asked[0], () => sessions.cancel(...asked)),
      redact: (...asked) => write(asked[0], () => sessions.redact(...asked)),
    };
  };
}
