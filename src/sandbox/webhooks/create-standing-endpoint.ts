import type { Setting } from '../operations/setting.js';
import type { Realm } from '../state/realm.js';
import { createEndpoint, type NewEndpoint } from './create-endpoint.js';
import type { EndpointRow } from './endpoint-row.js';
import { removeEndpoint } from './remove-endpoint.js';

/**
 * Registers an endpoint that belongs to how the sandbox is set up, so that a reset leaves it. It takes the place of an
 * equal one: a receiver that registers itself whenever it starts is registered once.
 *
 * @throws ApiFailure where the realm has 16 others already
 */
export function createStandingEndpoint(setting: Setting, realm: Realm, asked: NewEndpoint): EndpointRow {
  const { connect = false, event_payload = 'snapshot', url } = asked;
  const equal = setting.world.webhookEndpoints
    .of(realm)
    .find(
      (row) =>
        row.standing && row.url === url && row.connect === connect && row.event_payload === event_payload,
    );
  if (equal !== undefined) removeEndpoint(setting, equal);
  return createEndpoint(setting, realm, { ...asked, standing: true });
}
