import { noSuchWebhookEndpoint } from '../failures/missing.js';
import type { Setting } from '../operations/setting.js';
import type { Realm } from '../state/realm.js';
import type { EndpointRow } from './endpoint-row.js';

/** @throws ApiFailure 404 where the realm has no such endpoint. */
export function findEndpoint({ world }: Setting, realm: Realm, id: string): EndpointRow {
  const row = world.webhookEndpoints.of(realm).find((each) => each.id === id);
  if (row === undefined) throw noSuchWebhookEndpoint(id);
  return row;
}
