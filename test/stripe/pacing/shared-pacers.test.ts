import { describe, expect, it } from 'vitest';
import type { Claim, SharedWindows } from '../../../src/stripe/pacing/shared-windows.js';
import { createPacer, type Pacer } from '../../../src/stripe/pacing/pacer.js';
import { createManualClock, type ManualClock } from './manual-clock.js';
import { mostWithin } from './recorded-pacer.js';

/** Windows that answer after a while, as Redis does, or not at all. */
function createDistantWindows(clock: ManualClock, latencyMs: number) {
  const taken: number[] = [];
  const state = { isAway: false, claims: 0 };
  const later = <T>(work: () => T) =>
    new Promise<T>((resolve, reject) => {
      clock.after(latencyMs, () => {
        if (state.isAway) reject(new Error('away'));
        else resolve(work());
      });
    });
  const windows: SharedWindows = {
    claim(limits, count, windowMs) {
      state.claims += 1;
      return later((): Claim => {
        const now = clock.now();
        const recent = taken.filter((at) => at > now - windowMs);
        const limit = Math.min(...limits.map((each) => each.limit));
        const granted = Math.max(0, Math.min(count, limit - recent.length));
        for (let turn = 0; turn < granted; turn += 1) taken.push(now);
        return { granted, waitMs: (recent[0] ?? now) + windowMs - now };
      });
    },
  };
  return { windows, state };
}

function createReplicas(latencyMs: number) {
  const clock = createManualClock();
  const { windows, state } = createDistantWindows(clock, latencyMs);
  const turns: { readonly replica: number; readonly at: number }[] = [];
  const pacers = [0, 1].map((): Pacer => {
    const pacer = createPacer({ perEndpoint: 10, total: 100, marginMs: 0, clock });
    pacer.share(windows);
    return pacer;
  });
  const want = (replica: number, count: number, useBy = Infinity) => {
    for (let index = 0; index < count; index += 1) {
      void pacers[replica]?.takeTurn({ endpoint: 'GET things', kind: 'read', caller: 'a', useBy }).then(
        () => turns.push({ replica, at: clock.now() }),
        () => undefined,
      );
    }
  };
  return { clock, state, turns, pacers, want };
}

describe('two pacers on shared windows', () => {
  it('keep to the rate together, and both go on', async () => {
    const { clock, turns, want } = createReplicas(5);
    want(0, 40);
    want(1, 40);
    await clock.advance(20_000);
    expect(turns).toHaveLength(80);
    expect(
      mostWithin(
        1000,
        turns.map(({ at }) => at),
      ),
    ).toBeLessThanOrEqual(10);
  });

  it('do not ask one turn after the other', async () => {
    const { clock, turns, want } = createReplicas(200);
    want(0, 10);
    await clock.advance(200);
    expect(turns.map(({ at }) => at)).toEqual(Array(10).fill(200));
  });

  it('go on alone while the windows are away, and together when they are back', async () => {
    const { clock, state, turns, want } = createReplicas(5);
    state.isAway = true;
    want(0, 30);
    want(1, 30);
    await clock.advance(3000);
    expect(turns).toHaveLength(60);
    const claims = state.claims;
    expect(claims).toBeLessThan(60);
    state.isAway = false;
    await clock.advance(3000);
    turns.length = 0;
    want(0, 30);
    want(1, 30);
    await clock.advance(10_000);
    expect(turns).toHaveLength(60);
    expect(
      mostWithin(
        1000,
        turns.map(({ at }) => at),
      ),
    ).toBeLessThanOrEqual(10);
  });

  it('refuse who waits for too long for what another has taken', async () => {
    const { clock, pacers, turns, want } = createReplicas(5);
    want(0, 10);
    await clock.advance(10);
    want(1, 5, 500);
    await clock.advance(500);
    expect(turns).toHaveLength(10);
    expect(pacers[1]?.counts).toEqual({ waiting: 0, granted: 0, refused: 5 });
  });
});
