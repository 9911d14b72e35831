import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PacedCall } from '../../../src/stripe/pacing/paced-call.js';
import { createRecordedPacer, mostWithin, type Outcome } from './recorded-pacer.js';

const read: Partial<PacedCall> = { endpoint: 'GET things/{id}', kind: 'read' };
const change: Partial<PacedCall> = { endpoint: 'POST things', kind: 'change' };
const momentsOf = (outcomes: readonly Outcome[]) => outcomes.map(({ at }) => at);
const repeat = (count: number, work: () => void) => {
  for (let index = 0; index < count; index += 1) work();
};

/** Calls at any time, of any caller, with any patience. */
const schedule = fc.array(
  fc.record({
    pauseMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 700 })),
    endpoint: fc.constantFrom('GET things', 'GET things/{id}', 'GET others', 'POST things'),
    caller: fc.constantFrom('a', 'b', 'c'),
    patienceMs: fc.oneof(fc.constant(Infinity), fc.integer({ min: 0, max: 4000 })),
    slowDown: fc.oneof(
      { weight: 15, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.constantFrom('endpoint' as const, 'total' as const) },
    ),
  }),
  { maxLength: 120 },
);

describe('in any schedule', () => {
  it('no sliding second has more calls than the rates allow, and every call ends, in its time', async () => {
    await fc.assert(
      fc.asyncProperty(
        schedule,
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 2, max: 20 }),
        async (wishes, perEndpoint, total) => {
          const { pacer, clock, outcomes, turns, refusals, want } = createRecordedPacer({
            perEndpoint,
            total,
          });
          for (const { pauseMs, endpoint, caller, patienceMs, slowDown } of wishes) {
            if (pauseMs > 0) await clock.advance(pauseMs);
            const kind = endpoint.startsWith('GET') ? 'read' : 'change';
            want({ endpoint, kind, caller, useBy: clock.now() + patienceMs });
            if (slowDown !== null) pacer.slowDown({ endpoint, kind }, slowDown, 0);
          }
          await clock.advance(600_000);
          const went = turns();
          expect(outcomes).toHaveLength(wishes.length);
          expect(mostWithin(1000, momentsOf(went))).toBeLessThanOrEqual(total);
          const reads = went.filter(({ call }) => call.kind === 'read');
          expect(mostWithin(1000, momentsOf(reads))).toBeLessThanOrEqual(
            Math.max(1, total - Math.ceil(total / 5)),
          );
          for (const endpoint of new Set(wishes.map((wish) => wish.endpoint))) {
            const own = went.filter(({ call }) => call.endpoint === endpoint);
            expect(mostWithin(1000, momentsOf(own))).toBeLessThanOrEqual(perEndpoint);
          }
          for (const { call, at } of went) expect(at).toBeLessThanOrEqual(call.useBy);
          for (const { call, at } of refusals()) expect(at).toBeLessThanOrEqual(call.useBy + 1);
          expect(pacer.counts).toEqual({ waiting: 0, granted: went.length, refused: refusals().length });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('whoever waits alone is not kept waiting for longer than the rate asks', async () => {
    const { clock, turns, want } = createRecordedPacer({ perEndpoint: 10 });
    repeat(35, want);
    await clock.advance(10_000);
    expect(momentsOf(turns())).toEqual(
      [0, 1000, 2000, 3000].flatMap((at, lap) => Array<number>(lap < 3 ? 10 : 5).fill(at)),
    );
  });
});

describe('callers', () => {
  it('have their turns one after the other, however many calls one of them makes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 20, max: 60 }),
        fc.integer({ min: 1, max: 15 }),
        async (many, few) => {
          const { clock, turns, want } = createRecordedPacer({ perEndpoint: 4 });
          repeat(many, () => want({ caller: 'flood' }));
          repeat(few, () => want({ caller: 'modest' }));
          await clock.advance(60_000);
          const order = turns().map(({ call }) => call.caller);
          expect(order).toHaveLength(many + few);
          // The first four went before the other had come.
          order.slice(4, 4 + 2 * few).forEach((caller, index) => {
            expect(caller).toBe(index % 2 === 0 ? 'flood' : 'modest');
          });
        },
      ),
      { numRuns: 30 },
    );
  });

  it('share the total alike, though one asks every endpoint', async () => {
    const { clock, turns, want } = createRecordedPacer({ perEndpoint: 100, total: 10 });
    for (const endpoint of ['GET a', 'GET b', 'GET c']) repeat(40, () => want({ endpoint, caller: 'flood' }));
    repeat(20, () => want({ endpoint: 'GET d', caller: 'modest' }));
    await clock.advance(5000);
    const later = turns().slice(8, 38);
    expect(later.filter(({ call }) => call.caller === 'modest')).toHaveLength(15);
  });
});

