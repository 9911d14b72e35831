import type { StripeClient } from './stripe-client.js';

/** The two ways to Stripe: the ordinary key, and the restricted key that may read sensitive results. */
export interface Lanes {
  readonly base: StripeClient;
  /** Undefined when no restricted key is configured. */
  readonly sensitive: StripeClient | undefined;
}
