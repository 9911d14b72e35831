import { createFairQueue, type FairQueue } from './fair-queue.js';
import type { Gauge } from './gauge.js';
import type { PacedCall } from './paced-call.js';

/** A call in a line. */
export interface Waiting {
  readonly call: PacedCall;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
  /** Stops listening to the call's deadline. */
  readonly leave: () => void;
}

/** The calls to one endpoint. */
export interface Line {
  readonly queue: FairQueue<Waiting>;
  /** The endpoint's own limit. */
  readonly own: Gauge;
  /** Every limit that its calls are under. */
  readonly gauges: readonly Gauge[];
  /** No later than the first `useBy` of those who wait. */
  soonestUseBy: number;
  /** Turns asked of Redis and not answered yet. */
  claimed: number;
  /** When Redis may have turns again. */
  heldUntil: number;
  /** The number of its last turn. */
  lastTurn: number;
  /** How many calls may go now. */
  free(now: number): number;
  /** When the next may go. */
  nextAt(now: number): number;
  /** The earliest moment for a call with so many before it. */
  notBefore(now: number, ahead: number): number;
}

/** Makes the line of an endpoint. */
export function createLine(own: Gauge, gauges: readonly Gauge[]): Line {
  const line: Line = {
    queue: createFairQueue(),
    own,
    gauges,
    soonestUseBy: Infinity,
    claimed: 0,
    heldUntil: -Infinity,
    lastTurn: 0,
    free(now) {
      if (now < line.heldUntil) return 0;
      let least = Infinity;
      for (const gauge of gauges) least = Math.min(least, gauge.free(now));
      return least;
    },
    nextAt: (now) => Math.max(line.heldUntil, ...gauges.map((gauge) => gauge.nextAt(now))),
    notBefore: (now, ahead) => Math.max(...gauges.map((gauge) => gauge.notBefore(now, ahead))),
  };
  return line;
}
