/** What one request took, for the browser's developer tools. */
export interface ServerTiming {
  /** A call to Stripe begins; the function ends it, with the milliseconds it waited for its turn. */
  beginCall(): (waitMs: number) => void;
  /** The value of the header `Server-Timing`. */
  print(): string;
}

/** Times a request from now on. Its calls go on side by side, so what counts is the time with at least one, and the longest wait. */
export function createServerTiming(now: () => number = () => performance.now()): ServerTiming {
  const begunAt = now();
  let calls = 0;
  let underWay = 0;
  let since = 0;
  let stripeMs = 0;
  let longestWaitMs = 0;
  return {
    beginCall() {
      calls += 1;
      if (underWay === 0) since = now();
      underWay += 1;
      return (waitMs) => {
        underWay -= 1;
        if (underWay === 0) stripeMs += now() - since;
        longestWaitMs = Math.max(longestWaitMs, waitMs);
      };
    },
    print: () =>
      [
        `total;dur=${(now() - begunAt).toFixed(1)}`,
        `stripe;desc="${calls} ${calls === 1 ? 'call' : 'calls'}";dur=${stripeMs.toFixed(1)}`,
        `budget;desc="longest wait";dur=${longestWaitMs.toFixed(1)}`,
      ].join(', '),
  };
}
