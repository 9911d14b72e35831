import type { Fence, Reading } from './fence.js';

export interface SharedReadsOptions {
  readonly fence: Fence;
  /** Milliseconds after its beginning that a read may still be joined. */
  readonly joinMs: number;
  readonly now: () => number;
}

/** Reads of one kind that are under way. */
export interface SharedReads<T> {
  /**
   * Joins the same read that is under way, or begins it.
   * @param name tells the read from every other, its account included
   * @param about the fence's name for what is read: a change of it since the read began forbids to join it
   * @param ask is given the reading, which tells what of the answer still holds when it comes
   */
  read(name: string, about: string, ask: (reading: Reading, begunAt: number) => Promise<T>): Promise<T>;
}

interface Flight<T> {
  readonly answer: Promise<T>;
  readonly reading: Reading;
  readonly begunAt: number;
}

/** Makes the sharing of one kind of read. It keeps nothing that has been answered. */
export function createSharedReads<T>({ fence, joinMs, now }: SharedReadsOptions): SharedReads<T> {
  const flights = new Map<string, Flight<T>>();

  return {
    read(name, about, ask) {
      const begunAt = now();
      const had = flights.get(name);
      if (had !== undefined && had.reading.holds(about) && begunAt - had.begunAt <= joinMs) return had.answer;
      const reading = fence.begin();
      const answer = ask(reading, begunAt);
      const flight: Flight<T> = { answer, reading, begunAt };
      flights.set(name, flight);
      const land = () => {
        reading.end();
        if (flights.get(name) === flight) flights.delete(name);
      };
      answer.then(land, land);
      return answer;
    },
  };
}
