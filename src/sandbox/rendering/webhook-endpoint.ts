import type { EndpointRow } from '../webhooks/endpoint-row.js';

/** A webhook endpoint as the API shows it, without its secret. `event_payload` is the sandbox's own and shown where it is thin. */
export function renderWebhookEndpoint(row: EndpointRow): object {
  return {
    id: row.id,
    object: 'webhook_endpoint',
    api_version: row.api_version,
    application: null,
    created: row.created,
    description: row.description,
    enabled_events: row.enabled_events,
    livemode: row.livemode,
    metadata: row.metadata,
    status: row.disabled ? 'disabled' : 'enabled',
    url: row.url,
    ...(row.event_payload === 'thin' && { event_payload: row.event_payload }),
  };
}

/** The answer to a creation, which alone tells the secret. */
export function renderNewWebhookEndpoint(row: EndpointRow): object {
  return { ...renderWebhookEndpoint(row), secret: row.secret };
}
