import { describe, expect, it, vi } from 'vitest';
import { Abandoned } from '../../src/stripe/operation/abandoned.js';
import type { SignalLike } from '../../src/stripe/operation/light-signal.js';
import { DeadlineExceeded, withDeadline, type Deadline } from '../../src/stripe/transport/deadline.js';

const within = (ms: number): Deadline => ({ endsAt: performance.now() + ms, answerMs: 0 });
const never = new Promise<never>(() => undefined);

describe('withDeadline', () => {
  it('answers with what the call answers, or throws what it throws', async () => {
    expect(await withDeadline(within(1000), () => Promise.resolve('answer'))).toBe('answer');
    await expect(withDeadline(within(1000), () => Promise.reject(new TypeError('broken')))).rejects.toThrow(
      TypeError,
    );
  });

  it('gives up when the time is over, and tells whoever is still at work', async () => {
    let signal: SignalLike | undefined;
    const call = withDeadline(within(5), (limits) => {
      signal = limits.signal;
      return never;
    });
    await expect(call).rejects.toThrow(DeadlineExceeded);
    expect(signal?.aborted).toBe(true);
  });

  it('gives each call limits of its own', async () => {
    const signals = await Promise.all(
      [1, 2].map(() => withDeadline(within(1000), (limits) => Promise.resolve(limits.signal))),
    );
    expect(new Set(signals).size).toBe(2);
    expect(signals.every((signal) => !signal.aborted)).toBe(true);
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
      await expect(withDeadline(within(5), call)).rejects.toThrow();
      await new Promise((resolve) => setTimeout(resolve, 40));
    } finally {
      process.off('unhandledRejection', note);
    }
    expect(unhandled).toEqual([]);
  });

  it('begins nothing when there is no time for an answer', async () => {
    const call = vi.fn(() => Promise.resolve('answer'));
    const tooLate = { endsAt: performance.now() + 100, answerMs: 200 };
    await expect(withDeadline(tooLate, call)).rejects.toThrow(DeadlineExceeded);
    expect(call).not.toHaveBeenCalled();
  });

  it('goes on while its end moves away', async () => {
    const deadline = { endsAt: performance.now() + 20, answerMs: 0 };
    const call = withDeadline(deadline, () => new Promise((resolve) => setTimeout(resolve, 60, 'answer')));
    deadline.endsAt += 5000;
    expect(await call).toBe('answer');
  });

  it('gives up a read when its client goes, and lets a write finish that has begun', async () => {
    const client = new AbortController();
    const deadline = { ...within(5000), signal: client.signal };
    const read = withDeadline(deadline, () => never);
    const write = withDeadline(deadline, async (limits) => {
      limits.beginWrite();
      await new Promise((resolve) => client.signal.addEventListener('abort', resolve, { once: true }));
      return limits.signal.aborted;
    });
    const broken = expect(read).rejects.toThrow(Abandoned);
    client.abort();
    await broken;
    expect(await write).toBe(false);
    await expect(withDeadline(deadline, () => never)).rejects.toThrow(Abandoned);
  });
});
