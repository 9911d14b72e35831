/** What happened within the last window, to the moment. */
export interface SlidingLog {
  add(now: number): void;
  size(now: number): number;
  /**
   * When the nth of those who wait has its turn if nothing else happens, counted from 0.
   * @param limit how many a window holds
   */
  slotAt(now: number, nth: number, limit: number): number;
}

/** Makes a log that forgets what is a window old. It holds as many moments as there were in one window. */
export function createSlidingLog(windowMs: number): SlidingLog {
  let moments: number[] = [];
  let start = 0;

  function forget(now: number): void {
    while (start < moments.length && (moments[start] ?? now) <= now - windowMs) start += 1;
    if (start > 1000 && start * 2 > moments.length) {
      moments = moments.slice(start);
      start = 0;
    }
  }

  return {
    add(now) {
      forget(now);
      moments.push(now);
    },
    size(now) {
      forget(now);
      return moments.length - start;
    },
    slotAt(now, nth, limit) {
      forget(now);
      const laps = Math.floor(nth / limit);
      // A slot is free a window after what was `limit` before it.
      const before = moments.length - limit + (nth % limit);
      const first = before < start ? now : Math.max(now, (moments[before] ?? now) + windowMs);
      return first + laps * windowMs;
    },
  };
}
