import { Failure } from '../../../src/stripe/failure.js';
import type { PacedCall } from '../../../src/stripe/pacing/paced-call.js';
import { createPacer, type Pacer, type PacerOptions } from '../../../src/stripe/pacing/pacer.js';
import { createManualClock, type ManualClock } from './manual-clock.js';

/** What became of a call, and when. */
export interface Outcome {
  readonly call: PacedCall;
  readonly at: number;
  /** Undefined for a turn. */
  readonly failure: Failure | undefined;
}

export interface RecordedPacer {
  readonly pacer: Pacer;
  readonly clock: ManualClock;
  /** In the order of their ends. */
  readonly outcomes: Outcome[];
  readonly turns: () => Outcome[];
  readonly refusals: () => Outcome[];
  readonly want: (call?: Partial<PacedCall>) => void;
}

/** A pacer on a clock of the test's, and what it decided. */
export function createRecordedPacer(options: Partial<PacerOptions> = {}): RecordedPacer {
  const clock = createManualClock();
  const pacer = createPacer({ perEndpoint: 10, total: 100, marginMs: 0, clock, ...options });
  const outcomes: Outcome[] = [];
  return {
    pacer,
    clock,
    outcomes,
    turns: () => outcomes.filter(({ failure }) => failure === undefined),
    refusals: () => outcomes.filter(({ failure }) => failure !== undefined),
    want(wish = {}) {
      const call: PacedCall = { endpoint: 'GET things', kind: 'read', caller: 'a', useBy: Infinity, ...wish };
      pacer.takeTurn(call).then(
        () => outcomes.push({ call, at: clock.now(), failure: undefined }),
        (error: unknown) => {
          if (!(error instanceof Failure)) throw error;
          outcomes.push({ call, at: clock.now(), failure: error });
        },
      );
    },
  };
}

/** The most moments that lie within any window of that length; one that ends a window later lies outside. */
export function mostWithin(windowMs: number, moments: readonly number[]): number {
  const sorted = [...moments].sort((a, b) => a - b);
  let first = 0;
  let most = 0;
  sorted.forEach((moment, index) => {
    while ((sorted[first] ?? moment) <= moment - windowMs) first += 1;
    most = Math.max(most, index - first + 1);
  });
  return most;
}
