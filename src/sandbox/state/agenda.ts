/** Work that falls due at a moment of the sandbox's own clock. */
export interface Agenda {
  add(due: number, job: () => void): void;
  /** Does what has fallen due, earliest first. */
  runDue(now: number): void;
  /** When the earliest entry falls due; undefined where there is none. */
  nextDue(): number | undefined;
  /** Calls a listener whenever an entry was added. */
  onChange(listener: () => void): void;
  clear(): void;
}

/**
 * The agenda itself has no timers: it is caught up with before each request, and by the alarm for the sake of webhooks.
 * A test that holds the clock still holds the sandbox still.
 */
export function createAgenda(): Agenda {
  const entries: { due: number; job: () => void }[] = [];
  const listeners: (() => void)[] = [];
  return {
    add(due, job) {
      const later = entries.findIndex((entry) => entry.due > due);
      entries.splice(later === -1 ? entries.length : later, 0, { due, job });
      for (const listener of listeners) listener();
    },
    runDue(now) {
      for (let next = entries[0]; next !== undefined && next.due <= now; next = entries[0]) {
        entries.shift();
        next.job();
      }
    },
    nextDue: () => entries[0]?.due,
    onChange: (listener) => void listeners.push(listener),
    clear() {
      entries.length = 0;
    },
  };
}
