import type { Setting } from '../operations/setting.js';
import type { MachineState } from '../state/machine.js';
import type { Realm } from '../state/realm.js';
import type { SessionRow } from '../state/session.js';
import { eventTypesOf } from './event-types.js';

/** Keeps and sends the events that a step of a session's lifecycle gives; `before` is null for a session that is new. */
export function tellChange(
  setting: Setting,
  realm: Realm,
  before: MachineState | null,
  after: SessionRow,
): void {
  const { world, ids, now, cause, dispatch } = setting;
  for (const type of eventTypesOf(before, after)) {
    const row = {
      id: ids.event(),
      created: Math.floor(now() / 1000),
      account: realm.account,
      livemode: realm.mode === 'live',
      type,
      session: { ...after, invitation: null },
      cause,
      undelivered: [],
    };
    world.events.prune(now());
    world.events.insert(row);
    dispatch(row);
    world.changes.emit(after.id);
  }
}
