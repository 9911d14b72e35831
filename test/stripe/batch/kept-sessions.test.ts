import { expect, it } from 'vitest';
import { createReadCache } from '../../../src/stripe/cache/read-cache.js';
import { plainPlan } from '../../../src/stripe/expand-plan.js';
import { writeOptions } from '../cache/slow-account.js';
import { isList, startBatchedStripe } from './batched-account.js';

const none = () => Promise.reject(new Error('not asked here'));

it('nothing is kept of the sessions that came along with those that were asked for', async () => {
  const { connect, upstream } = await startBatchedStripe({ perEndpoint: 5 });
  const { batched, single } = connect(undefined);
  const ids: string[] = [];
  for (let count = 0; count < 30; count += 1) {
    const made = await single.create(
      { type: 'document', providedDetails: { email: `person-${count}@example.com` } },
      writeOptions,
    );
    ids.push(made.id);
  }
  await batched.list({ limit: 100 }, null, plainPlan);
  const cache = createReadCache({ ttlMs: 60_000, maxAgeMs: 60_000, maxEntries: 1000 });
  const { sessions } = cache.share(undefined, {
    sessions: batched,
    reports: { retrieve: none, list: none },
  });

  upstream.reset();
  const asked = ids.filter((_id, index) => index % 2 === 0);
  const read = await Promise.all(asked.map((id) => sessions.retrieve(id, plainPlan)));
  expect(upstream.calls.filter(isList)).toHaveLength(1);
  expect(upstream.calls).toHaveLength(6);
  expect(read.map((session) => session?.id)).toEqual(asked);
  expect(read.every((session) => session?.secrets === null)).toBe(true);
  expect(cache.size).toBe(asked.length);
});
