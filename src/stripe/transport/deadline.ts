import { Abandoned } from '../operation/abandoned.js';
import { LightSignal, type SignalLike } from '../operation/light-signal.js';

/** Thrown when the time for a call, its retries included, has run out. */
export class DeadlineExceeded extends Error {
  override readonly name = 'DeadlineExceeded';
}

/** How long a call may take. */
export interface Deadline {
  /** When its time runs out, by `performance.now()`; it may move away while the call is under way. */
  readonly endsAt: number;
  /** Milliseconds that an answer takes: an attempt that begins later than this before the end is of no use. */
  readonly answerMs: number;
  /** Aborted when nobody waits for the call any more. */
  readonly signal?: SignalLike | undefined;
}

/** The time of one call, all its attempts together. */
export interface CallLimits {
  /** Aborted when its time is over or nobody waits for it. */
  readonly signal: SignalLike;
  /** When its last attempt may begin. */
  readonly useBy: number;
  /** A write of it is on its way to Stripe, or was: from now on only its deadline ends it. */
  beginWrite(): void;
  /** Ends the call with this error now. The stripe package would take it for a lost connection. */
  giveUp(error: Error): void;
}

/**
 * Runs a call under a total deadline, waiting, attempts and back-off together: the stripe package's own `timeout` is for
 * one attempt. The signal lets the transport drop the socket of a read that nobody waits for.
 * @throws {DeadlineExceeded} at once where there is no time for an answer
 * @throws {Abandoned}
 */
export function withDeadline<T>(deadline: Deadline, call: (limits: CallLimits) => Promise<T>): Promise<T> {
  if (deadline.signal?.aborted === true) return Promise.reject(new Abandoned());
  if (performance.now() > deadline.endsAt - deadline.answerMs) {
    return Promise.reject(new DeadlineExceeded('no time left'));
  }
  return new Promise((resolve, reject) => {
    const limits = new RunningLimits(deadline, reject);
    let begun: Promise<T>;
    try {
      begun = call(limits);
    } catch (error) {
      limits.giveUp(error);
      return;
    }
    // What comes too late settles nothing any more.
    begun.then(
      (answer) => {
        limits.settle();
        resolve(answer);
      },
      (error: unknown) => limits.giveUp(error),
    );
  });
}

class RunningLimits implements CallLimits {
  readonly signal = new LightSignal();
  private readonly leave = () => {
    if (!this.hasBegunWrite) this.end(new Abandoned());
  };
  private timer: NodeJS.Timeout | undefined;
  private hasBegunWrite = false;

  constructor(
    private readonly deadline: Deadline,
    private readonly reject: (error: unknown) => void,
  ) {
    this.watch();
    deadline.signal?.addEventListener('abort', this.leave, { once: true });
  }

  get useBy(): number {
    return this.deadline.endsAt - this.deadline.answerMs;
  }

  beginWrite(): void {
    this.hasBegunWrite = true;
  }

  /** Whatever comes of the call, nothing is waited for any more. */
  settle(): void {
    clearTimeout(this.timer);
    this.deadline.signal?.removeEventListener('abort', this.leave);
  }

  giveUp(error: unknown): void {
    this.settle();
    this.reject(error);
  }

  private end(error: Error): void {
    this.giveUp(error);
    this.signal.abort();
  }

  /** The end may have moved away by the time it comes. */
  watch(): void {
    const left = this.deadline.endsAt - performance.now();
    if (left > 0) this.timer = setTimeout(watchOn, Math.ceil(left), this);
    else this.end(new DeadlineExceeded('deadline exceeded'));
  }
}

function watchOn(limits: RunningLimits): void {
  limits.watch();
}
