import Stripe from 'stripe';

/** The stripe package with its defaults, at the address in STRIPE_API_BASE. */
export function connectStripe(): Stripe {
  const { hostname, port } = new URL(process.env['STRIPE_API_BASE'] ?? '');
  return new Stripe('sk_test_x', { host: hostname, port, protocol: 'http' });
}
