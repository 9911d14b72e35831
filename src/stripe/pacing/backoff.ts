const firstMs = 250;
const mostMs = 2000;
const spreadMs = 250;

/**
 * Milliseconds to wait before a refused call is tried again: doubling, and any part of the second half of that, so
 * that those refused together do not come back together.
 * @param tries how often it was refused before
 * @param retryAfterMs what Stripe asked for
 */
export function backOff(tries: number, retryAfterMs: number | undefined): number {
  if (retryAfterMs !== undefined) return retryAfterMs + Math.random() * spreadMs;
  const most = Math.min(mostMs, firstMs * 2 ** Math.min(tries, 10));
  return most / 2 + (Math.random() * most) / 2;
}
