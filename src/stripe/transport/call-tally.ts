import type Stripe from 'stripe';
import type { CallEnd } from '../observer.js';
import { toRequestId } from '../to-failure.js';

/** What the transport knows of a call that the stripe package does not tell. */
export interface CallTally {
  addWait(ms: number): void;
  /** An attempt begins, which may still be refused by the breaker of its lane. */
  addAttempt(): void;
  addAnswer(answer: Stripe.HttpClientResponse): void;
  read(): Omit<CallEnd, 'outcome'>;
}

/** Makes the tally of one call, all its attempts together. */
export function createCallTally(): CallTally {
  let attempts = 0;
  let waitMs = 0;
  let status: number | undefined;
  let requestId: string | undefined;
  return {
    addWait: (ms) => void (waitMs += ms),
    addAttempt: () => void (attempts += 1),
    addAnswer(answer) {
      status = answer.getStatusCode();
      requestId = toRequestId(answer.getHeaders()['request-id']);
    },
    read: () => ({ attempts, waitMs, status, requestId }),
  };
}
