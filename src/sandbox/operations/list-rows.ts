import { ApiFailure } from '../failures/api-failure.js';
import { noSuchCursor } from '../failures/missing.js';
import { readPage, type CreatedRange, type Page } from '../state/page.js';
import type { Table } from '../state/table.js';

export interface ListQuery {
  readonly created?: number | CreatedRange | undefined;
  readonly ending_before?: string | undefined;
  readonly limit?: number | undefined;
  readonly starting_after?: string | undefined;
}

/**
 * Reads the page a list request asks for. A cursor is looked up in the whole table, whatever the filters say, and its
 * absence is told before the two cursors are found to exclude each other; both as observed of Stripe's lists.
 */
export function listRows<Item extends { id: string; created: number }, Index extends string>(
  table: Table<Item, Index>,
  resource: string,
  query: ListQuery,
  filters: Readonly<Partial<Record<Index, string | undefined>>>,
): Page<Item> {
  const positionOf = (param: 'ending_before' | 'starting_after') => {
    const id = query[param];
    const position = id === undefined ? undefined : table.positionOf(id);
    if (id !== undefined && position === undefined) throw noSuchCursor(resource, id, param);
    return position;
  };
  const olderThan = positionOf('starting_after');
  const newerThan = positionOf('ending_before');
  if (olderThan !== undefined && newerThan !== undefined) {
    throw new ApiFailure(400, {
      message: 'Received both starting_after and ending_before parameters. Please pass in only one.',
    });
  }
  const { created } = query;
  return readPage(table, {
    filters,
    created: typeof created === 'number' ? { gte: created, lte: created } : created,
    limit: boundedLimit(query.limit),
    olderThan,
    newerThan,
  });
}

/**
 * Stripe documents 1 to 100. Older accounts of the API tell of an error outside of that range, a recent probe saw the
 * nearest allowed value used instead; we follow the probe.
 */
function boundedLimit(limit = 10): number {
  return Math.min(100, Math.max(1, limit));
}
