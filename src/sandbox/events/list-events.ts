import type { Setting } from '../operations/setting.js';
import { pageRows } from '../operations/page-rows.js';
import type { ListQuery } from '../operations/list-rows.js';
import type { Page } from '../state/page.js';
import type { Realm } from '../state/realm.js';
import type { EventRow } from './event-log.js';

export interface EventQuery extends ListQuery {
  readonly delivery_success?: boolean | undefined;
  /** A name, or the beginning of names before a `*`. */
  readonly type?: string | undefined;
  readonly types?: readonly string[] | undefined;
}

/** The events of a realm, newest first. */
export function listEvents({ world, now }: Setting, realm: Realm, query: EventQuery): Page<EventRow> {
  world.events.prune(now());
  return pageRows(world.events.of(realm), 'event', query, (row) => isAskedFor(row, query));
}

function isAskedFor({ type, undelivered }: EventRow, query: EventQuery): boolean {
  const { delivery_success, type: pattern, types } = query;
  if (delivery_success !== undefined && delivery_success !== (undelivered.length === 0)) return false;
  if (pattern !== undefined && !matches(type, pattern)) return false;
  return types?.some((each) => matches(type, each)) ?? true;
}

function matches(type: string, pattern: string): boolean {
  return pattern.endsWith('*') ? type.startsWith(pattern.slice(0, -1)) : type === pattern;
}
