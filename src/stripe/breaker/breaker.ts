import { Failure } from '../failure.js';

/** `half-open`: a probe is on its way, and what becomes of it decides. */
export type BreakerState = 'closed' | 'open' | 'half-open';

export interface BreakerOptions {
  /** So many failed attempts open it, 10 by default, */
  readonly failures?: number;
  /** among so many of the last, 20 by default. */
  readonly among?: number;
  /** Milliseconds between two probes, 500 by default. */
  readonly probeEveryMs?: number;
  readonly onChange?: ((state: BreakerState) => void) | undefined;
  /** In milliseconds; it must not jump. */
  readonly now?: () => number;
}

/** An attempt that was let through. One that was broken off early tells neither. */
export interface Attempt {
  succeed(): void;
  fail(): void;
}

/** Keeps calls from an upstream that fails them anyway. */
export interface Breaker {
  readonly state: BreakerState;
  /** @throws {Failure} UPSTREAM_UNAVAILABLE while it is open and no probe is due */
  check(): void;
  /** Lets an attempt through, as a probe where one is due. @throws {Failure} as `check` does */
  begin(): Attempt;
}

/** Sooner than this nobody needs to come back. Milliseconds. */
const leastRetryMs = 100;

/**
 * Makes a breaker. While it is open one call goes through every so often, whether or not the one before it has been
 * answered: a probe that hangs costs its own caller and delays nobody, and the first that succeeds closes it.
 */
export function createBreaker(options: BreakerOptions = {}): Breaker {
  const { failures = 10, among = 20, probeEveryMs = 500, onChange, now = () => performance.now() } = options;
  let state: BreakerState = 'closed';
  /** Whether each of the last attempts failed, the oldest first. */
  let recent: boolean[] = [];
  let failed = 0;
  let probeAt = -Infinity;
  /** What began before it opened or closed tells nothing of the time after that. */
  let era = 0;

  function become(next: BreakerState): void {
    if (state === next) return;
    if (state === 'closed' || next === 'closed') {
      era += 1;
      recent = [];
      failed = 0;
    }
    state = next;
    onChange?.(next);
  }

  function note(hasFailed: boolean): void {
    recent.push(hasFailed);
    if (hasFailed) failed += 1;
    if (recent.length > among && recent.shift() === true) failed -= 1;
    if (failed < failures) return;
    probeAt = now() + probeEveryMs;
    become('open');
  }

  function check(): void {
    if (state === 'closed') return;
    const waitMs = probeAt - now();
    if (waitMs <= 0) return;
    throw new Failure('UPSTREAM_UNAVAILABLE', 'Stripe is failing. Try again.', {
      retryAfterMs: Math.max(leastRetryMs, Math.ceil(waitMs)),
    });
  }

  return {
    get state() {
      return state;
    },
    check,
    begin() {
      check();
      if (state !== 'closed') {
        probeAt = now() + probeEveryMs;
        become('half-open');
      }
      const begunIn = era;
      return {
        succeed() {
          if (begunIn !== era) return;
          if (state === 'closed') note(false);
          else become('closed');
        },
        fail() {
          if (begunIn !== era) return;
          if (state === 'closed') note(true);
          else become('open');
        },
      };
    },
  };
}
