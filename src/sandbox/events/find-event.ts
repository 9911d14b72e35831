import { noSuchEvent } from '../failures/missing.js';
import type { Setting } from '../operations/setting.js';
import type { Realm } from '../state/realm.js';
import type { EventRow } from './event-log.js';

/** @throws ApiFailure 404 where the realm has no such event, or no longer. */
export function findEvent({ world, now }: Setting, realm: Realm, id: string): EventRow {
  world.events.prune(now());
  const row = world.events.find(id);
  const seen = row?.account === realm.account && row.livemode === (realm.mode === 'live');
  if (row === undefined || !seen) throw noSuchEvent(id);
  return row;
}
