import type { Realm } from '../state/realm.js';
import type { World } from '../state/world.js';
import { sessionStatuses } from '../vocabulary.js';

/** How much there is, in all and by account and mode. */
export function countObjects(world: World): object {
  const realms = world.realms().map(countRealm);
  return {
    object: 'sandbox_state',
    sessions: realms.reduce((sum, { sessions }) => sum + sessions, 0),
    reports: realms.reduce((sum, { reports }) => sum + reports, 0),
    events: world.events.size,
    webhook_endpoints: world.webhookEndpoints.size,
    realms,
  };
}

function countRealm({ account, mode, sessions, reports }: Realm) {
  const byStatus = sessionStatuses.map((status): [string, number] => [
    status,
    sessions.having('status', status)?.length ?? 0,
  ]);
  return {
    account,
    mode,
    sessions: sessions.size,
    reports: reports.size,
    statuses: Object.fromEntries(byStatus),
  };
}
