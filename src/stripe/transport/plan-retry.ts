import { backOff } from '../pacing/backoff.js';
import { readRetryAfter } from '../pacing/read-rate-limit.js';

/** What became of an attempt. */
export interface AttemptOutcome {
  /** How often the call was tried before. */
  readonly tries: number;
  /** Undefined where the connection was lost. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, unknown>>;
}

/** A failure is tried again so often; a refusal for the rate as often as there is time for. */
const maxRetries = 2;

/**
 * Milliseconds until the call is tried again, any part of them by chance; undefined where it is not. What Stripe says in
 * `Stripe-Should-Retry` goes before what its status tells. Source: https://docs.stripe.com/error-low-level
 */
export function planRetry({ tries, status, headers = {} }: AttemptOutcome): number | undefined {
  const advice = headers['stripe-should-retry'];
  if (advice === 'false') return undefined;
  const isTransient =
    advice === 'true' || status === undefined || status === 409 || status === 429 || status >= 500;
  if (!isTransient || (status !== 429 && tries >= maxRetries)) return undefined;
  return backOff(tries, readRetryAfter(headers));
}
