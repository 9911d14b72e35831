import { AsyncLocalStorage } from 'node:async_hooks';
import { DeadlineExceeded } from '../transport/deadline.js';
import { toFailure } from '../to-failure.js';
import { Abandoned } from './abandoned.js';

/** One operation of a client's, or one answer of a subscription: all its calls to Stripe together have this time. */
export interface Operation {
  /** When its time runs out, by `performance.now()`. A read that several share ends with the last of them. */
  readonly endsAt: number;
  /** Aborted when the client has gone; undefined where nobody can go. */
  readonly signal: AbortSignal | undefined;
}

const operations = new AsyncLocalStorage<Operation | undefined>();

/** Begins an operation of so many milliseconds. It holds no timer: each call takes of it what is left. */
export function beginOperation(ms: number, signal: AbortSignal | undefined): Operation {
  return { endsAt: performance.now() + ms, signal };
}

/** Runs a piece of an operation's work; undefined for work that no client waits for. */
export function runWithin<T>(operation: Operation | undefined, work: () => T): T {
  return operations.run(operation, work);
}

/** What the current work belongs to; undefined for the gateway's own. */
export function currentOperation(): Operation | undefined {
  return operations.getStore();
}

/**
 * Waits for an answer no longer than the operation has time and its client is there.
 * @param onLeave it will not be waited for any more
 * @throws {Failure} UPSTREAM_TIMEOUT
 * @throws {Abandoned}
 */
export function waitWithin<T>(operation: Operation, answer: Promise<T>, onLeave: () => void): Promise<T> {
  const { endsAt, signal } = operation;
  return new Promise((resolve, reject) => {
    const stopWaiting = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    };
    const leave = (error: Error) => {
      stopWaiting();
      reject(error);
      onLeave();
    };
    const onAbort = () => leave(new Abandoned());
    const timer = setTimeout(
      () => leave(toFailure(new DeadlineExceeded('deadline exceeded'))),
      Math.max(0, endsAt - performance.now()),
    );
    signal?.addEventListener('abort', onAbort, { once: true });
    answer.then(resolve, reject).finally(stopWaiting);
    if (signal?.aborted === true) onAbort();
  });
}
