import { addPosition, removePosition, type OrderedPositions } from './ordered-positions.js';

interface Row {
  readonly id: string;
  readonly created: number;
}

/** For each index the value a row is found under, or null where the row is not in that index. */
export type IndexedBy<Item, Index extends string> = Readonly<Record<Index, (row: Item) => string | null>>;

/**
 * Rows in the order they were made, found by id or through indexes and never removed one by one.
 *
 * A row's position is the hidden sequence that keeps lists stable where several rows share a second. `created` never
 * falls along it, so a range of time is a range of positions.
 */
export class Table<Item extends Row, Index extends string> {
  readonly #rows: Item[] = [];
  readonly #positionById = new Map<string, number>();
  readonly #indexes: readonly {
    name: Index;
    valueOf: (row: Item) => string | null;
    byValue: Map<string, number[]>;
  }[];

  constructor(indexedBy: IndexedBy<Item, Index>) {
    const names = Object.keys(indexedBy).filter((name): name is Index => name in indexedBy);
    this.#indexes = names.map((name) => ({ name, valueOf: indexedBy[name], byValue: new Map() }));
  }

  get size(): number {
    return this.#rows.length;
  }

  find(id: string): Item | undefined {
    const position = this.#positionById.get(id);
    return position === undefined ? undefined : this.#rows[position];
  }

  positionOf(id: string): number | undefined {
    return this.#positionById.get(id);
  }

  at(position: number): Item | undefined {
    return this.#rows[position];
  }

  /** The second a new row is stamped with: a clock that was set back does not break the order. */
  stamp(now: number): number {
    return Math.max(Math.floor(now / 1000), this.#rows.at(-1)?.created ?? 0);
  }

  insert(row: Item): void {
    if (this.#positionById.has(row.id)) throw new Error(`The id ${row.id} is taken`);
    const position = this.#rows.push(row) - 1;
    this.#positionById.set(row.id, position);
    for (const { valueOf, byValue } of this.#indexes) addTo(byValue, valueOf(row), position);
  }

  /** Puts a row in the place of the one with its id. */
  replace(row: Item): void {
    const position = this.#positionById.get(row.id);
    const before = position === undefined ? undefined : this.#rows[position];
    if (position === undefined || before === undefined) throw new Error(`There is no row ${row.id}`);
    this.#rows[position] = row;
    for (const { valueOf, byValue } of this.#indexes) {
      const was = valueOf(before);
      const is = valueOf(row);
      if (was === is) continue;
      if (was !== null) removePosition(byValue.get(was) ?? [], position);
      addTo(byValue, is, position);
    }
  }

  /** The positions whose rows have a value in an index, or undefined where none has. */
  having(index: Index, value: string): OrderedPositions | undefined {
    return this.#indexes.find(({ name }) => name === index)?.byValue.get(value);
  }

  hasValue(position: number, index: Index, value: string): boolean {
    const row = this.#rows[position];
    return row !== undefined && this.#indexes.find(({ name }) => name === index)?.valueOf(row) === value;
  }

  /** The first position whose row was made at or after a second, by binary search. */
  firstSince(second: number): number {
    let low = 0;
    let high = this.#rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#rows[middle]?.created ?? Infinity) < second) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function addTo(byValue: Map<string, number[]>, value: string | null, position: number): void {
  if (value === null) return;
  const positions = byValue.get(value);
  if (positions === undefined) byValue.set(value, [position]);
  else addPosition(positions, position);
}
