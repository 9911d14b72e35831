import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plainPlan, wholePlan, type ExpandPlan } from '../../../src/stripe/expand-plan.js';
import { writeOptions } from '../cache/slow-account.js';
import { isList, startBatchedStripe } from './batched-account.js';

const plans: readonly ExpandPlan[] = [
  wholePlan,
  { base: ['last_verification_report', 'verified_outputs'], sensitive: null, secrets: false },
  { base: ['verified_outputs'], sensitive: ['verified_outputs.dob'], secrets: false },
];

/** Of plain reads there are more, since they alone meet. */
const plan = fc.oneof(
  { weight: 6, arbitrary: fc.constant(plainPlan) },
  { weight: 1, arbitrary: fc.constantFrom(...plans) },
);
const read = fc.record({
  what: fc.oneof(
    { weight: 12, arbitrary: fc.nat() },
    { weight: 1, arbitrary: fc.constant('missing' as const) },
    { weight: 1, arbitrary: fc.constant('foreign' as const) },
  ),
  plan,
});
const scenario = fc.record({
  /** Seconds between a session and the next: many in one second, some far apart. */
  gaps: fc.array(fc.oneof(fc.constant(0), fc.nat(5), fc.nat(20_000)), { minLength: 5, maxLength: 30 }),
  /** How many are known from a list; of the rest nothing is known at first. */
  listed: fc.nat(100),
  rounds: fc.array(
    fc.record({ reads: fc.array(read, { maxLength: 25 }), changes: fc.array(fc.nat(), { maxLength: 3 }) }),
    { minLength: 1, maxLength: 3 },
  ),
});

const day = 24 * 3_600_000;

it('batched reads answer as single ones do, and cost no more than the lists that were tried', async () => {
  const { connect, upstream, setTime } = await startBatchedStripe({ perEndpoint: 2, windowMs: 100 });
  const foreign = await connect('acct_foreign').single.create({ type: 'document' }, writeOptions);
  let runs = 0;
  let answeredByLists = 0;

  await fc.assert(
    fc.asyncProperty(scenario, async ({ gaps, listed, rounds }) => {
      runs += 1;
      const { batched, single } = connect(`acct_${runs}`);
      let time = Date.UTC(2026, 5, 1) + runs * 30 * day;
      const ids: string[] = [];
      for (const gap of gaps) {
        time += gap * 1000;
        setTime(time);
        ids.push((await single.create({ type: 'document' }, writeOptions)).id);
      }
      if (listed > 0) await batched.list({ limit: listed }, null, plainPlan);

      for (const [number, { reads, changes }] of rounds.entries()) {
        const asked = reads.map(({ what, plan: wanted }) => {
          if (what === 'foreign') return { id: foreign.id, wanted };
          return { id: what === 'missing' ? 'vs_missing' : (ids[what % ids.length] ?? ''), wanted };
        });
        upstream.reset();
        const answers = await Promise.all(asked.map(({ id, wanted }) => batched.retrieve(id, wanted)));
        // A read that finds none is answered while its sensitive half may still be on its way, and none is batched.
        const retrieves = upstream.calls.filter((call) => call.lane === 'base' && !isList(call)).length;
        const expected = await Promise.all(asked.map(({ id, wanted }) => single.retrieve(id, wanted)));
        expect(answers).toEqual(expected);
        expect(retrieves).toBeLessThanOrEqual(asked.length);
        answeredByLists += asked.length - retrieves;
        for (const change of changes) {
          const id = ids[change % ids.length] ?? '';
          await batched.update(id, { metadata: [{ key: 'round', value: String(number) }] }, writeOptions);
        }
      }
    }),
    { numRuns: 25 },
  );
  expect(answeredByLists).toBeGreaterThan(40);
}, 120_000);
