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

/** Reads the page a list request asks for. A cursor is looked up in the whole table, whatever the filters say. */
export function listRows<Item extends { id: string; created: number }, Index extends string>(
  table: Table<Item, Index>,
  resource: string,
  query: ListQuery,
  filters: Readonly<Partial<Record<Index, string | undefined>>>,
): Page<Item> {
  const { olderThan, newerThan } = readCursors(query, resource, (id) => table.positionOf(id));
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
 * Where the cursors of a list request point. The absence of one is told before the two are found to exclude each other,
 * as observed of Stripe's lists.
 *
 * @throws ApiFailure 400 for a cursor that points nowhere, and for two at once
 */
export function readCursors(
  query: ListQuery,
  resource: string,
  positionOf: (id: string) => number | undefined,
): { readonly olderThan: number | undefined; readonly newerThan: number | undefined } {
  const read = (param: 'ending_before' | 'starting_after') => {
    const id = query[param];
    const position = id === undefined ? undefined : positionOf(id);
    if (id !== undefined && position === undefined) throw noSuchCursor(resource, id, param);
    return position;
  };
  const cursors = { olderThan: read('starting_after'), newerThan: read('ending_before') };
  if (cursors.olderThan !== undefined && cursors.newerThan !== undefined) {
    throw new ApiFailure(400, {
      message: 'Received both starting_after and ending_before parameters. Please pass in only one.',
    });
  }
  return cursors;
}

/**
 * Stripe documents 1 to 100. Older accounts of the API tell of an error outside of that range, a recent probe saw the
 * nearest allowed value used instead; we follow the probe.
 */
export function boundedLimit(limit = 10): number {
  return Math.min(100, Math.max(1, limit));
}
