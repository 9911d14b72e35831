import { LightSignal } from './light-signal.js';
import { waitWithin, type Operation } from './operation.js';

/** A read that several operations wait for. */
export interface SharedCall<T> {
  /** Waits for the answer as long as the operation may. @throws {Failure} as the read does, UPSTREAM_TIMEOUT, Abandoned */
  join(operation: Operation | undefined): Promise<T>;
  /** Whether all who waited have gone: then it answers nobody any more. */
  readonly isAbandoned: boolean;
}

/**
 * Begins a read that others may join. It belongs to none of them: it has the time of the one who may wait the longest,
 * and is given up when the last one has gone. What waits without an operation, as the poller, never goes. It takes its turn,
 * and is logged and traced, as the first one's.
 */
export function shareCall<T>(read: (operation: Operation) => Promise<T>): SharedCall<T> {
  const gone = new LightSignal();
  let endsAt = -Infinity;
  let waiting = 0;

  function admit(operation: Operation | undefined): void {
    waiting += 1;
    endsAt = Math.max(endsAt, operation?.endsAt ?? Infinity);
  }

  function leave(): void {
    waiting -= 1;
    if (waiting === 0) gone.abort();
  }

  async function begin(first: Operation | undefined): Promise<T> {
    return read({
      get endsAt() {
        return endsAt;
      },
      signal: gone,
      caller: first?.caller,
      scope: first?.scope,
    });
  }

  let begun: Promise<T> | undefined;

  return {
    join(operation) {
      admit(operation);
      begun ??= begin(operation);
      return operation === undefined ? begun : waitWithin(operation, begun, leave);
    },
    get isAbandoned() {
      return gone.aborted;
    },
  };
}
