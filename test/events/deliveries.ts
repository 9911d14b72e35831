import Stripe from 'stripe';

export function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}

/** The `Stripe-Signature` header that Stripe would send. */
export function sign(payload: string, secret: string, timestamp = seconds(Date.now())): string {
  return Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp });
}

/** The body of a snapshot event about an object; personal data is in it, as in Stripe's. */
export function snapshotOf(type: string, objectId: string, more: Record<string, unknown> = {}): string {
  return JSON.stringify({
    id: 'evt_1',
    object: 'event',
    created: 1,
    type,
    data: {
      object: {
        id: objectId,
        object: 'identity.verification_session',
        client_secret: 'vs_1_secret_1',
        provided_details: { email: 'jenny@example.com' },
        verified_outputs: { first_name: 'Jenny' },
      },
    },
    ...more,
  });
}

/** The body of a thin notification about an object. */
export function notificationOf(type: string, objectId: string, more: Record<string, unknown> = {}): string {
  return JSON.stringify({
    id: 'evt_1',
    object: 'v2.core.event',
    created: '2026-11-01T00:00:00.000Z',
    type,
    related_object: {
      id: objectId,
      type: 'identity.verification_session',
      url: `/v1/identity/verification_sessions/${objectId}`,
    },
    ...more,
  });
}
