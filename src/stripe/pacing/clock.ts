/** Time that only goes forward, and what happens in it. */
export interface Clock {
  /** Milliseconds since some moment. */
  now(): number;
  /** Runs something later. Returns what calls it off. */
  after(ms: number, run: () => void): () => void;
}

/** The clock of this machine; the same as that of a call's deadline. */
export const systemClock: Clock = {
  now: () => performance.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
