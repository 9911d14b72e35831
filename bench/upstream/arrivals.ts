const secondMs = 1000;

/** When calls came to one endpoint. */
export interface Arrivals {
  /** @param at milliseconds of a clock that does not jump */
  note(at: number): void;
  /** How many came in the busiest second, wherever it begins. */
  busiestSecond(): number;
  readonly count: number;
}

/** Makes an empty log. */
export function createArrivals(): Arrivals {
  const times: number[] = [];
  return {
    note: (at) => void times.push(at),
    busiestSecond() {
      let most = 0;
      let first = 0;
      times.forEach((at, index) => {
        while (at - (times[first] ?? at) >= secondMs) first += 1;
        most = Math.max(most, index - first + 1);
      });
      return most;
    },
    get count() {
      return times.length;
    },
  };
}

/** Makes a limit of so many in any second; answers whether one more may pass now. What it refuses does not count. */
export function createSlidingLimit(perSecond: number): (at: number) => boolean {
  const passed: number[] = [];
  return (at) => {
    while (at - (passed[0] ?? at) >= secondMs) passed.shift();
    if (passed.length >= perSecond) return false;
    passed.push(at);
    return true;
  };
}
