import { setTimeout as wait } from 'node:timers/promises';
import Stripe from 'stripe';
import { currentCaller } from '../../telemetry/request-id.js';
import { Failure } from '../failure.js';
import { useHeldTurn } from '../pacing/held-turn.js';
import { nameEndpoint } from '../pacing/name-endpoint.js';
import type { StripeObserver } from '../observer.js';
import type { Pacer } from '../pacing/pacer.js';
import { readRateLimit } from '../pacing/read-rate-limit.js';
import { currentTally } from './call-tally.js';
import { currentCall, type CallScope } from './deadline.js';
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
    const call = currentCall();
    const isRead = request[3] === 'GET';
    try {
      for (let tries = 0; ; tries += 1) {
        // A write that was sent and has not been answered is tried again also for who has gone.
        await this.takeTurn(request, call, isRead || tries === 0);
        if (!isRead) call?.beginWrite();
        const outcome = await this.attempt(request);
        const waitMs = await this.judge(request, outcome, tries);
        if (waitMs === undefined || call === undefined || performance.now() + waitMs > call.useBy)
          return answerOf(outcome);
        await wait(waitMs, undefined, isRead ? { signal: call.signal } : {});
      }
    } catch (error) {
      if (!(error instanceof Failure) || call === undefined) throw error;
      call.giveUp(error);
      // The call has ended; an answer would only have the package try again.
      return new Promise(() => undefined);
    }
  }

  private async takeTurn(request: Request, call: CallScope | undefined, mayLeave: boolean): Promise<void> {
    if (useHeldTurn()) return;
    const since = performance.now();
    await this.pacer.takeTurn({
      ...lineOf(request),
      caller: currentCaller() ?? gatewayItself,
      get useBy() {
        return call?.useBy ?? Infinity;
      },
      signal: mayLeave ? call?.signal : undefined,
    });
    const waitMs = performance.now() - since;
    this.observer?.waited(waitMs);
    currentTally()?.addWait(waitMs);
  }

  private async attempt(request: Request): Promise<Outcome> {
    const tally = currentTally();
    tally?.addAttempt();
    try {
      const answer = await this.inner.makeRequest(...request);
      tally?.addAnswer(answer);
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
