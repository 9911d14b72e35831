import type { CreatedRange, Page } from '../state/page.js';
import { boundedLimit, readCursors, type ListQuery } from './list-rows.js';

/**
 * Reads a page of rows that are few enough to walk through, and that may have been removed since.
 *
 * @param rows newest first
 */
export function pageRows<Row extends { readonly id: string; readonly created: number }>(
  rows: readonly Row[],
  resource: string,
  query: ListQuery,
  matches: (row: Row) => boolean = () => true,
): Page<Row> {
  const { olderThan, newerThan } = readCursors(query, resource, (id) => {
    const index = rows.findIndex((row) => row.id === id);
    return index === -1 ? undefined : index;
  });
  const { created } = query;
  const range = typeof created === 'number' ? { gte: created, lte: created } : created;
  const limit = boundedLimit(query.limit);
  const from = olderThan === undefined ? 0 : olderThan + 1;
  const found = rows.slice(from, newerThan).filter((row) => isWithin(row.created, range) && matches(row));
  const page = newerThan === undefined ? found.slice(0, limit) : found.slice(-limit);
  return { rows: page, hasMore: found.length > limit };
}

function isWithin(second: number, { gt, gte, lt, lte }: CreatedRange = {}): boolean {
  return (
    (gt === undefined || second > gt) &&
    (gte === undefined || second >= gte) &&
    (lt === undefined || second < lt) &&
    (lte === undefined || second <= lte)
  );
}
