import type { Setting } from '../operations/setting.js';
import type { EndpointRow } from './endpoint-row.js';

/** Takes an endpoint away, and with it what is on its way there. */
export function removeEndpoint({ world }: Setting, { id }: EndpointRow): void {
  world.webhookEndpoints.remove(id);
  world.events.forgetEndpoint(id);
}
