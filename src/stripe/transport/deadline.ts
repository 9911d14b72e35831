import { AsyncLocalStorage } from 'node:async_hooks';

/** Thrown when the time for a call, its retries included, has run out. */
export class DeadlineExceeded extends Error {
  override readonly name = 'DeadlineExceeded';
}

/** What one call runs under, all its attempts together. */
export interface CallScope {
  readonly signal: AbortSignal;
  /** When its time runs out, by `performance.now()`. */
  readonly endsAt: number;
  /** Ends the call with this error now. The stripe package would take it for a lost connection and try again. */
  giveUp(error: Error): void;
}

const calls = new AsyncLocalStorage<CallScope>();

/** The signal of the deadline that the current call runs under. The stripe package has no option to carry one. */
export function currentDeadline(): AbortSignal | undefined {
  return calls.getStore()?.signal;
}

/** What the current call runs under; undefined outside of `withDeadline`. */
export function currentCall(): CallScope | undefined {
  return calls.getStore();
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
  let giveUp: (error: Error) => void = () => undefined;
  const expired = new Promise<never>((_resolve, reject) => {
    giveUp = reject;
    timer = setTimeout(() => {
      const error = new DeadlineExceeded('deadline exceeded');
      reject(error);
      controller.abort(error);
    }, ms);
  });
  const scope: CallScope = { signal: controller.signal, endsAt: performance.now() + ms, giveUp };
  // Async, so that a call which throws at once is a rejection too and its timer is cleared.
  const answer = calls.run(scope, async () => call());
  try {
    return await Promise.race([answer, expired]);
  } finally {
    clearTimeout(timer);
    // Whoever loses the race may still reject later; that is no unhandled rejection.
    answer.catch(() => undefined);
  }
}
