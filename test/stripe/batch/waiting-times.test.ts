import { expect, it } from 'vitest';
import { createBatchedSessions } from '../../../src/stripe/batch/batched-sessions.js';
import { createReadCache } from '../../../src/stripe/cache/read-cache.js';
import { plainPlan } from '../../../src/stripe/expand-plan.js';
import { createPacer } from '../../../src/stripe/pacing/pacer.js';
import type { Sessions } from '../../../src/stripe/sessions.js';
import { createManualClock } from '../pacing/manual-clock.js';
import { mostWithin } from '../pacing/recorded-pacer.js';
import { versionOf } from '../cache/slow-account.js';
import { createVirtualStripe } from './virtual-stripe.js';

const clients = 200;
const polled = 50;
const seconds = 8;

/** How long clients wait who look once a second at 50 of 300 sessions, 25 calls a second, 80 ms each, in a time of its own. */
async function storm(isBatched: boolean) {
  const clock = createManualClock();
  const pacer = createPacer({ perEndpoint: 25, total: 100, clock });
  const created = new Map(Array.from({ length: 300 }, (_, index) => [`vs_${index}`, 1000 + index * 3]));
  const stripe = createVirtualStripe({ clock, pacer, latencyMs: 80, created });
  const batch = createBatchedSessions({ pacer, clock, timeoutMs: 10_000 });
  const cache = createReadCache({ ttlMs: 1000, maxAgeMs: 2000, maxEntries: 1000, now: () => clock.now() });
  const none = () => Promise.reject(new Error('not asked here'));
  const { sessions } = cache.share(undefined, {
    sessions: isBatched ? batch(stripe.sessions) : stripe.sessions,
    reports: { retrieve: none, list: none },
  });
  // As a page does that shows sessions before it looks at some of them: their creation is known.
  for (let after = 300; after > 0; after -= 100) {
    const cursor = after === 300 ? {} : { starting_after: `vs_${after}` };
    void sessions.list({ limit: 100, ...cursor }, null, plainPlan);
  }
  await clock.advance(5000);
  const waits: number[] = [];
  const ages: number[] = [];
  const looks: Promise<void>[] = [];
  for (let look = 0; look < seconds * clients; look += 1) {
    clock.after((look * 1000) / clients, () => looks.push(lookAt(sessions, `vs_${(look % polled) * 6}`)));
  }
  async function lookAt(from: Sessions, id: string): Promise<void> {
    const askedAt = clock.now();
    const session = await from.retrieve(id, plainPlan);
    waits.push(clock.now() - askedAt);
    // A session's version is the moment at which Stripe looked.
    ages.push(askedAt - versionOf(session));
  }
  await clock.advance(seconds * 1000 + 10_000);
  await Promise.all(looks);
  waits.sort((one, other) => one - other);
  return {
    p99: waits[Math.floor(waits.length * 0.99)] ?? Infinity,
    answers: waits.length,
    oldest: Math.max(...ages),
    most: [stripe.retrieves, stripe.lists].map((moments) => mostWithin(1000, moments)),
  };
}

it('whoever polls waits for less than 400 ms, for what is less than 2 s old, at 25 calls a second', async () => {
  const { p99, answers, oldest, most } = await storm(true);
  expect(answers).toBe(seconds * clients);
  expect(p99).toBeLessThan(400);
  expect(oldest).toBeLessThanOrEqual(2000);
  expect(Math.max(...most)).toBeLessThanOrEqual(25);
});

it('without batches that takes more than a second', async () => {
  const { p99 } = await storm(false);
  expect(p99).toBeGreaterThan(1000);
});
