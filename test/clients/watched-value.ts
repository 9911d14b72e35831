/** A value that a client's cache tells anew whenever it changes. */
export interface WatchedValue<T> {
  /** All that it has been. */
  readonly history: readonly T[];
  /** What the cache calls. */
  readonly tell: (value: T) => void;
  /** The first that fits, of those that were told and those to come. */
  until(fits: (value: T) => boolean): Promise<T>;
}

/** Keeps what a cache tells, for a test to wait for. */
export function createWatchedValue<T>(): WatchedValue<T> {
  const history: T[] = [];
  const waiting = new Set<(value: T) => void>();
  return {
    history,
    tell(value) {
      history.push(value);
      for (const look of [...waiting]) look(value);
    },
    until(fits) {
      return new Promise((resolve) => {
        const look = (value: T) => {
          if (!fits(value)) return;
          waiting.delete(look);
          resolve(value);
        };
        waiting.add(look);
        history.forEach(look);
      });
    },
  };
}
