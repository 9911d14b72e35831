import type { MiddlewareHandler } from 'hono';
import type { Ids } from '../random/ids.js';
import type { Environment } from './environment.js';

/** What a request without a Stripe-Version header is answered as; with one, its own version is repeated to it. */
const defaultVersion = '2026-10-28.endive';

const echoed = ['Idempotency-Key', 'Stripe-Account'];

/** Names every request and repeats to it the headers that Stripe repeats. */
export function requestHeaders(ids: Ids): MiddlewareHandler<Environment> {
  return async (context, next) => {
    const requestId = ids.request();
    context.set('requestId', requestId);
    context.header('Request-Id', requestId);
    context.header('Stripe-Version', context.req.header('Stripe-Version') ?? defaultVersion);
    for (const name of echoed) {
      const value = context.req.header(name);
      if (value !== undefined) context.header(name, value);
    }
    await next();
  };
}