describe('changes', () => {
  it('are never starved by reads', async () => {
    const { clock, turns, want } = createRecordedPacer({ perEndpoint: 25, total: 25 });
    for (const endpoint of ['GET a', 'GET b', 'GET c'])
      repeat(200, () => want({ ...read, endpoint, caller: endpoint }));
    for (let second = 0; second < 8; second += 1) {
      await clock.advance(1000);
      const before = clock.now();
      repeat(5, () => want({ ...change, caller: 'GET a' }));
      await clock.advance(0);
      expect(turns().filter(({ call, at }) => call.kind === 'change' && at === before)).toHaveLength(5);
    }
    expect(turns().filter(({ call }) => call.kind === 'read').length).toBe(20 * 9);
  });

  it('do not starve reads either', async () => {
    const { clock, turns, want } = createRecordedPacer({ perEndpoint: 100, total: 10 });
    repeat(200, () => want({ ...change, caller: 'writer' }));
    repeat(20, () => want({ ...read, caller: 'reader' }));
    await clock.advance(5000);
    expect(turns().filter(({ call }) => call.kind === 'read')).toHaveLength(20);
  });
});

describe('a deadline', () => {
  it('that is certain to be missed fails the call at once, and says when to come back', async () => {
    const { pacer, clock, outcomes, want } = createRecordedPacer({ perEndpoint: 10 });
    repeat(25, want);
    want({ useBy: 1900, caller: 'a' });
    want({ useBy: 2000, caller: 'a' });
    await clock.advance(0);
    const [refused, ...others] = outcomes.slice(10);
    expect(others).toEqual([]);
    expect(refused?.at).toBe(0);
    expect(refused?.failure).toMatchObject({
      code: 'RATE_LIMITED',
      retryable: true,
      details: { retryAfterMs: 2000 },
    });
    expect(refused?.failure?.message).toContain('budget of calls to Stripe is used up');
    expect(pacer.counts).toEqual({ waiting: 16, granted: 10, refused: 1 });
  });

  it('counts only the turns that a caller has to wait for: one that comes anew is next', async () => {
    const { clock, turns, want } = createRecordedPacer({ perEndpoint: 10 });
    repeat(100, () => want({ caller: 'flood', useBy: 20_000 }));
    want({ caller: 'modest', useBy: 1000 });
    await clock.advance(1000);
    expect(turns().map(({ call }) => call.caller)).toContain('modest');
  });

  it('that comes into doubt later fails the call as soon as it is certain', async () => {
    const { clock, refusals, want } = createRecordedPacer({ perEndpoint: 1 });
    want();
    want({ caller: 'late', useBy: 2500 });
    want({ caller: 'late', useBy: 2500 });
    want({ caller: 'other' });
    await clock.advance(2000);
    expect(refusals().map(({ call, at }) => [call.caller, at])).toEqual([['late', 2000]]);
  });

  it('that fires takes its call out of the line', async () => {
    const { pacer, clock, refusals, turns, want } = createRecordedPacer({ perEndpoint: 1 });
    const controller = new AbortController();
    want();
    want({ signal: controller.signal, caller: 'gone' });
    want({ caller: 'next' });
    await clock.advance(10);
    controller.abort();
    await clock.advance(0);
    expect(refusals().map(({ call }) => call.caller)).toEqual(['gone']);
    await clock.advance(1000);
    expect(turns().map(({ call }) => call.caller)).toEqual(['a', 'next']);
    expect(pacer.counts).toEqual({ waiting: 0, granted: 2, refused: 1 });
  });
});

