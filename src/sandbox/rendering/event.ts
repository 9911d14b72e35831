import { accountVersion } from '../api-version.js';
import type { EventRow } from '../events/event-log.js';
import { createExpansion } from '../expand/expansion.js';
import { defaultAccount } from '../state/world.js';
import type { EndpointRow } from '../webhooks/endpoint-row.js';
import { renderSession } from './session.js';

/** An event as the API shows it. Its session is not expanded, and carries neither client secret nor address. */
export function renderEvent(row: EventRow, apiVersion = accountVersion): object {
  return {
    id: row.id,
    object: 'event',
    ...(row.account !== defaultAccount && { account: row.account }),
    api_version: apiVersion,
    created: row.created,
    data: {
      object: renderSession(row.session, {
        expansion: createExpansion([]),
        sensitive: false,
        origin: '',
        now: 0,
        reportOf: () => undefined,
      }),
    },
    livemode: row.livemode,
    pending_webhooks: row.undelivered.length,
    request: row.cause ?? { id: null, idempotency_key: null },
    type: row.type,
  };
}

/** The body of a delivery, whole or thin as the endpoint wants it, in the API version that the endpoint is pinned to. */
export function renderPayload(row: EventRow, endpoint: EndpointRow): object {
  return endpoint.event_payload === 'thin'
    ? renderNotification(row)
    : renderEvent(row, endpoint.api_version ?? accountVersion);
}

/** The thin twin of an event: it says what happened to which session, and nothing of the session. */
export function renderNotification({ id, type, livemode, created, account, session }: EventRow): object {
  return {
    id,
    object: 'v2.core.event',
    type: `v1.${type}`,
    livemode,
    created: new Date(created * 1000).toISOString(),
    related_object: {
      id: session.id,
      type: 'identity.verification_session',
      url: `/v1/identity/verification_sessions/${session.id}`,
    },
    context: account === defaultAccount ? null : account,
  };
}
