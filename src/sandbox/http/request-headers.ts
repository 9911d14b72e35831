import type { MiddlewareHandler } from 'hono';
import { accountVersion } from '../api-version.js';
import type { Ids } from '../random/ids.js';
import type { Environment } from './environment.js';

const echoed = ['Idempotency-Key', 'Stripe-Account'];

/** Names every request and repeats to it the headers that Stripe repeats, its version among them. */
export function requestHeaders(ids: Ids): MiddlewareHandler<Environment> {
  return async (context, next) => {
    const requestId = ids.request();
    context.set('requestId', requestId);
    context.header('Request-Id', requestId);
    context.header('Stripe-Version', context.req.header('Stripe-Version') ?? accountVersion);
    for (const name of echoed) {
      const value = context.req.header(name);
      if (value !== undefined) context.header(name, value);
    }
    await next();
  };
}
