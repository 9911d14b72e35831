import type { SessionChange } from '../session-change.js';

/** Changes that other replicas have not been told of yet: one for each session, however often it changed. */
export interface Outbox {
  put(change: SessionChange): void;
  /** Takes out the oldest. */
  take(count: number): SessionChange[];
  /** Whether changes were dropped since this was last asked. */
  takeOverflow(): boolean;
}

/**
 * Makes an outbox.
 * @param most what it holds; past this the oldest is dropped
 */
export function createOutbox(most: number): Outbox {
  const waiting = new Map<string, SessionChange>();
  let overflow = false;
  return {
    put(change) {
      const key = `${change.account ?? ''} ${change.sessionId}`;
      waiting.delete(key);
      waiting.set(key, change);
      if (waiting.size <= most) return;
      for (const oldest of waiting.keys()) {
        waiting.delete(oldest);
        break;
      }
      overflow = true;
    },
    take(count) {
      const taken = [...waiting].slice(0, count);
      for (const [key] of taken) waiting.delete(key);
      return taken.map(([, change]) => change);
    },
    takeOverflow() {
      const had = overflow;
      overflow = false;
      return had;
    },
  };
}
