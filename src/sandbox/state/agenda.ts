/** Work that falls due at a moment of the sandbox's own clock. */
export interface Agenda {
  add(due: number, job: () => void): void;
  /** Does what has fallen due, earliest first. */
  runDue(now: number): void;
  clear(): void;
}

/**
 * Nothing of the sandbox can be seen except through a request, so it is enough to catch up before each one. That needs
 * no timers, and a test that holds the clock still holds the sandbox still.
 */
export function createAgenda(): Agenda {
  const entries: { due: number; job: () => void }[] = [];
  return {
    add(due, job) {
      const later = entries.findIndex((entry) => entry.due > due);
      entries.splice(later === -1 ? entries.length : later, 0, { due, job });
    },
    runDue(now) {
      for (let next = entries[0]; next !== undefined && next.due <= now; next = entries[0]) {
        entries.shift();
        next.job();
      }
    },
    clear() {
      entries.length = 0;
    },
  };
}
