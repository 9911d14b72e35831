import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planRetry } from '../../src/stripe/transport/plan-retry.js';

const shouldRetry = (advice: string) => ({ 'stripe-should-retry': advice });

describe('planRetry', () => {
  it.each([
    ['a lost connection', undefined, true],
    ['409', 409, true],
    ['429', 429, true],
    ['500', 500, true],
    ['503', 503, true],
    ['200', 200, false],
    ['400', 400, false],
    ['402', 402, false],
    ['404', 404, false],
  ])('%s', (_name, status, again) => {
    const outcome = status === undefined ? { tries: 0 } : { tries: 0, status };
    expect(planRetry(outcome) !== undefined).toBe(again);
    if (status === undefined) return;
    expect(planRetry({ ...outcome, headers: shouldRetry('false') })).toBeUndefined();
    expect(planRetry({ ...outcome, headers: shouldRetry('true') })).toBeDefined();
  });

  it('tries a failure three times in all, and a refusal for the rate until there is no time', () => {
    expect(planRetry({ tries: 1, status: 500 })).toBeDefined();
    expect(planRetry({ tries: 2, status: 500 })).toBeUndefined();
    expect(planRetry({ tries: 2, status: 400, headers: shouldRetry('true') })).toBeUndefined();
    expect(planRetry({ tries: 2 })).toBeUndefined();
    expect(planRetry({ tries: 50, status: 429 })).toBeDefined();
  });

  it('waits longer each time, by chance never two the same, and never less than Stripe asks for', () => {
    fc.assert(
      fc.property(fc.nat(1), (tries) => {
        const waits = Array.from({ length: 20 }, () => planRetry({ tries, status: 500 }) ?? -1);
        expect(new Set(waits).size).toBeGreaterThan(1);
        expect(Math.min(...waits)).toBeGreaterThanOrEqual(125 * 2 ** tries);
        expect(Math.max(...waits)).toBeLessThanOrEqual(250 * 2 ** tries);
        const asked = planRetry({ tries, status: 503, headers: { 'retry-after': '3' } });
        expect(asked).toBeGreaterThanOrEqual(3000);
      }),
    );
  });
});
