import { AsyncLocalStorage } from 'node:async_hooks';

/** Thrown when the time for a call, its retries included, has run out. */
export class DeadlineExceeded extends Error {
  override readonly name = 'DeadlineExceeded';
}

const signals = new AsyncLocalStorage<AbortSignal>();

/** The signal of the deadline that the current call runs under. The stripe package has no option to carry one. */
export function currentDeadline(): AbortSignal | undefined {
  return signals.getStore();
}

/**
 * Runs a call under a total deadline. The stripe package's own `timeout` is for one attempt and starts again with
 * every retry, so the whole is raced here; the signal lets the transport drop the socket of a read that nobody waits for.
 * @param ms milliseconds for everything: waiting, attempts, back-off
 * @throws {DeadlineExceeded}
 */
export async function withDeadline<T>(ms: number, call: () => Promise<T>): Promise<T> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      const error = new DeadlineExceeded('deadline exceeded');
      reject(error);
      controller.abort(error);
    }, ms);
  });
  // Async, so that a call which throws at once is a rejection too and its timer is cleared.
  const answer = signals.run(controller.signal, async () => call());
  try {
    return await Promise.race([answer, expired]);
  } finally {
    clearTimeout(timer);
    // Whoever loses the race may still reject later; that is no unhandled rejection.
    answer.catch(() => undefined);
  }
}
