import type { Fault, StripeCall, Upstream } from '../support/upstream.js';

/** When each call came in. */
export interface Arrivals {
  readonly moments: number[];
  readonly calls: StripeCall[];
}

/** Writes down the moments at which calls come to the recorder, and breaks those that are to be broken. */
export function recordArrivals(
  upstream: Upstream,
  decide: (call: StripeCall, before: number) => Fault | undefined = () => undefined,
): Arrivals {
  const moments: number[] = [];
  const calls: StripeCall[] = [];
  upstream.intercept((call) => {
    moments.push(performance.now());
    calls.push(call);
    return decide(call, calls.length - 1);
  });
  return { moments, calls };
}

/** Stripe's answer to one call too many. */
export function tooMany(headers: Record<string, string> = {}, code = 'rate_limit'): Fault {
  return {
    kind: 'answer',
    status: 429,
    headers,
    body: JSON.stringify({ error: { type: 'invalid_request_error', code, message: 'PLANTED' } }),
  };
}
