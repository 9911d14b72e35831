import { LRUCache } from 'lru-cache';

/** The seconds from `from` to `to`, both included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** How many sessions of one account lie in a time, as far as lists have shown it. */
export interface SessionDensity {
  /**
   * Takes in what a list showed.
   * @param created of every session that it holds
   * @param isCut whether it was cut off at the span's older end, so that the time before holds more of the same
   */
  learn(span: Span, created: readonly number[], isCut: boolean): void;
  /** How many are to be expected from one second to a later one. What was never seen counts as empty: it is tried. */
  expect(from: number, to: number): number;
}

export interface SessionDensityOptions {
  /** Expectations above it are all the same. */
  readonly most: number;
  /** For how long what was seen counts, in milliseconds; then the time is tried again. */
  readonly ttlMs: number;
  readonly clock: { now(): number };
}

const hour = 3600;
/** Of hours that are remembered. */
const maxHours = 500;

/** Makes the memory of one account's density, hour by hour. */
export function createSessionDensity({ most, ttlMs, clock }: SessionDensityOptions): SessionDensity {
  /** Sessions a second. */
  const densities = new LRUCache<number, number>({ max: maxHours, ttl: ttlMs, perf: clock });

  return {
    learn({ from, to }, created, isCut) {
      const counts = new Map<number, number>();
      for (const second of created) {
        const start = startOf(second);
        counts.set(start, (counts.get(start) ?? 0) + 1);
      }
      for (const [start, count] of counts) {
        const seen = Math.min(to, start + hour - 1) - Math.max(from, start) + 1;
        // A burst says little of the rest of its hour; a list that was cut off says that there is more.
        const elsewhere = isCut ? count / seen : (densities.get(start) ?? 0);
        densities.set(start, (count + elsewhere * (hour - seen)) / hour);
      }
    },
    expect(from, to) {
      let expected = 0;
      for (let start = startOf(to); start > from - hour && expected < most; start -= hour) {
        const density = densities.get(start) ?? 0;
        if (density > 0) expected += density * (Math.min(to, start + hour) - Math.max(from, start));
      }
      return Math.min(most, expected);
    },
  };
}

function startOf(second: number): number {
  return second - (second % hour);
}
