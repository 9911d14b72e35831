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
  const { signal, caller, scope, turn } = whose;
  // Written out: one begins with every answer, and spreading takes a hundredth of it.
  return { endsAt: performance.now() + ms, signal, caller, scope, turn };
}

/**
 * Waits for an answer no longer than the operation has time and its client is there.
 * @param onLeave it will not be waited for any more
 * @throws {Failure} UPSTREAM_TIMEOUT
 * @throws {Abandoned}
 */
export function waitWithin<T>(operation: Operation, answer: Promise<T>, onLeave: () => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const waiter = new Waiter(operation, onLeave, reject);
    answer.then(
      (answered) => {
        waiter.settle();
        resolve(answered);
      },
      (error: unknown) => {
        waiter.settle();
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
        reject(error);
      },
    );
    waiter.watch();
  });
}

class Waiter {
  private readonly onAbort = () => this.leave(new Abandoned());
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly operation: Operation,
    private readonly onLeave: () => void,
    private readonly reject: (error: Error) => void,
  ) {}

  watch(): void {
    const { endsAt, signal } = this.operation;
    if (endsAt !== Infinity) this.timer = setTimeout(giveUp, Math.max(0, endsAt - performance.now()), this);
    signal?.addEventListener('abort', this.onAbort, { once: true });
    if (signal?.aborted === true) this.onAbort();
  }

  settle(): void {
    clearTimeout(this.timer);
    this.operation.signal?.removeEventListener('abort', this.onAbort);
  }

  leave(error: Error): void {
    this.settle();
    this.reject(error);
    this.onLeave();
  }
}

function giveUp(waiter: Waiter): void {
  waiter.leave(toFailure(new DeadlineExceeded('deadline exceeded')));
}
