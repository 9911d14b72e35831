import { z } from 'zod';
import { eventTypes } from '../events/event-types.js';
import { eventPayloads } from '../webhooks/endpoint-row.js';
import { address, expandPaths, text, truth } from './fields.js';
import { paging } from './list-parameters.js';
import { metadata } from './metadata.js';

const ours = new Set(['*', ...eventTypes.flatMap((type): string[] => [type, `v1.${type}`])]);

/** Names of Stripe's other products are accepted though nothing here sends them, so that one list serves for both. */
const eventName = text.superRefine((name, context) => {
  const foreign = /^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$/.test(name) && !/^(v1\.)?identity\./.test(name);
  if (ours.has(name) || foreign) return;
  context.addIssue({ code: 'custom', message: `Invalid event type: ${name}` });
});

const changeable = {
  description: z.string().optional(),
  expand: expandPaths.optional(),
  metadata: metadata.optional(),
};

export const createWebhookEndpointParameters = z.strictObject({
  ...changeable,
  api_version: text.regex(/^\d{4}-\d\d-\d\d(\.[a-z]+)?$/, 'Invalid Stripe API version').optional(),
  connect: truth.optional(),
  enabled_events: z.array(eventName).min(1),
  // Not Stripe's: there it is a property of event destinations, which are not imitated.
  event_payload: z.enum(eventPayloads).optional(),
  url: address,
});

export const updateWebhookEndpointParameters = z.strictObject({
  ...changeable,
  disabled: truth.optional(),
  enabled_events: z.array(eventName).min(1).optional(),
  url: address.optional(),
});

const { ending_before, expand, limit, starting_after } = paging;
export const listWebhookEndpointsParameters = z.strictObject({
  ending_before,
  expand,
  limit,
  starting_after,
});

/** The sandbox's own way to register a receiver, with a secret that is known beforehand. */
export const standingEndpointParameters = z.strictObject({
  connect: truth.optional(),
  enabled_events: z.array(eventName).min(1).default(['*']),
  event_payload: z.enum(eventPayloads).optional(),
  secret: text,
  url: address,
});
