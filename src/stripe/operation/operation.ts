import type { RequestScope } from '../../telemetry/request-scope.js';
import type { HeldTurn } from '../pacing/held-turn.js';
import { DeadlineExceeded } from '../transport/deadline.js';
import { toFailure } from '../to-failure.js';
import { Abandoned } from './abandoned.js';
import type { SignalLike } from './light-signal.js';

/**
 * One operation of a client's, or one answer of a subscription: all its calls to Stripe together have this time. It is
 * handed on from call to call; what belongs to none is the gateway's own work.
 */
export interface Operation {
  /**
   * When its time runs out, by `performance.now()`; Infinity where only a call's own time ends it. A read that several
   * share ends with the last of them.
   */
  readonly endsAt: number;
  /** Aborted when the client has gone; undefined where nobody can go. */
  readonly signal?: SignalLike | undefined;
  /** Who asks, by a name that is safe to keep, as a digest. Callers take turns; the gateway itself is one of them. */
  readonly caller?: string | undefined;
  /** The request's, for its log and its traces. */
  readonly scope?: RequestScope | undefined;
  /** A turn at Stripe that was taken before it was known what to ask. */
  readonly turn?: HeldTurn | undefined;
}

/** Begins an operation of so many milliseconds. It holds no timer: each call takes of it what is left. */
export function beginOperation(ms: number, whose: Omit<Operation, 'endsAt'> = {}): Operation {
  return { ...whose, endsAt: performance.now() + ms };
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
    const timer =
      endsAt === Infinity
        ? undefined
        : setTimeout(
            () => leave(toFailure(new DeadlineExceeded('deadline exceeded'))),
            Math.max(0, endsAt - performance.now()),
          );
    signal?.addEventListener('abort', onAbort, { once: true });
    answer.then(
      (answered) => {
        stopWaiting();
        resolve(answered);
      },
      (error: unknown) => {
        stopWaiting();
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
        reject(error);
      },
    );
    if (signal?.aborted === true) onAbort();
  });
}
