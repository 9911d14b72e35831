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
  readonly endsAt: number;
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
  const { answerMs, signal: leaving } = deadline;
  const useBy = () => deadline.endsAt - answerMs;
  if (leaving?.aborted === true) return Promise.reject(new Abandoned());
  if (performance.now() > useBy()) return Promise.reject(new DeadlineExceeded('no time left'));

  return new Promise((resolve, reject) => {
    const signal = new LightSignal();
    let timer: NodeJS.Timeout | undefined;
    let hasBegunWrite = false;

    function settle(): void {
      clearTimeout(timer);
      leaving?.removeEventListener('abort', leave);
    }
    function giveUp(error: Error): void {
      settle();
      reject(error);
    }
    function end(error: Error): void {
      giveUp(error);
      signal.abort();
    }
    function check(): void {
      const left = deadline.endsAt - performance.now();
      if (left > 0) timer = setTimeout(check, Math.ceil(left));
      else end(new DeadlineExceeded('deadline exceeded'));
    }
    function leave(): void {
      if (!hasBegunWrite) end(new Abandoned());
    }

    check();
    leaving?.addEventListener('abort', leave, { once: true });
    const limits: CallLimits = {
      signal,
      get endsAt() {
        return deadline.endsAt;
      },
      get useBy() {
        return useBy();
      },
      beginWrite: () => void (hasBegunWrite = true),
      giveUp,
    };
    // Async, so that a call which throws at once is a rejection too. What comes too late settles nothing any more.
    (async () => call(limits))().then((answer) => {
      settle();
      resolve(answer);
    }, giveUp);
  });
}
