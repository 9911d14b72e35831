import { createHmac } from 'node:crypto';

/**
 * The Stripe-Signature header of a body: HMAC-SHA256 of `<t>.<body>`, keyed with the whole secret, its prefix included.
 *
 * @param second Unix seconds
 */
export function signPayload(body: string, secret: string, second: number): string {
  const signature = createHmac('sha256', secret).update(`${second}.${body}`).digest('hex');
  return `t=${second},v1=${signature}`;
}
