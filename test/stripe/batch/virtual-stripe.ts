import { plainPlan } from '../../../src/stripe/expand-plan.js';
import type { SessionFilter } from '../../../src/stripe/input/filters.js';
import type { VerificationSession } from '../../../src/stripe/model/verification-session.js';
import type { Operation } from '../../../src/stripe/operation/operation.js';
import type { Pacer } from '../../../src/stripe/pacing/pacer.js';
import type { Sessions } from '../../../src/stripe/sessions.js';
import { makeSession } from '../cache/slow-account.js';
import type { ManualClock } from '../pacing/manual-clock.js';

export interface VirtualStripeOptions {
  readonly clock: ManualClock;
  readonly pacer: Pacer;
  readonly latencyMs: number;
  /** Unix seconds of the creation of each session, by its id. */
  readonly created: ReadonlyMap<string, number>;
}

export interface VirtualStripe {
  readonly sessions: Sessions;
  /** Moments of the calls, as they went. */
  readonly retrieves: number[];
  readonly lists: number[];
}

/** Stripe's reads in a time of the test's own, through the pacer as the transport goes through it. */
export function createVirtualStripe(options: VirtualStripeOptions): VirtualStripe {
  const { clock, pacer, latencyMs, created } = options;
  const retrieves: number[] = [];
  const lists: number[] = [];
  const newestFirst = [...created].sort(([, one], [, other]) => other - one);
  const none = () => Promise.reject(new Error('not asked here'));

  async function call<T>(
    endpoint: string,
    operation: Operation | undefined,
    moments: number[],
    answer: () => T,
  ): Promise<T> {
    if (operation?.turn?.use() !== true) {
      await pacer.takeTurn({ endpoint, kind: 'read', caller: 'somebody', useBy: clock.now() + 10_000 });
    }
    moments.push(clock.now());
    const said = answer();
    await new Promise<void>((resolve) => clock.after(latencyMs, resolve));
    return said;
  }
  const show = (id: string): VerificationSession => ({
    ...makeSession(id, Math.round(clock.now()), plainPlan),
    createdAt: new Date((created.get(id) ?? 0) * 1000),
  });

  return {
    retrieves,
    lists,
    sessions: {
      retrieve: (id, _plan, operation) =>
        call('sessions.retrieve', operation, retrieves, () => (created.has(id) ? show(id) : null)),
      list: (query, filter, _plan, operation) =>
        call('sessions.list', operation, lists, () => {
          const matching = newestFirst.filter(([, second]) => isWithin(second, filter));
          const start = matching.findIndex(([id]) => id === query.starting_after) + 1;
          const page = matching.slice(start, start + query.limit);
          return {
            data: page.map(([id]) => show(id)),
            has_more: matching.length > start + query.limit,
          };
        }),
      create: none,
      update: none,
      cancel: none,
      redact: none,
    },
  };
}

function isWithin(second: number, filter: SessionFilter | null | undefined): boolean {
  const { gte, lte } = filter?.createdAt ?? {};
  return (!gte || second >= gte.getTime() / 1000) && (!lte || second <= lte.getTime() / 1000);
}
