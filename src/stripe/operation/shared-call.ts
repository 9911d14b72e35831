import { currentOperation, runWithin, waitWithin, type Operation } from './operation.js';

/** A read that several operations wait for. */
export interface SharedCall<T> {
  /** Waits for the answer as long as the current operation may. @throws {Failure} as the read does, UPSTREAM_TIMEOUT, Abandoned */
  join(): Promise<T>;
  /** Whether all who waited have gone: then it answers nobody any more. */
  readonly isAbandoned: boolean;
}

/**
 * Begins a read that others may join. It belongs to none of them: it has the time of the one who may wait the longest,
 * and is given up when the last one has gone. What waits without an operation, as the poller, never goes.
 */
export function shareCall<T>(read: () => Promise<T>): SharedCall<T> {
  const gone = new AbortController();
  const shared = { endsAt: -Infinity, signal: gone.signal } satisfies Operation;
  let waiting = 0;

  function admit(operation: Operation | undefined): void {
    waiting += 1;
    shared.endsAt = Math.max(shared.endsAt, operation?.endsAt ?? Infinity);
  }

  function leave(): void {
    waiting -= 1;
    if (waiting === 0) gone.abort();
  }

  let begun: Promise<T> | undefined;

  return {
    join() {
      const operation = currentOperation();
      admit(operation);
      begun ??= runWithin(shared, async () => read());
      return operation === undefined ? begun : waitWithin(operation, begun, leave);
    },
    get isAbandoned() {
      return gone.signal.aborted;
    },
  };
}
