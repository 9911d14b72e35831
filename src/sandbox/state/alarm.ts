import type { Agenda } from './agenda.js';

export interface Alarm {
  start(): void;
  stop(): void;
}

/** While a clock that is not the system's stands still, it is looked at again after at least as long as this. */
const shortestMs = 10;
/** Timers of the system hold 24 days at most. */
const longestMs = 24 * 3_600_000;

/**
 * Does what the agenda holds when it falls due, for those who are told of it rather than ask. It keeps no process alive.
 *
 * @param now milliseconds
 */
export function createAlarm(agenda: Agenda, now: () => number): Alarm {
  let started = false;
  let timer: NodeJS.Timeout | undefined;
  const set = () => {
    clearTimeout(timer);
    const due = agenda.nextDue();
    if (!started || due === undefined) return;
    timer = setTimeout(ring, Math.min(longestMs, Math.max(shortestMs, due - now())));
    timer.unref();
  };
  const ring = () => {
    agenda.runDue(now());
    set();
  };
  agenda.onChange(set);
  return {
    start() {
      started = true;
      set();
    },
    stop() {
      started = false;
      clearTimeout(timer);
    },
  };
}
