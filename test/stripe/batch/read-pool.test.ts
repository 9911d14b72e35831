import { describe, expect, it } from 'vitest';
import { createBatchedSessions } from '../../../src/stripe/batch/batched-sessions.js';
import { plainPlan } from '../../../src/stripe/expand-plan.js';
import { createPacer } from '../../../src/stripe/pacing/pacer.js';
import { versionOf } from '../cache/slow-account.js';
import { createManualClock } from '../pacing/manual-clock.js';
import { createVirtualStripe } from './virtual-stripe.js';

const perEndpoint = 5;

/** The batched face in a time of the test's own; the creation of all sessions is known. */
async function start(created: ReadonlyMap<string, number>) {
  const clock = createManualClock();
  const pacer = createPacer({ perEndpoint, total: 1000, clock });
  const stripe = createVirtualStripe({ clock, pacer, latencyMs: 80, created });
  const sessions = createBatchedSessions({ pacer, clock, timeoutMs: 60_000 })(stripe.sessions);
  const ids = [...created.keys()];
  for (let page = 0; page * 100 < ids.length; page += 1) {
    const last = page === 0 ? undefined : [...created].sort(([, a], [, b]) => b - a)[page * 100 - 1]?.[0];
    void sessions.list({ limit: 100, ...(last && { starting_after: last }) }, null, plainPlan);
  }
  await clock.advance(ids.length * 10 + 3000);
  stripe.lists.length = 0;
  return { clock, stripe, sessions, ids };
}

const sessionsEvery = (seconds: number, count: number) =>
  new Map(Array.from({ length: count }, (_, index) => [`vs_${index}`, 1_000_000 + index * seconds]));

describe('the pool', () => {
  it('answers nobody by a list that began before he asked', async () => {
    const { clock, stripe, sessions, ids } = await start(sessionsEvery(10, 50));
    const looks: Promise<void>[] = [];
    for (let look = 0; look < 400; look += 1) {
      clock.after(look * 7, () => {
        const askedAt = clock.now();
        const answer = sessions.retrieve(ids[look % 50] ?? '', plainPlan);
        looks.push(answer.then((session) => expect(versionOf(session)).toBeGreaterThanOrEqual(askedAt)));
      });
    }
    await clock.advance(60_000);
    await Promise.all(looks);
    expect(looks).toHaveLength(400);
    expect(stripe.lists.length).toBeGreaterThan(5);
  });

  it('answers more than a hundred of one second by two pages', async () => {
    const { clock, stripe, sessions, ids } = await start(new Map(sessionsEvery(0, 150)));
    const answers = Promise.all(ids.map((id) => sessions.retrieve(id, plainPlan)));
    await clock.advance(60_000);
    expect((await answers).map((session) => session?.id)).toEqual(ids);
    expect(stripe.lists.length).toBeGreaterThan(1);
    expect(stripe.lists.length).toBeLessThan(6);
  });

  it('learns where a list does not help, and leaves such times alone', async () => {
    const { clock, stripe, sessions, ids } = await start(sessionsEvery(4, 2400));
    const far = ids.filter((_id, index) => index % 200 === 0);
    const tried: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      const answers = Promise.all(far.map((id) => sessions.retrieve(id, plainPlan)));
      await clock.advance(60_000);
      expect((await answers).map((session) => session?.id)).toEqual(far);
      tried.push(stripe.lists.length);
    }
    expect(tried[0]).toBeGreaterThan(0);
    expect(tried.at(-1)).toBe(tried.at(-2));
    // Once for each of the hours that they lie in.
    expect(tried.at(-1)).toBeLessThanOrEqual(4);
  });
});