describe('a refusal of Stripe', () => {
  const perSecond = (outcomes: readonly Outcome[], second: number) =>
    outcomes.filter(({ at }) => at >= second * 1000 && at < (second + 1) * 1000).length;

  it('halves the rate of its endpoint, which recovers', async () => {
    const { pacer, clock, turns, want } = createRecordedPacer({ perEndpoint: 20, recoveryMs: 4000 });
    repeat(200, want);
    await clock.advance(10);
    for (let burst = 0; burst < 5; burst += 1)
      pacer.slowDown({ endpoint: 'GET things', kind: 'read' }, 'endpoint', 0);
    want({ endpoint: 'GET others' });
    await clock.advance(7990);
    expect(perSecond(turns(), 0)).toBe(21);
    expect(perSecond(turns(), 1)).toBeLessThanOrEqual(14);
    expect(perSecond(turns(), 1)).toBeGreaterThanOrEqual(10);
    expect(perSecond(turns(), 6)).toBe(20);
  });

  it('holds the endpoint for as long as Stripe asks, and refuses who cannot wait for it', async () => {
    const { pacer, clock, turns, refusals, want } = createRecordedPacer();
    want();
    await clock.advance(100);
    pacer.slowDown({ endpoint: 'GET things', kind: 'read' }, 'endpoint', 3000);
    want({ useBy: 3000 });
    want({ useBy: 4000 });
    await clock.advance(5000);
    expect(momentsOf(turns())).toEqual([0, 3100]);
    expect(momentsOf(refusals())).toEqual([100]);
  });

  it('of everything holds everything', async () => {
    const { pacer, clock, turns, want } = createRecordedPacer();
    pacer.slowDown({ endpoint: 'GET things', kind: 'read' }, 'total', 500);
    want({ endpoint: 'GET others' });
    want({ ...change });
    await clock.advance(1000);
    expect(momentsOf(turns())).toEqual([500, 500]);
  });
});

describe('the line', () => {
  it('has an end: who comes after it is refused', async () => {
    const { pacer, clock, want } = createRecordedPacer({ perEndpoint: 1, maxWaiting: 3 });
    repeat(10, want);
    await clock.advance(0);
    expect(pacer.counts).toEqual({ waiting: 3, granted: 1, refused: 6 });
  });

  it('is empty after a stop, and nobody joins it', async () => {
    const { pacer, clock, want } = createRecordedPacer({ perEndpoint: 1 });
    repeat(3, want);
    pacer.stop();
    want();
    await clock.advance(5000);
    expect(pacer.counts).toEqual({ waiting: 0, granted: 1, refused: 3 });
  });
});

describe('the turns that are free', () => {
  it('are those that calls take at once, those that wait before them counted', async () => {
    const { pacer, clock, turns, want } = createRecordedPacer({ perEndpoint: 3 });
    const endpoint = { endpoint: 'GET things/{id}', kind: 'read' } as const;
    for (const free of [3, 2, 1, 0, 0, 0, 0]) {
      expect(pacer.freeTurns(endpoint)).toBe(free);
      want(read);
    }
    expect(pacer.freeTurns({ endpoint: 'GET things', kind: 'read' })).toBe(3);
    await clock.advance(999);
    expect(pacer.freeTurns(endpoint)).toBe(0);
    await clock.advance(1001);
    expect(turns()).toHaveLength(7);
    expect(pacer.freeTurns(endpoint)).toBe(2);
    pacer.stop();
    expect(pacer.freeTurns(endpoint)).toBe(0);
  });
});
