import { setTimeout as wait } from 'node:timers/promises';
import Stripe from 'stripe';
import { currentCaller } from '../../telemetry/request-id.js';
import { Failure } from '../failure.js';
import { backOff } from '../pacing/backoff.js';
import { nameEndpoint } from '../pacing/name-endpoint.js';
import type { Pacer } from '../pacing/pacer.js';
import { readRateLimit } from '../pacing/read-rate-limit.js';
import { currentCall, type CallScope } from './deadline.js';

/** Work of the gateway's own, as looks at watched sessions. */
const gatewayItself = 'gateway';

/** An answer takes time, too: a turn in the last moment of a call would only be wasted. */
const answerMs = 500;

/**
 * Has every attempt take its turn, the stripe package's retries too, and tries again what Stripe refuses for its rate:
 * the package does neither. What is sent again is the same, with its Idempotency-Key.
 */
export function paceHttpClient(inner: Stripe.HttpClient, pacer: Pacer): Stripe.HttpClient {
  return new PacedClient(inner, pacer);
}

class PacedClient extends Stripe.HttpClient {
  constructor(
    private readonly inner: Stripe.HttpClient,
    private readonly pacer: Pacer,
  ) {
    super();
  }

  override getClientName(): string {
    return this.inner.getClientName();
  }

  override async makeRequest(
    ...request: Parameters<Stripe.HttpClient['makeRequest']>
  ): Promise<Stripe.HttpClientResponse> {
    const call = currentCall();
    try {
      return await this.attempt(request, call);
    } catch (error) {
      if (!(error instanceof Failure) || call === undefined) throw error;
      call.giveUp(error);
      // The call has ended; an answer would only have the package try again.
      return new Promise(() => undefined);
    }
  }

  private async attempt(
    request: Parameters<Stripe.HttpClient['makeRequest']>,
    call: CallScope | undefined,
  ): Promise<Stripe.HttpClientResponse> {
    const [, , path, method] = request;
    const useBy = call === undefined ? Infinity : lastUse(call);
    const line = {
      endpoint: nameEndpoint(method, path),
      kind: method === 'GET' ? 'read' : 'change',
    } as const;
    const caller = currentCaller() ?? gatewayItself;
    for (let tries = 0; ; tries += 1) {
      await this.pacer.takeTurn({ ...line, caller, useBy, signal: call?.signal });
      const answer = await this.inner.makeRequest(...request);
      if (answer.getStatusCode() !== 429) return answer;
      const { slows, mayRetry, retryAfterMs } = await readRateLimit(answer);
      if (slows !== 'nothing') this.pacer.slowDown(line, slows, retryAfterMs ?? 0);
      const waitMs = backOff(tries, retryAfterMs);
      if (!mayRetry || call === undefined || performance.now() + waitMs > useBy) return answer;
      await wait(waitMs);
    }
  }
}

/** When a turn is still of use: with a short deadline most of the time may go in waiting, but not all. */
function lastUse({ endsAt }: CallScope): number {
  return endsAt - Math.min(answerMs, (endsAt - performance.now()) / 4);
}
