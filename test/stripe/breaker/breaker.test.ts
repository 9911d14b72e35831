import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createBreaker,
  type Attempt,
  type Breaker,
  type BreakerState,
} from '../../../src/stripe/breaker/breaker.js';
import { Failure } from '../../../src/stripe/failure.js';

function startBreaker() {
  let now = 0;
  const states: BreakerState[] = [];
  const breaker = createBreaker({ now: () => now, onChange: (state) => states.push(state) });
  return { breaker, states, pass: (ms: number) => void (now += ms) };
}

function begin(breaker: Breaker): Attempt | Failure {
  try {
    return breaker.begin();
  } catch (error) {
    return error as Failure;
  }
}

function letThrough(breaker: Breaker): Attempt {
  const attempt = begin(breaker);
  if (attempt instanceof Failure) throw new Error('refused');
  return attempt;
}

function failTimes(breaker: Breaker, times: number): void {
  for (let done = 0; done < times; done += 1) letThrough(breaker).fail();
}

describe('a breaker', () => {
  it('opens with the tenth failure, and says when to come back', () => {
    const { breaker, states } = startBreaker();
    failTimes(breaker, 9);
    expect(breaker.state).toBe('closed');
    failTimes(breaker, 1);
    expect(states).toEqual(['open']);
    const refusal = begin(breaker);
    expect(refusal).toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
      retryable: true,
      details: { retryAfterMs: 500 },
    });
    expect(() => breaker.check()).toThrow(Failure);
  });

  it('opens when half of the last twenty attempts failed, and not for less', () => {
    const { breaker } = startBreaker();
    for (let round = 0; round < 30; round += 1) {
      letThrough(breaker).succeed();
      letThrough(breaker).succeed();
      letThrough(breaker).fail();
    }
    expect(breaker.state).toBe('closed');
    const { breaker: worse } = startBreaker();
    for (let round = 0; round < 10; round += 1) {
      expect(worse.state).toBe('closed');
      letThrough(worse).succeed();
      letThrough(worse).fail();
    }
    expect(worse.state).toBe('open');
  });

  it('lets one probe through every half second, and closes with the first that succeeds', () => {
    const { breaker, states, pass } = startBreaker();
    failTimes(breaker, 10);
    pass(500);
    const hanging = letThrough(breaker);
    expect(breaker.state).toBe('half-open');
    expect(begin(breaker)).toBeInstanceOf(Failure);
    pass(500);
    const failing = letThrough(breaker);
    failing.fail();
    expect(breaker.state).toBe('open');
    pass(500);
    letThrough(breaker).succeed();
    expect(states).toEqual(['open', 'half-open', 'open', 'half-open', 'closed']);
    // The old probe ends long after.
    hanging.fail();
    expect(breaker.state).toBe('closed');
  });

  it('does not hold against Stripe what began before it closed', () => {
    const { breaker, pass } = startBreaker();
    const old = Array.from({ length: 50 }, () => letThrough(breaker));
    failTimes(breaker, 10);
    pass(500);
    letThrough(breaker).succeed();
    for (const attempt of old) attempt.fail();
    expect(breaker.state).toBe('closed');
  });

  it('never lets more than two calls a second through to a dead Stripe, and is closed half a second after its recovery', () => {
    const step = fc.record({ waitMs: fc.integer({ min: 0, max: 400 }), hangs: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 60 }), (steps) => {
        const { breaker, pass } = startBreaker();
        failTimes(breaker, 10);
        let elapsed = 0;
        let probes = 0;
        for (const { waitMs, hangs } of steps) {
          pass(waitMs);
          elapsed += waitMs;
          const attempt = begin(breaker);
          if (attempt instanceof Failure) continue;
          probes += 1;
          if (!hangs) attempt.fail();
        }
        expect(probes).toBeLessThanOrEqual(elapsed / 500 + 1);
        pass(500);
        letThrough(breaker).succeed();
        expect(breaker.state).toBe('closed');
      }),
    );
  });
});
