import Stripe from 'stripe';

/** Signs a body as Stripe does, now: the value of `Stripe-Signature`. */
export function signEvent(body: string, secret: string): string {
  return Stripe.webhooks.generateTestHeaderString({ payload: body, secret });
}
