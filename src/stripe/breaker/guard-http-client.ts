import Stripe from 'stripe';
import { callOf } from '../transport/carry-call.js';
import type { Breaker } from './breaker.js';

/**
 * Has each attempt of a lane pass its breaker. Answers with 5xx, lost connections and time-outs are failures; any other
 * answer shows that Stripe is there, a 429 too.
 */
export function guardHttpClient(inner: Stripe.HttpClient, breaker: Breaker): Stripe.HttpClient {
  return new GuardedClient(inner, breaker);
}

class GuardedClient extends Stripe.HttpClient {
  constructor(
    private readonly inner: Stripe.HttpClient,
    private readonly breaker: Breaker,
  ) {
    super();
  }

  override getClientName(): string {
    return this.inner.getClientName();
  }

  override async makeRequest(
    ...request: Parameters<Stripe.HttpClient['makeRequest']>
  ): Promise<Stripe.HttpClientResponse> {
    const attempt = this.breaker.begin();
    const begunAt = performance.now();
    try {
      const answer = await this.inner.makeRequest(...request);
      if (answer.getStatusCode() >= 500) attempt.fail();
      else attempt.succeed();
      return answer;
    } catch (error) {
      const [, , , , headers, , , timeoutMs] = request;
      // Its caller had no more time, or has gone. That says something of Stripe only where it was waited for long.
      const wasBrokenOff = callOf(headers)?.limits.signal.aborted === true;
      if (!wasBrokenOff || performance.now() - begunAt >= timeoutMs / 2) attempt.fail();
      throw error;
    }
  }
}
