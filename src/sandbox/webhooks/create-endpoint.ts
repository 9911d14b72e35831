import { ApiFailure } from '../failures/api-failure.js';
import { changeMetadata, type MetadataChange } from '../operations/change-metadata.js';
import type { Setting } from '../operations/setting.js';
import type { Realm } from '../state/realm.js';
import type { EndpointRow, EventPayload } from './endpoint-row.js';

export interface NewEndpoint {
  readonly api_version?: string | undefined;
  readonly connect?: boolean | undefined;
  readonly description?: string | undefined;
  readonly enabled_events: readonly string[];
  readonly event_payload?: EventPayload | undefined;
  readonly metadata?: MetadataChange | undefined;
  readonly secret?: string | undefined;
  readonly standing?: boolean | undefined;
  readonly url: string;
}

/** Stripe's limit for each account and mode. */
const mostEndpoints = 16;

/**
 * Registers a webhook endpoint, with a secret of its own unless one is chosen.
 *
 * @throws ApiFailure where the realm has 16 already
 */
export function createEndpoint(setting: Setting, realm: Realm, asked: NewEndpoint): EndpointRow {
  const { world, ids, now } = setting;
  const siblings = world.webhookEndpoints.of(realm);
  if (siblings.length >= mostEndpoints) {
    throw new ApiFailure(400, {
      message: `You have reached the maximum of ${mostEndpoints} ${realm.mode} webhook endpoints.`,
    });
  }
  const row: EndpointRow = {
    id: ids.webhookEndpoint(),
    created: Math.floor(now() / 1000),
    account: realm.account,
    livemode: realm.mode === 'live',
    url: asked.url,
    secret: asked.secret ?? ids.webhookSecret(),
    enabled_events: asked.enabled_events,
    api_version: asked.api_version ?? null,
    description: asked.description === '' ? null : (asked.description ?? null),
    metadata: changeMetadata({}, asked.metadata),
    disabled: false,
    connect: asked.connect ?? false,
    event_payload: asked.event_payload ?? 'snapshot',
    standing: asked.standing ?? false,
  };
  world.webhookEndpoints.keep(row);
  return row;
}
