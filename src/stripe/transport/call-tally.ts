import type Stripe from 'stripe';
import type { CallEnd } from '../observer.js';
import { toRequestId } from '../to-failure.js';

/** What the transport knows of one call that the stripe package does not tell, all its attempts together. */
export class CallTally {
  private attempts = 0;
  private waitMs = 0;
  private last: Stripe.HttpClientResponse | undefined;

  addWait(ms: number): void {
    this.waitMs += ms;
  }

  /** An attempt begins, which may still be refused by the breaker of its lane. */
  addAttempt(): void {
    this.attempts += 1;
  }

  addAnswer(answer: Stripe.HttpClientResponse): void {
    this.last = answer;
  }

  /** What is told of it when it has ended. */
  end(outcome: CallEnd['outcome']): CallEnd {
    const { attempts, waitMs, last } = this;
    return {
      outcome,
      attempts,
      waitMs,
      status: last?.getStatusCode(),
      requestId: toRequestId(last?.getHeaders()['request-id']),
    };
  }
}
