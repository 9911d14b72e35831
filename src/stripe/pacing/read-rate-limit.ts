import type Stripe from 'stripe';

/** What a 429 says. */
export interface RateLimitAnswer {
  /** What to slow down; a lock on one object and a limit of one object say nothing of the rate. */
  readonly slows: 'endpoint' | 'total' | 'nothing';
  /** Milliseconds until another try is welcome, where Stripe says so. */
  readonly retryAfterMs: number | undefined;
}

/** Nobody waits longer than this for what a header says. */
const maxHoldMs = 60_000;

/**
 * Reads an answer with status 429. One with the code `lock_timeout` and no reason in its headers is about an object
 * that another request holds. Source: https://docs.stripe.com/rate-limits
 */
export async function readRateLimit(answer: Stripe.HttpClientResponse): Promise<RateLimitAnswer> {
  const headers = answer.getHeaders();
  const reason: unknown = headers['stripe-rate-limited-reason'];
  return {
    slows: await readScope(answer, typeof reason === 'string' ? reason : undefined),
    retryAfterMs: readRetryAfter(headers),
  };
}

async function readScope(
  answer: Stripe.HttpClientResponse,
  reason: string | undefined,
): Promise<RateLimitAnswer['slows']> {
  if (reason?.startsWith('global-') === true) return 'total';
  if (reason?.startsWith('endpoint-') === true) return 'endpoint';
  if (reason !== undefined) return 'nothing';
  return (await readCode(answer)) === 'lock_timeout' ? 'nothing' : 'endpoint';
}

async function readCode(answer: Stripe.HttpClientResponse): Promise<unknown> {
  try {
    const body = (await answer.toJSON()) as { error?: { code?: unknown } | null } | null;
    return body?.error?.code;
  } catch {
    return undefined;
  }
}

/** Milliseconds of `Retry-After`, which is in seconds or a date. */
export function readRetryAfter(headers: Readonly<Record<string, unknown>>): number | undefined {
  const text = headers['retry-after'];
  if (typeof text !== 'string') return undefined;
  const ms = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.min(maxHoldMs, Math.max(0, ms));
}
