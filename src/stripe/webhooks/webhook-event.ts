import { z } from 'zod';
import { prefixOf } from '../stripe-id.js';
import { InvalidWebhook } from './invalid-webhook.js';

/** What an event of Stripe's tells this gateway. The rest of its body, personal data among it, is not kept. */
export type WebhookEvent =
  | {
      readonly id: string;
      readonly kind: 'session-change';
      readonly sessionId: string;
      /** The connected account the session belongs to; undefined is the platform's own. */
      readonly account: string | undefined;
      /** When Stripe made it, in milliseconds since 1970, where it says so. */
      readonly createdAt: number | undefined;
    }
  /** An event that is not about a verification session. */
  | { readonly id: string; readonly kind: 'other' };

const idOf = (prefix: string) => z.string().refine((id) => prefixOf(id) === prefix);

const envelope = z.object({
  id: idOf('evt'),
  object: z.enum(['event', 'v2.core.event']),
  type: z.string().min(1),
  /** Seconds in a snapshot, a date in a notification. Only for a metric, so it may be missing. */
  created: z
    .union([
      z.number().transform((seconds) => seconds * 1000),
      z.iso.datetime({ offset: true }).transform(Date.parse),
    ])
    .optional()
    .catch(undefined),
});

/** https://docs.stripe.com/api/events/object */
const snapshot = z.object({
  data: z.object({ object: z.object({ id: idOf('vs') }) }),
  account: idOf('acct').nullish(),
});

/** https://docs.stripe.com/api/v2/core/events/event-object; a context of another kind is a place in an organization. */
const notification = z.object({
  related_object: z.object({ id: idOf('vs') }),
  context: z.string().nullish(),
});

/**
 * Reads a snapshot event or a thin notification of one.
 * @throws {InvalidWebhook} with reason `shape`
 */
export function parseEvent(text: string): WebhookEvent {
  const json = parseJson(text);
  const { id, object, type, created: createdAt } = check(envelope, json);
  if (object === 'event') {
    if (!type.startsWith('identity.verification_session.')) return { id, kind: 'other' };
    const { data, account } = check(snapshot, json);
    return {
      id,
      kind: 'session-change',
      sessionId: data.object.id,
      account: account ?? undefined,
      createdAt,
    };
  }
  if (!type.startsWith('v1.identity.verification_session.')) return { id, kind: 'other' };
  const { related_object: session, context } = check(notification, json);
  return { id, kind: 'session-change', sessionId: session.id, account: toAccount(context), createdAt };
}

function toAccount(context: string | null | undefined): string | undefined {
  return typeof context === 'string' && prefixOf(context) === 'acct' ? context : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidWebhook('shape');
  }
}

function check<T>(shape: z.ZodType<T>, json: unknown): T {
  const parsed = shape.safeParse(json);
  if (!parsed.success) throw new InvalidWebhook('shape');
  return parsed.data;
}
