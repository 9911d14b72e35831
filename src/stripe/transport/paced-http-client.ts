import Stripe from 'stripe';
import { Failure } from '../failure.js';
import type { StripeObserver } from '../observer.js';
import type { PacedCall } from '../pacing/paced-call.js';
import type { Pacer } from '../pacing/pacer.js';
import { readRateLimit } from '../pacing/read-rate-limit.js';
import type { SignalLike } from '../operation/light-signal.js';
import { callOf, type Call } from './carry-call.js';
import { pause } from './pause.js';
import { planRetry } from './plan-retry.js';

/** Work of the gateway's own, as looks at watched sessions. */
export const gatewayItself = 'gateway';

type Request = Parameters<Stripe.HttpClient['makeRequest']>;

type Kind = PacedCall['kind'];

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
    const [, , , method, headers] = request;
    const call = callOf(headers);
    if (call === undefined) throw new Error('a request outside of a call');
    const kind = method === 'GET' ? 'read' : 'change';
    try {
      for (let tries = 0; ; tries += 1) {
        if (!this.hasTurn(call, kind)) await this.awaitTurn(call, kind);
        if (kind === 'change') call.limits.beginWrite();
        const outcome = await this.attempt(request, call);
        if (isPlainAnswer(outcome)) return outcome.answer;
        const waitMs = await this.judge(call, kind, outcome, tries);
        if (waitMs === undefined || performance.now() + waitMs > call.limits.useBy) return answerOf(outcome);
        await pause(waitMs, call.limits.signal);
      }
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      call.limits.giveUp(error);
      // The call has ended; an answer would only have the package try again.
      return new Promise(() => undefined);
    }
  }

  /** Whether the call may go at once. */
  private hasTurn({ endpoint, operation, limits }: Call, kind: Kind): boolean {
    if (operation?.turn?.use() === true) return true;
    const caller = operation?.caller ?? gatewayItself;
    if (limits.signal.aborted || !this.pacer.tryTurn({ endpoint, kind, caller })) return false;
    this.observer?.waited(0);
    return true;
  }

  private async awaitTurn(call: Call, kind: Kind): Promise<void> {
    const since = performance.now();
    await this.pacer.takeTurn(new WaitingCall(call, kind));
    const waitMs = performance.now() - since;
    this.observer?.waited(waitMs);
    call.tally.addWait(waitMs);
  }

  private async attempt(request: Request, { tally }: Call): Promise<Outcome> {
    tally.addAttempt();
    try {
      const answer = await this.inner.makeRequest(...request);
      tally.addAnswer(answer);
      return { answer };
    } catch (error) {
      // The breaker of the lane has opened.
      if (error instanceof Failure) throw error;
      return { error };
    }
  }

  /** Milliseconds until the next attempt; undefined where there is none. Slows the pacer down where Stripe asks for it. */
  private async judge(
    { endpoint }: Call,
    kind: Kind,
    outcome: Outcome,
    tries: number,
  ): Promise<number | undefined> {
    if ('error' in outcome) return planRetry({ tries });
    const { answer } = outcome;
    const status = answer.getStatusCode();
    if (status !== 429) return planRetry({ tries, status, headers: answer.getHeaders() });
    const { slows, retryAfterMs } = await readRateLimit(answer);
    if (slows !== 'nothing') this.pacer.slowDown({ endpoint, kind }, slows, retryAfterMs ?? 0);
    return planRetry({ tries, status, headers: answer.getHeaders() });
  }
}

/** What the pacer is told of a call; the last moment at which it may begin can move away while it waits. */
class WaitingCall implements PacedCall {
  constructor(
    private readonly call: Call,
    readonly kind: Kind,
  ) {}

  get endpoint(): string {
    return this.call.endpoint;
  }

  get caller(): string {
    return this.call.operation?.caller ?? gatewayItself;
  }

  get useBy(): number {
    return this.call.limits.useBy;
  }

  get signal(): SignalLike {
    return this.call.limits.signal;
  }
}

/** Whether it is what most calls get: an answer that nothing speaks for asking again. */
function isPlainAnswer(outcome: Outcome): outcome is { readonly answer: Stripe.HttpClientResponse } {
  if (!('answer' in outcome)) return false;
  const { answer } = outcome;
  return answer.getStatusCode() < 400 && answer.getHeaders()['stripe-should-retry'] === undefined;
}

/** Of a lost connection only that it was lost: by its code the package would try once more. */
function answerOf(outcome: Outcome): Stripe.HttpClientResponse {
  if ('answer' in outcome) return outcome.answer;
  throw new Error('the connection to Stripe was lost');
}
