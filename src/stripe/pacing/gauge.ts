import { createSlidingLog } from './sliding-log.js';

export interface GaugeOptions {
  /** Tells it from others, in Redis too. */
  readonly name: string;
  /** How many calls a window holds. */
  readonly limit: number;
  readonly windowMs: number;
  /** How long it takes after a slow-down until the whole limit is used again. */
  readonly recoveryMs: number;
}

/** One of Stripe's limits, and what is left of it. All moments are of one clock. */
export interface Gauge {
  readonly name: string;
  readonly limit: number;
  take(now: number): void;
  /** How many calls may go now. */
  free(now: number): number;
  /** When the next call may go. */
  nextAt(now: number): number;
  /** The earliest moment for a call with so many before it: later than this is possible, sooner is not. */
  notBefore(now: number, ahead: number): number;
  /** Halves the limit for a while, and holds everything until a moment. */
  slowDown(now: number, heldUntil: number): void;
}

/** A slowed limit grows all the time, so the next turn can be sooner than it looks now. */
const lookAgainMs = 100;

/** Makes the gauge of one limit. */
export function createGauge(options: GaugeOptions): Gauge {
  const { name, limit, windowMs, recoveryMs } = options;
  const log = createSlidingLog(windowMs);
  let share = 1;
  let slowedAt = -Infinity;
  let heldUntil = -Infinity;

  const shareAt = (now: number) =>
    share === 1 ? 1 : Math.min(1, share + (1 - share) * ((now - slowedAt) / recoveryMs));
  const limitAt = (now: number) => Math.max(1, Math.floor(limit * shareAt(now)));

  return {
    name,
    limit,
    take: (now) => log.add(now),
    free: (now) => (now < heldUntil ? 0 : Math.max(0, limitAt(now) - log.size(now))),
    nextAt(now) {
      const slot = log.slotAt(now, 0, limitAt(now));
      const soon = shareAt(now) === 1 ? slot : Math.min(slot, now + lookAgainMs);
      return Math.max(heldUntil, slot <= now ? slot : soon);
    },
    notBefore: (now, ahead) => Math.max(heldUntil, log.slotAt(now, ahead, limit)),
    slowDown(now, until) {
      heldUntil = Math.max(heldUntil, until);
      // All refusals of one burst say the same.
      if (now - slowedAt < windowMs) return;
      share = shareAt(now) / 2;
      slowedAt = now;
    },
  };
}
