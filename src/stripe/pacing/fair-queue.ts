/** Those who wait, each under the name of a caller. */
export interface FairQueue<Item> {
  readonly size: number;
  /** Whose turn is next. */
  readonly nextCaller: string | undefined;
  add(caller: string, item: Item): void;
  /** Takes the first of the next caller, who is the last to come again. */
  take(): Item | undefined;
  remove(caller: string, item: Item): void;
  /** How many go before what this caller adds now, if nobody comes or leaves. */
  aheadOf(caller: string): number;
  items(): Iterable<Item>;
}

/** Makes a queue that serves callers in turn: who asks for a thousand things delays another's one by one place. */
export function createFairQueue<Item>(): FairQueue<Item> {
  /** In the order of their turns; a map keeps the order of insertion. */
  const callers = new Map<string, Item[]>();
  let size = 0;

  return {
    get size() {
      return size;
    },
    get nextCaller() {
      const { value } = callers.keys().next();
      return value;
    },
    add(caller, item) {
      const own = callers.get(caller);
      if (own === undefined) callers.set(caller, [item]);
      else own.push(item);
      size += 1;
    },
    take() {
      const { value } = callers.entries().next();
      if (value === undefined) return undefined;
      const [caller, own] = value;
      const item = own.shift();
      callers.delete(caller);
      if (own.length > 0) callers.set(caller, own);
      size -= 1;
      return item;
    },
    remove(caller, item) {
      const own = callers.get(caller);
      const place = own?.indexOf(item) ?? -1;
      if (own === undefined || place < 0) return;
      own.splice(place, 1);
      if (own.length === 0) callers.delete(caller);
      size -= 1;
    },
    aheadOf(caller) {
      const rounds = callers.get(caller)?.length ?? 0;
      if (rounds === 0) return callers.size;
      let ahead = 0;
      let isBefore = true;
      for (const [other, { length }] of callers) {
        if (other === caller) {
          isBefore = false;
          ahead += length;
        } else {
          ahead += Math.min(length, isBefore ? rounds + 1 : rounds);
        }
      }
      return ahead;
    },
    *items() {
      for (const own of callers.values()) yield* own;
    },
  };
}
