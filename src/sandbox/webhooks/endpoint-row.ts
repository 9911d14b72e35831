import type { EventRow } from '../events/event-log.js';
import { defaultAccount } from '../state/world.js';

export const eventPayloads = ['snapshot', 'thin'] as const;
export type EventPayload = (typeof eventPayloads)[number];

/** What is kept of a webhook endpoint. */
export interface EndpointRow {
  readonly id: string;
  /** Unix seconds. */
  readonly created: number;
  readonly account: string;
  readonly livemode: boolean;
  readonly url: string;
  readonly secret: string;
  readonly enabled_events: readonly string[];
  readonly api_version: string | null;
  readonly description: string | null;
  readonly metadata: Readonly<Record<string, string>>;
  readonly disabled: boolean;
  /** Whether it hears of the connected accounts rather than of its own. */
  readonly connect: boolean;
  /** Whether events are sent whole, or as notifications without the session. */
  readonly event_payload: EventPayload;
  /** Whether a reset leaves it. */
  readonly standing: boolean;
}

/** Whether an event is to be sent to an endpoint. An account other than the default one is taken to be connected to it. */
export function listensTo(endpoint: EndpointRow, { account, livemode, type }: EventRow): boolean {
  if (endpoint.disabled || endpoint.livemode !== livemode) return false;
  const hears = endpoint.connect
    ? endpoint.account === defaultAccount && account !== defaultAccount
    : endpoint.account === account;
  return hears && endpoint.enabled_events.some((name) => name === '*' || name.replace(/^v1\./, '') === type);
}
