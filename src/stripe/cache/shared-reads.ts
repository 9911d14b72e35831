import type { StripeObserver } from '../observer.js';
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
   * Joins the same read that is under way, or begins it, and waits for it as long as the current operation may.
   * @param name tells the read from every other, its account included
   * @param about the fence's name for what is read: a change of it since the read began forbids to join it
   * @param ask is given the reading, which tells what of the answer still holds when it comes
   */
  read(name: string, about: string, ask: (reading: Reading, begunAt: number) => Promise<T>): Promise<T>;
}

interface Flight<T> {
  readonly call: SharedCall<T>;
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

  const mayJoin = ({ call, reading, begunAt }: Flight<T>, about: string, moment: number) =>
    !call.isAbandoned && reading.holds(about) && moment - begunAt <= joinMs;

  return {
    read(name, about, ask) {
      const begunAt = now();
      const had = flights.get(name);
      if (had !== undefined && mayJoin(had, about, begunAt)) {
        observer?.joined(endpoint);
        return had.call.join();
      }
      const reading = fence.begin();
      const call = shareCall(() => ask(reading, begunAt).finally(land));
      const flight: Flight<T> = { call, reading, begunAt };
      function land(): void {
        reading.end();
        if (flights.get(name) === flight) flights.delete(name);
      }
      flights.set(name, flight);
      return call.join();
    },
  };
}
