import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReadCache } from '../../../src/stripe/cache/read-cache.js';
import { plainPlan, wholePlan, type ExpandPlan } from '../../../src/stripe/expand-plan.js';
import { createSlowAccount, idOf, versionOf, writeOptions } from './slow-account.js';

const ttlMs = 10;
const maxAgeMs = 20;
const ids = ['vs_1', 'vs_2'] as const;
type Id = (typeof ids)[number];

/** One thing that happens; `pick` chooses among what waits at that moment. */
type Step =
  | { readonly kind: 'read'; readonly id: Id; readonly plan: 'plain' | 'whole' }
  | { readonly kind: 'list' }
  | { readonly kind: 'write'; readonly id: Id }
  /** Stripe looks at a call: a read takes its answer, a write takes effect. */
  | { readonly kind: 'reach'; readonly pick: number }
  /** What Stripe said arrives here. */
  | { readonly kind: 'answer'; readonly pick: number; readonly fails: boolean }
  /** Somebody else changes the session, and this process is not told. */
  | { readonly kind: 'change'; readonly id: Id }
  | { readonly kind: 'hint'; readonly id: Id }
  | { readonly kind: 'gap' }
  | { readonly kind: 'wait'; readonly ms: number };

const anyId = fc.constantFrom(...ids);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('read' as const),
      id: anyId,
      plan: fc.constantFrom('plain' as const, 'plain' as const, 'whole' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('list' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('write' as const), id: anyId }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('reach' as const), pick: fc.nat() }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      pick: fc.nat(),
      fails: fc.integer({ min: 0, max: 4 }).map((one) => one === 0),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('change' as const), id: anyId }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('hint' as const), id: anyId }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('gap' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.nat(25) }) },
);

const plans: Readonly<Record<'plain' | 'whole', ExpandPlan>> = { plain: plainPlan, whole: wholePlan };

/** What the model knows of one session. */
interface Model {
  /** How often it has changed at Stripe. */
  version: number;
  /** Its version at the last write's beginning or end, hint or gap: no later read may answer with an older one. */
  floor: number;
  writes: number;
  /** Its version at each moment, for the bound of age. */
  readonly history: { readonly at: number; readonly version: number }[];
}

describe('whatever happens in whatever order', () => {
  it.each([
    ['with the cache', ttlMs],
    ['with the cache off', 0],
  ])(
    'no read answers with less than was there when the last change before it was known, %s',
    async (_name, ttl) => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 120 }), async (steps) => {
          let time = 0;
          const models = new Map<string, Model>(
            ids.map((id) => [id, { version: 0, floor: 0, writes: 0, history: [{ at: 0, version: 0 }] }]),
          );
          const modelOf = (id: string) => models.get(id) ?? raiseMissing(id);
          const change = (id: string) => {
            const model = modelOf(id);
            model.version += 1;
            model.history.push({ at: time, version: model.version });
          };
          const upstream = createSlowAccount({ ids, versionOf: (id) => modelOf(id).version, apply: change });
          const cache = createReadCache({ ttlMs: ttl, maxAgeMs, maxEntries: 10, now: () => time });
          const account = cache.share(undefined, upstream.account);
          const asked: Promise<void>[] = [];

          /** The least version that a read which begins now may answer with. */
          function leastNow(id: string): number {
            const model = modelOf(id);
            // While a write is under way nothing that was read before may answer: Stripe itself is asked.
            if (model.writes > 0) return model.version;
            const old = model.history.filter(({ at }) => at <= time - maxAgeMs - 1).at(-1)?.version ?? 0;
            return Math.max(model.floor, old);
          }
          const rest = (id: string) => {
            modelOf(id).floor = modelOf(id).version;
          };

          for (const happens of steps) {
            switch (happens.kind) {
              case 'read': {
                const { id } = happens;
                const least = leastNow(id);
                asked.push(
                  account.sessions.retrieve(id, plans[happens.plan]).then(
                    (session) => {
                      expect(versionOf(session)).toBeGreaterThanOrEqual(least);
                      expect(session?.secrets === null).toBe(happens.plan === 'plain');
                    },
                    () => undefined,
                  ),
                );
                break;
              }
              case 'list': {
                const least = new Map(ids.map((id) => [id as string, leastNow(id)]));
                asked.push(
                  account.sessions.list({ limit: 10 }, null, plainPlan).then(
                    ({ data }) => {
                      for (const session of data) {
                        expect(versionOf(session)).toBeGreaterThanOrEqual(least.get(idOf(session)) ?? 0);
                      }
                    },
                    () => undefined,
                  ),
                );
                break;
              }
              case 'write': {
                const { id } = happens;
                rest(id);
                modelOf(id).writes += 1;
                const end = () => {
                  modelOf(id).writes -= 1;
                  rest(id);
                };
                asked.push(account.sessions.cancel(id, writeOptions).then(end, end));
                break;
              }
              case 'reach':
                upstream.reach(happens.pick);
                break;
              case 'answer':
                upstream.answer(happens.pick, happens.fails);
                break;
              case 'change':
                change(happens.id);
                break;
              case 'hint':
                cache.forget(happens.id, undefined);
                rest(happens.id);
                break;
              case 'gap':
                cache.forgetAll();
                ids.forEach(rest);
                break;
              case 'wait':
                time += happens.ms;
                break;
            }
            await settled();
          }
          for (let left = upstream.waiting; left > 0; left = upstream.waiting) {
            upstream.reach(0);
            upstream.answer(0, false);
            await settled();
          }
          await Promise.all(asked);
        }),
        { numRuns: 400 },
      );
    },
  );
});

function raiseMissing(id: string): never {
  throw new Error(`no model of ${id}`);
}

/** Lets everything that has been answered reach whoever waits for it. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
