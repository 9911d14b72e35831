import type { StripeObserver } from '../observer.js';
import type { Operation } from '../operation/operation.js';
import { shareCall, type SharedCall } from '../operation/shared-call.js';
import type { Fence, Reading } from './fence.js';

export interface SharedReadsOptions {
  readonly fence: Fence;
  /** Milliseconds after its beginning that a read may still be joined. */
  readonly joinMs: number;
  readonly now: () => number;
  /** Is told of every read that is joined. */
  readonly observer?: StripeObserver | undefined;
}

/** Reads of one kind that are under way. */
export interface SharedReads<T> {
  /**
   * Joins the same read that is under way, or begins it, and waits for it as long as the operation may.
   * @param name tells the read from every other, its account included
   * @param about the fence's name for what is read: a change of it since the read began forbids to join it
   * @param ask begins the read for those who share it
   */
  read(name: string, about: string, operation: Operation | undefined, ask: Ask<T>): Promise<T>;
}

/**
 * Begins a read.
 * @param operation of all who share it
 * @param reading tells what of the answer still holds when it comes
 */
export type Ask<T> = (operation: Operation, reading: Reading, begunAt: number) => Promise<T>;

interface Flight<T> {
  /**
   * Undefined when it has landed. Whatever was in a map that others come to and leave all the time outlives the quick
   * collections of V8, so nothing hangs on it then: it was a tenth of an answer's CPU.
   */
  call: SharedCall<T> | undefined;
  readonly reading: Reading;
  readonly begunAt: number;
}

/**
 * Makes the sharing of one kind of read. It keeps nothing that has been answered.
 * @param endpoint names the kind to the observer
 */
export function createSharedReads<T>(
  endpoint: string,
  { fence, joinMs, now, observer }: SharedReadsOptions,
): SharedReads<T> {
  const flights = new Map<string, Flight<T>>();

  function findFlight(name: string, about: string, moment: number): SharedCall<T> | undefined {
    const had = flights.get(name);
    if (had?.call === undefined || had.call.isAbandoned) return undefined;
    return had.reading.holds(about) && moment - had.begunAt <= joinMs ? had.call : undefined;
  }

  return {
    read(name, about, operation, ask) {
      const begunAt = now();
      const had = findFlight(name, about, begunAt);
      if (had !== undefined) {
        observer?.joined(endpoint);
        return had.join(operation);
      }
      const reading = fence.begin();
      const call = shareCall((shared) =>
        ask(shared, reading, begunAt).then(
          (answer) => {
            land();
            return answer;
          },
          (error: unknown) => {
            land();
            throw error;
          },
        ),
      );
      const flight: Flight<T> = { call, reading, begunAt };
      function land(): void {
        flight.call = undefined;
        reading.end();
        if (flights.get(name) === flight) flights.delete(name);
      }
      flights.set(name, flight);
      return call.join(operation);
    },
  };
}
