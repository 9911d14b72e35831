import { changeMetadata, type MetadataChange } from '../operations/change-metadata.js';
import type { Setting } from '../operations/setting.js';
import type { EndpointRow } from './endpoint-row.js';

export interface EndpointChange {
  readonly description?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly enabled_events?: readonly string[] | undefined;
  readonly metadata?: MetadataChange | undefined;
  readonly url?: string | undefined;
}

/** Changes an endpoint. Nothing is sent to one while it is disabled, not even again, and no event is pending for it. */
export function updateEndpoint({ world }: Setting, row: EndpointRow, asked: EndpointChange): EndpointRow {
  const next: EndpointRow = {
    ...row,
    url: asked.url ?? row.url,
    enabled_events: asked.enabled_events ?? row.enabled_events,
    description: asked.description === '' ? null : (asked.description ?? row.description),
    metadata: changeMetadata(row.metadata, asked.metadata),
    disabled: asked.disabled ?? row.disabled,
  };
  world.webhookEndpoints.keep(next);
  if (next.disabled) world.events.forgetEndpoint(row.id);
  return next;
}
