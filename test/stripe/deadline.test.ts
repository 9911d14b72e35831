import { describe, expect, it } from 'vitest';
import { currentDeadline, DeadlineExceeded, withDeadline } from '../../src/stripe/transport/deadline.js';

const never = new Promise<never>(() => undefined);

describe('withDeadline', () => {
  it('answers with what the call answers, or throws what it throws', async () => {
    expect(await withDeadline(1000, () => Promise.resolve('answer'))).toBe('answer');
    await expect(withDeadline(1000, () => Promise.reject(new TypeError('broken')))).rejects.toThrow(
      TypeError,
    );
  });

  it('gives up when the time is over, and tells whoever is still at work', async () => {
    let signal: AbortSignal | undefined;
    const call = withDeadline(5, async () => {
      await Promise.resolve();
      signal = currentDeadline();
      return never;
    });
    await expect(call).rejects.toThrow(DeadlineExceeded);
    expect(signal?.aborted).toBe(true);
  });

  it('gives each call a deadline of its own, and none to what runs outside', async () => {
    const signals = await Promise.all(
      [1, 2].map(() => withDeadline(1000, () => Promise.resolve(currentDeadline()))),
    );
    expect(new Set(signals).size).toBe(2);
    expect(signals.every((signal) => signal?.aborted === false)).toBe(true);
    expect(currentDeadline()).toBeUndefined();
  });

  it.each<[string, () => Promise<unknown>]>([
    ['fails late', () => new Promise((_resolve, reject) => setTimeout(() => reject(new Error('late')), 20))],
    [
      'throws before it returns a promise',
      () => {
        throw new Error('at once');
      },
    ],
  ])('leaves no rejection unhandled when the call %s', async (_name, call) => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => void unhandled.push(reason);
    process.on('unhandledRejection', note);
    try {
      await expect(withDeadline(5, call)).rejects.toThrow();
      await new Promise((resolve) => setTimeout(resolve, 40));
    } finally {
      process.off('unhandledRejection', note);
    }
    expect(unhandled).toEqual([]);
  });
});
