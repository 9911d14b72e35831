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

  /** @throws {Failure} at once where the breaker is open */
  override makeRequest(
    ...request: Parameters<Stripe.HttpClient['makeRequest']>
  ): Promise<Stripe.HttpClientResponse> {
    const attempt = this.breaker.begin();
    const begunAt = performance.now();
    return this.inner.makeRequest(...request).then(
      (answer) => {
        if (answer.getStatusCode() >= 500) attempt.fail();
        else attempt.succeed();
        return answer;
      },
      (error: unknown) => {
        const [, , , , headers, , , timeoutMs] = request;
        // Its caller had no more time, or has gone. That says something of Stripe only where it was waited for long.
        const wasBrokenOff = callOf(headers)?.limits.signal.aborted === true;
        if (!wasBrokenOff || performance.now() - begunAt >= timeoutMs / 2) attempt.fail();
        throw error;
      },
    );
  }
}
