import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Failure } from '../../../src/stripe/failure.js';
import { Abandoned } from '../../../src/stripe/operation/abandoned.js';
import { beginOperation } from '../../../src/stripe/operation/operation.js';
import { shareCall } from '../../../src/stripe/operation/shared-call.js';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

/** One who waits: from when, for how long, and whether it goes before that. Milliseconds. */
interface Waiter {
  readonly comesAt: number;
  readonly ms: number;
  readonly goesAt: number | undefined;
}

/** A read that is answered at a moment, or given up before. */
function slowRead(answerAt: number) {
  let wasGivenUp = false;
  const call = shareCall(
    ({ signal }) =>
      new Promise<string>((resolve, reject) => {
        const timer = setTimeout(resolve, answerAt, 'answer');
        signal?.addEventListener('abort', () => {
          wasGivenUp = true;
          clearTimeout(timer);
          reject(new Abandoned());
        });
      }),
  );
  return { call, wasGivenUp: () => wasGivenUp };
}

describe('a shared call', () => {
  it('answers exactly those who still wait when the answer comes, and is given up exactly when nobody does', async () => {
    const waiter = fc.record<Waiter>({
      // The first begins the read. None comes or goes in the moment of another: which is first would be chance.
      comesAt: fc.integer({ min: 0, max: 20 }).map((tens) => tens * 10 + 1),
      ms: fc.integer({ min: 1, max: 30 }).map((tens) => tens * 10 + 2),
      goesAt: fc.option(
        fc.integer({ min: 0, max: 30 }).map((tens) => tens * 10 + 5),
        { nil: undefined },
      ),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(waiter, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 30 }).map((tens) => tens * 10),
        async (others, readMs) => {
          const waiters = [{ ...(others[0] as Waiter), comesAt: 0 }, ...others.slice(1)];
          const { call, wasGivenUp } = slowRead(readMs);
          const outcomes: Promise<'answered' | 'late' | 'gone' | 'alone'>[] = [];
          const ends = waiters.map(({ comesAt, ms, goesAt }) =>
            Math.min(comesAt + ms, goesAt !== undefined && goesAt > comesAt ? goesAt : Infinity),
          );
          for (const { comesAt, ms, goesAt } of waiters) {
            outcomes.push(
              new Promise((resolve) => {
                const come = () => {
                  if (call.isAbandoned) {
                    resolve('alone');
                    return;
                  }
                  const client = new AbortController();
                  if (goesAt !== undefined && goesAt > comesAt) {
                    setTimeout(() => client.abort(), goesAt - comesAt);
                  }
                  call.join(beginOperation(ms, { signal: client.signal })).then(
                    () => resolve('answered'),
                    (error: unknown) => resolve(error instanceof Abandoned ? 'gone' : 'late'),
                  );
                };
                if (comesAt === 0) come();
                else setTimeout(come, comesAt);
              }),
            );
          }
          await vi.advanceTimersByTimeAsync(1000);
          const seen = await Promise.all(outcomes);

          // The model: when did the last one go whom nobody had followed by then?
          let allGoneAt = Infinity;
          for (const end of [...ends].sort((one, other) => one - other)) {
            const isAnybodyThere = waiters.some(
              ({ comesAt }, index) => comesAt <= end && (ends[index] ?? 0) > end,
            );
            if (!isAnybodyThere) {
              allGoneAt = end;
              break;
            }
          }
          expect(wasGivenUp()).toBe(allGoneAt < readMs);
          waiters.forEach(({ comesAt }, index) => {
            if (comesAt > allGoneAt) return;
            const isThere = (ends[index] ?? 0) > readMs;
            expect(seen[index] === 'answered', JSON.stringify({ waiters, readMs, seen })).toBe(isThere);
          });
        },
      ),
    );
  });

  it('fails for all with what went wrong, and leaves no timer behind', async () => {
    const failure = new Failure('UPSTREAM_UNAVAILABLE', 'gone');
    const call = shareCall(() => Promise.reject(failure));
    const { signal } = new AbortController();
    const waiting = [1, 2, 3].map(() => call.join(beginOperation(1000, { signal })));
    for (const one of waiting) await expect(one).rejects.toBe(failure);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('has the time of the one who may wait the longest', () => {
    let shared: { readonly endsAt: number } | undefined;
    const call = shareCall((operation) => {
      shared = operation;
      return new Promise(() => undefined);
    });
    const join = (ms: number) => void call.join(beginOperation(ms)).catch(() => 0);
    const from = performance.now();
    join(200);
    expect(shared?.endsAt).toBe(from + 200);
    join(100);
    expect(shared?.endsAt).toBe(from + 200);
    join(900);
    expect(shared?.endsAt).toBe(from + 900);
  });
});
