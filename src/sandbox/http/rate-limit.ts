import { ApiFailure } from '../failures/api-failure.js';

export interface RateLimit {
  /** Requests a second to one named operation, whatever ids it is asked for. */
  readonly perEndpoint: number;
  /** Requests a second in all. */
  readonly total: number;
}

/** Admits a request of an account to an endpoint, or throws a 429. */
export type Admit = (scope: string, endpoint: string) => void;

const windowMs = 1000;
const mostWindows = 1000;

/** Counts the requests admitted within the last second; refused ones do not count. */
export function createAdmission(limit: RateLimit | undefined, now: () => number): Admit {
  if (limit === undefined) return () => undefined;
  const windows = new Map<string, number[]>();
  const recent = (name: string) => {
    const since = now() - windowMs;
    const times = (windows.get(name) ?? []).filter((time) => time > since);
    windows.set(name, times);
    return times;
  };
  return (scope, endpoint) => {
    if (windows.size > mostWindows) windows.clear();
    const all = recent(scope);
    const ofEndpoint = recent(`${scope} ${endpoint}`);
    if (all.length >= limit.total) throw tooMany('global-rate');
    if (ofEndpoint.length >= limit.perEndpoint) throw tooMany('endpoint-rate');
    all.push(now());
    ofEndpoint.push(now());
  };
}

function tooMany(reason: 'endpoint-rate' | 'global-rate'): ApiFailure {
  return new ApiFailure(429, {
    code: 'rate_limit',
    message:
      'Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.',
    headers: { 'Stripe-Rate-Limited-Reason': reason },
  });
}
