/** What a watcher has been told and has not taken yet: the newest of each kind, and never more than there is room for. */
export interface Mailbox<T> {
  /** Waits for the next; null once it is closed. One taker at a time. */
  take(): Promise<T | null>;
  /** Replaces what was told of the same thing before. False when there is no room: the watcher has fallen behind. */
  tell(key: string, told: T): boolean;
  /** What was told and not taken is dropped, and whoever waits gets null. */
  close(): void;
}

/** Makes a mailbox for so many things. */
export function createMailbox<T>(room: number): Mailbox<T> {
  const waiting = new Map<string, T>();
  let taker: ((told: T | null) => void) | undefined;
  let closed = false;
  return {
    take() {
      if (closed) return Promise.resolve(null);
      for (const [key, told] of waiting) {
        waiting.delete(key);
        return Promise.resolve(told);
      }
      return new Promise((resolve) => (taker = resolve));
    },
    tell(key, told) {
      if (closed) return true;
      if (taker !== undefined) {
        const give = taker;
        taker = undefined;
        give(told);
        return true;
      }
      if (!waiting.has(key) && waiting.size >= room) return false;
      waiting.set(key, told);
      return true;
    },
    close() {
      closed = true;
      waiting.clear();
      taker?.(null);
      taker = undefined;
    },
  };
}
