import Stripe from 'stripe';
import { Failure } from '../failure.js';
import { nameEndpoint } from '../pacing/name-endpoint.js';
import type { StripeObserver } from '../observer.js';
import type { Pacer } from '../pacing/pacer.js';
import { readRateLimit } from '../pacing/read-rate-limit.js';
import { callOf, type Call } from './carry-call.js';
import { pause } from './pause.js';
import { planRetry } from './plan-retry.js';

/** Work of the gateway's own, as looks at watched sessions. */
export const gatewayItself = 'gateway';

type Request = Parameters<Stripe.HttpClient['makeRequest']>;

/** What became of an attempt; a connection that was lost has no answer. */
type Outcome = { readonly answer: Stripe.HttpClientResponse } | { readonly error: unknown };

/**
 * Has every attempt take its turn, and tries again what may be tried again. The stripe package does neither here: its
 * two retries come after half a second each, without jitter, and know no deadline. What is sent again is the same, with
 * its Idempotency-Key.
 */
export function paceHttpClient(
  inner: Stripe.HttpClient,
  pacer: Pacer,
  observer?: StripeObserver,
): Stripe.HttpClient {
  return new PacedClient(inner, pacer, observer);
}

class PacedClient extends Stripe.HttpClient {
  constructor(
    private readonly inner: Stripe.HttpClient,
    private readonly pacer: Pacer,
    private readonly observer: StripeObserver | undefined,
  ) {
    super();
  }

  override getClientName(): string {
    return this.inner.getClientName();
  }

  override async makeRequest(...request: Request): Promise<Stripe.HttpClientResponse> {
    const call = callOf(request[4]);
    try {
      for (let tries = 0; ; tries += 1) {
        await this.takeTurn(request, call);
        if (request[3] !== 'GET') call?.limits.beginWrite();
        const outcome = await this.attempt(request, call);
        const waitMs = await this.judge(request, outcome, tries);
        if (waitMs === undefined || call === undefined || performance.now() + waitMs > call.limits.useBy)
          return answerOf(outcome);
        await pause(waitMs, call.limits.signal);
      }
    } catch (error) {
      if (!(error instanceof Failure) || call === undefined) throw error;
      call.limits.giveUp(error);
      // The call has ended; an answer would only have the package try again.
      return new Promise(() => undefined);
    }
  }

  private async takeTurn(request: Request, call: Call | undefined): Promise<void> {
    if (call?.operation?.turn?.use() === true) return;
    const since = performance.now();
    await this.pacer.takeTurn({
      ...lineOf(request),
      caller: call?.operation?.caller ?? gatewayItself,
      get useBy() {
        return call?.limits.useBy ?? Infinity;
      },
      signal: call?.limits.signal,
    });
    const waitMs = performance.now() - since;
    this.observer?.waited(waitMs);
    call?.tally?.addWait(waitMs);
  }

  private async attempt(request: Request, call: Call | undefined): Promise<Outcome> {
    call?.tally?.addAttempt();
    try {
      const answer = await this.inner.makeRequest(...request);
      call?.tally?.addAnswer(answer);
      return { answer };
    } catch (error) {
      // The breaker of the lane has opened.
      if (error instanceof Failure) throw error;
      return { error };
    }
  }

  /** Milliseconds until the next attempt; undefined where there is none. Slows the pacer down where Stripe asks for it. */
  private async judge(request: Request, outcome: Outcome, tries: number): Promise<number | undefined> {
    if ('error' in outcome) return planRetry({ tries });
    const { answer } = outcome;
    const status = answer.getStatusCode();
    if (status !== 429) return planRetry({ tries, status, headers: answer.getHeaders() });
    const { slows, retryAfterMs } = await readRateLimit(answer);
    if (slows !== 'nothing') this.pacer.slowDown(lineOf(request), slows, retryAfterMs ?? 0);
    return planRetry({ tries, status, headers: answer.getHeaders() });
  }
}

function lineOf([, , path, method]: Request): { endpoint: string; kind: 'read' | 'change' } {
  return { endpoint: nameEndpoint(method, path), kind: method === 'GET' ? 'read' : 'change' };
}

/** Of a lost connection only that it was lost: by its code the package would try once more. */
function answerOf(outcome: Outcome): Stripe.HttpClientResponse {
  if ('answer' in outcome) return outcome.answer;
  throw new Error('the connection to Stripe was lost');
}
