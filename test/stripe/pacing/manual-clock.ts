import type { Clock } from '../../../src/stripe/pacing/clock.js';

export interface ManualClock extends Clock {
  /** Goes on by so much; everything due happens at its own moment, with what it causes. */
  advance(ms: number): Promise<void>;
}

/** A clock that goes only when it is told to. */
export function createManualClock(): ManualClock {
  const due = new Set<{ readonly at: number; readonly run: () => void }>();
  let time = 0;

  /** What has been promised so far. */
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

  return {
    now: () => time,
    after(ms, run) {
      const entry = { at: time + ms, run };
      due.add(entry);
      return () => void due.delete(entry);
    },
    async advance(ms) {
      const end = time + ms;
      await settle();
      for (;;) {
        const [next] = [...due].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        due.delete(next);
        time = Math.max(time, next.at);
        next.run();
        await settle();
      }
      time = end;
    },
  };
}
