import { rankOf, type OrderedPositions } from './ordered-positions.js';
import type { Table } from './table.js';

/** Bounds in Unix seconds; those that are absent do not bound. */
export interface CreatedRange {
  readonly gt?: number | undefined;
  readonly gte?: number | undefined;
  readonly lt?: number | undefined;
  readonly lte?: number | undefined;
}

export interface PageQuery<Index extends string> {
  readonly filters: Readonly<Partial<Record<Index, string | undefined>>>;
  readonly created?: CreatedRange | undefined;
  readonly limit: number;
  /** Only rows older than the one at this position, the nearest first. */
  readonly olderThan?: number | undefined;
  /** Only rows newer than the one at this position; of them the nearest, still newest first. */
  readonly newerThan?: number | undefined;
}

export interface Page<Item> {
  readonly rows: readonly Item[];
  /** Whether more rows follow in the direction the page was read. */
  readonly hasMore: boolean;
}

/**
 * Reads one page, newest first. The walk begins at the cursor, found by binary search, in the smallest index that any
 * filter names; its cost is bounded by that index and, without filters, by the page alone.
 */
export function readPage<Item extends { id: string; created: number }, Index extends string>(
  table: Table<Item, Index>,
  query: PageQuery<Index>,
): Page<Item> {
  const filters = namedFilters(query.filters);
  let walked: OrderedPositions | null = null;
  for (const [index, value] of filters) {
    const positions = table.having(index, value);
    if (positions === undefined) return { rows: [], hasMore: false };
    if (walked === null || positions.length < walked.length) walked = positions;
  }

  const [from, to] = positionBounds(table, query);
  // Without an index to walk, a row's rank is its position.
  const lowest = walked === null ? from : rankOf(walked, from);
  const highest = (walked === null ? to : rankOf(walked, to)) - 1;
  const upwards = query.newerThan !== undefined;
  const rows: Item[] = [];
  for (let step = 0; step <= highest - lowest; step += 1) {
    const rank = upwards ? lowest + step : highest - step;
    const position = walked === null ? rank : walked[rank];
    const row = position === undefined ? undefined : table.at(position);
    if (position === undefined || row === undefined) break;
    if (!filters.every(([index, value]) => table.hasValue(position, index, value))) continue;
    if (rows.length === query.limit) return { rows: upwards ? rows.reverse() : rows, hasMore: true };
    rows.push(row);
  }
  return { rows: upwards ? rows.reverse() : rows, hasMore: false };
}

function namedFilters<Index extends string>(
  filters: Readonly<Partial<Record<Index, string | undefined>>>,
): [Index, string][] {
  const named: [Index, string][] = [];
  for (const index in filters) {
    const value = filters[index];
    if (value !== undefined) named.push([index, value]);
  }
  return named;
}

/** The range of positions, its end excluded, that the cursors and the range of time leave. */
function positionBounds<Item extends { id: string; created: number }, Index extends string>(
  table: Table<Item, Index>,
  { created = {}, olderThan, newerThan }: PageQuery<Index>,
): [number, number] {
  let from = newerThan === undefined ? 0 : newerThan + 1;
  let to = olderThan ?? table.size;
  if (created.gt !== undefined) from = Math.max(from, table.firstSince(created.gt + 1));
  if (created.gte !== undefined) from = Math.max(from, table.firstSince(created.gte));
  if (created.lt !== undefined) to = Math.min(to, table.firstSince(created.lt));
  if (created.lte !== undefined) to = Math.min(to, table.firstSince(created.lte + 1));
  return [from, Math.max(from, to)];
}
