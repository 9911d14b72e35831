import { covers, plainPlan, type ExpandPlan } from '../expand-plan.js';
import type { VerificationSession } from '../model/verification-session.js';
import { beginOperation, type Operation } from '../operation/operation.js';
import { systemClock, type Clock } from '../pacing/clock.js';
import type { Pacer } from '../pacing/pacer.js';
import type { Sessions } from '../sessions.js';
import { gatewayItself } from '../transport/paced-http-client.js';
import { createCreationTimes } from './creation-times.js';
import { createReadPool, retrieves, type ReadPool } from './read-pool.js';

export interface BatchedSessionsOptions {
  readonly pacer: Pacer;
  /** Milliseconds that a read may take in all, however it is answered. */
  readonly timeoutMs: number;
  /** The pacer's. */
  readonly clock?: Clock;
}

/** Of sessions whose creation is remembered, those of all accounts together. */
const maxRemembered = 50_000;

/**
 * Makes the batching of retrieves: those that would wait for a turn at Stripe are answered by lists of the time their
 * sessions were created in. Only plain reads are: what comes along of other sessions must hold nobody's results, and
 * secrets are renewed by a retrieve alone.
 */
export function createBatchedSessions(options: BatchedSessionsOptions): (sessions: Sessions) => Sessions {
  const { pacer, timeoutMs, clock = systemClock } = options;
  const times = createCreationTimes(maxRemembered);
  /** Sent on within this turn of the event loop; the pacer may not know of them yet. */
  let sent = 0;

  /** Whether a retrieve that is sent now has its turn now. */
  function takeFreeTurn(): boolean {
    if (pacer.freeTurns(retrieves) <= sent) return false;
    if (sent === 0) setImmediate(() => (sent = 0));
    sent += 1;
    return true;
  }

  return (sessions) => {
    let pool: ReadPool | undefined;
    const openPool = () =>
      createReadPool({
        list: (query, filter, operation) => list(query, filter, plainPlan, operation),
        pacer,
        clock,
        timeoutMs,
      });

    const learn = (session: VerificationSession): VerificationSession => {
      times.learn(session);
      return session;
    };

    const list: Sessions['list'] = async (query, filter, plan, operation) => {
      const page = await sessions.list(query, filter, plan, operation);
      page.data.forEach(learn);
      return page;
    };

    const retrieve: Sessions['retrieve'] = (id, plan, operation) =>
      sessions.retrieve(id, plan, operation).then((session) => {
        if (session === null) times.forget(id);
        else learn(session);
        return session;
      });

    async function readByList(
      id: string,
      created: number,
      plan: ExpandPlan,
      operation: Operation | undefined,
    ): Promise<VerificationSession | null> {
      const askedAt = clock.now();
      // Most accounts never come to need one.
      pool ??= openPool();
      const found = await pool.read(id, created, {
        caller: operation?.caller ?? gatewayItself,
        signal: operation?.signal,
      });
      if (found !== undefined) return found;
      const leftMs = timeoutMs - (clock.now() - askedAt);
      return retrieve(id, plan, operation ?? beginOperation(leftMs));
    }

    return {
      retrieve(id, plan, operation) {
        if (takeFreeTurn()) return retrieve(id, plan, operation);
        const created = covers(plainPlan, plan) ? times.find(id) : undefined;
        return created === undefined
          ? retrieve(id, plan, operation)
          : readByList(id, created, plan, operation);
      },
      list,
      create: async (...asked) => learn(await sessions.create(...asked)),
      update: async (...asked) => learn(await sessions.update(...asked)),
      cancel: async (...asked) => learn(await sessions.cancel(...asked)),
      redact: async (...asked) => learn(await sessions.redact(...asked)),
    };
  };
}
