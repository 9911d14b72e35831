import type { DuplicateMemory } from './duplicate-memory.js';

export interface MemoryDuplicatesOptions {
  /** How many events are remembered, 100 000 by default; past this the oldest is forgotten. */
  readonly maxEvents?: number;
  /** How long, 24 hours by default. Stripe repeats for three days, and a hint told again so late does no harm. */
  readonly ttlMs?: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** Makes a memory of this process alone. */
export function createMemoryDuplicates(options: MemoryDuplicatesOptions = {}): DuplicateMemory {
  const { maxEvents = 100_000, ttlMs = 86_400_000, now = Date.now } = options;
  /** When each is forgotten. All are kept for the same time, so the first are the first to go. */
  const done = new Map<string, number>();
  const underWay = new Map<string, Promise<void>>();

  function forgetOld(): void {
    const time = now();
    for (const [eventId, end] of done) {
      if (done.size <= maxEvents && end > time) return;
      done.delete(eventId);
    }
  }

  async function begin(eventId: string, task: () => void | Promise<void>): Promise<void> {
    await task();
    done.set(eventId, now() + ttlMs);
  }

  return {
    async run(eventId, task) {
      forgetOld();
      if (done.has(eventId)) return 'duplicate';
      const other = underWay.get(eventId);
      if (other !== undefined) {
        await other;
        return 'duplicate';
      }
      const mine = begin(eventId, task).finally(() => underWay.delete(eventId));
      underWay.set(eventId, mine);
      await mine;
      forgetOld();
      return 'done';
    },
  };
}
