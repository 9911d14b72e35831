import type Stripe from 'stripe';
import type { Operation } from '../operation/operation.js';
import type { CallTally } from './call-tally.js';
import type { CallLimits } from './deadline.js';

/** What the transport is told of a call. */
export interface Call {
  /** What Stripe counts together, `sessions.retrieve`: one operation, whatever id it is asked for. */
  readonly endpoint: string;
  readonly limits: CallLimits;
  /** Undefined for the gateway's own work. */
  readonly operation: Operation | undefined;
  readonly tally: CallTally;
}

const callKey = Symbol('call');

/**
 * Options by which a call reaches the transport: the stripe package hands nothing on to its HttpClient, but it gives a
 * request's authenticator the same headers. An AsyncLocalStorage in its place costs a third of an answer on Node 20.
 */
export function carryCall(apiKey: string, call: Call): Stripe.RequestOptions {
  return {
    authenticator(request) {
      const headers = request.headers as CarryingHeaders;
      headers.Authorization = `Bearer ${apiKey}`;
      headers[callKey] = call;
      return done;
    },
  };
}

/** The call that an attempt with these headers is of; undefined outside of a call. */
export function callOf(headers: object): Call | undefined {
  return (headers as CarryingHeaders)[callKey];
}

interface CarryingHeaders {
  Authorization?: string;
  [callKey]?: Call;
}

const done = Promise.resolve();
