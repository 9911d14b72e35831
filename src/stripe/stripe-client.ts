import type Stripe from 'stripe';
import type { Logger } from '../telemetry/logger.js';
import { logNames } from '../telemetry/request-scope.js';
import type { Failure, FailureCode } from './failure.js';
import { fromStatus, invalidResponse, toFailure, toRequestId } from './to-failure.js';
import type { Breaker } from './breaker/breaker.js';
import { Abandoned } from './operation/abandoned.js';
import type { LaneName, StripeObserver } from './observer.js';
import type { Operation } from './operation/operation.js';
import type { SignalLike } from './operation/light-signal.js';
import { CallTally } from './transport/call-tally.js';
import { carryCall } from './transport/carry-call.js';
import { spareStack } from './transport/spare-stack.js';
import { StripeSdk } from './transport/stripe-sdk.js';
import { withDeadline, type Deadline } from './transport/deadline.js';

/**
 * The version every request asks for, so that a change at Stripe or in the package is a change here first.
 * It is the one that stripe 23.1 is typed for.
 */
export const apiVersion = '2026-10-28.endive';

export interface StripeClientOptions {
  readonly apiKey: string;
  /** Names the lane in logs: `base` or `sensitive`. */
  readonly lane: LaneName;
  /** An http(s) origin to use instead of Stripe's. */
  readonly apiBase?: string | undefined;
  /** The connected account that all calls act on, `acct_...`. */
  readonly account?: string | undefined;
  /** Milliseconds for one attempt, and for a whole call where it belongs to no operation. */
  readonly timeoutMs: number;
  readonly httpClient: Stripe.HttpClient;
  /** Looked at before a call waits for its turn. */
  readonly breaker: Pick<Breaker, 'check'>;
  readonly appInfo: { readonly name: string; readonly version: string };
  /** Is told of every call; nobody by default. */
  readonly observer?: StripeObserver | undefined;
  readonly logger: Logger;
}

/** One lane to Stripe: the official package, and a door that every call goes through. */
export interface StripeClient {
  readonly sdk: Stripe;
  /**
   * Runs one call in what is left of its operation's time.
   * @param endpoint names the call in logs
   * @param operation whose it is; undefined for the gateway's own work
   * @param run has to pass the options on
   * @throws {Failure} whatever went wrong, in this gateway's own words
   */
  call<T extends object>(endpoint: string, operation: Operation | undefined, run: Run<T>): Promise<T>;
}

/** Asks the stripe package for one thing. */
export type Run<T> = (sdk: Stripe, options: Stripe.RequestOptions) => Promise<Stripe.Response<T>>;

/** An answer takes time, too: an attempt in the last moment would only be wasted. Milliseconds. */
const answerMs = 500;

/** Configures the stripe package on purpose: version, retries, deadline, transport, no telemetry. */
export function createStripeClient(options: StripeClientOptions): StripeClient {
  const { apiKey, lane, breaker, observer } = options;
  const sdk = new StripeSdk(apiKey, {
    apiVersion,
    // The transport does it, with jitter and within the deadline. The package still keys every POST.
    maxNetworkRetries: 0,
    timeout: options.timeoutMs,
    httpClient: options.httpClient,
    telemetry: false,
    emitEventBodies: false,
    appInfo: options.appInfo,
    ...(options.account === undefined ? {} : { stripeAccount: options.account }),
    ...readOrigin(options.apiBase),
  });
  return {
    sdk,
    async call(endpoint, operation, run) {
      const tally = new CallTally();
      const tellEnd = observer?.callStarted(endpoint, lane, operation?.scope);
      try {
        breaker.check();
        const answer = await withDeadline(new CallDeadline(options, operation), (limits) =>
          spareStack(() => run(sdk, carryCall(apiKey, { endpoint, limits, operation, tally }))),
        );
        // The package takes an error status without an `error` in its body for a success.
        const { statusCode, requestId } = answer.lastResponse;
        if (statusCode >= 400) {
          throw fromStatus(statusCode, undefined, { requestId: toRequestId(requestId) });
        }
        tellEnd?.(tally.end('ok'));
        return answer;
      } catch (error) {
        const failure = toFailure(error);
        // Who has gone is no time-out of Stripe's, although it has the same code.
        const hasGone = failure instanceof Abandoned;
        const end = tally.end(hasGone ? 'ABANDONED' : failure.code);
        tellEnd?.(end);
        if (!hasGone) logFailure(options, { endpoint, operation, attempts: end.attempts }, failure);
        throw failure;
      }
    },
  };
}

/**
 * The time of a call: its operation's. The sensitive lane must be through a moment before that, so that there is time to
 * answer without it.
 */
class CallDeadline implements Deadline {
  readonly answerMs: number;
  readonly signal: SignalLike | undefined;
  private readonly ownEnd: number;
  private readonly reserveMs: number;

  constructor(
    { lane, timeoutMs }: StripeClientOptions,
    private readonly operation: Operation | undefined,
  ) {
    this.ownEnd = performance.now() + timeoutMs;
    this.answerMs = Math.min(answerMs, timeoutMs / 4);
    this.reserveMs = lane === 'sensitive' ? this.answerMs : 0;
    this.signal = operation?.signal;
  }

  get endsAt(): number {
    const end = this.operation?.endsAt ?? Infinity;
    return (end === Infinity ? this.ownEnd : end) - this.reserveMs;
  }
}

/** Refuses an answer that is JSON but no object of Stripe's, before a mapper reads it. */
export function checkObject<T extends { id: string; created: number }>(answer: T): T {
  const { id, created } = Object(answer) as { id: unknown; created: unknown };
  if (typeof id !== 'string' || typeof created !== 'number') throw invalidResponse({});
  return answer;
}

/** The same for an object that was asked for by its id: another one would be shown under that id's rights. */
export function checkObjectOf(id: string): <T extends { id: string; created: number }>(answer: T) => T {
  return (answer) => {
    if (checkObject(answer).id !== id) throw invalidResponse({});
    return answer;
  };
}

/** Refuses an answer that is no list of Stripe's objects. */
export function checkList<T extends { data: { id: string; created: number }[] }>(answer: T): T {
  if (!Array.isArray(answer.data)) throw invalidResponse({});
  answer.data.forEach(checkObject);
  return answer;
}

function readOrigin(apiBase: string | undefined): Partial<Stripe.StripeConfig> {
  if (apiBase === undefined) return {};
  const { protocol, hostname, port } = new URL(apiBase);
  return {
    protocol: protocol === 'http:' ? 'http' : 'https',
    host: hostname,
    port: port === '' ? (protocol === 'http:' ? 80 : 443) : Number(port),
  };
}

/** What Stripe answers to the faults of clients. They are told; who operates this gateway has nothing to mend. */
const faultsOfClients: ReadonlySet<string> = new Set<FailureCode>([
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'IDEMPOTENCY_CONFLICT',
]);

interface FailedCall {
  readonly endpoint: string;
  readonly operation: Operation | undefined;
  readonly attempts: number;
}

/** A call that was never made, for its lane is open or its turn did not come, is counted and otherwise only of interest in detail. */
function logFailure(
  options: StripeClientOptions,
  { endpoint, operation, attempts }: FailedCall,
  failure: Failure,
): void {
  const hasBegun = attempts > 0;
  const level = hasBegun && !faultsOfClients.has(failure.code) ? 'warn' : 'debug';
  options.logger[level](
    {
      ...logNames(operation?.scope),
      lane: options.lane,
      endpoint,
      code: failure.code,
      upstreamCode: failure.details.upstreamCode,
      stripeRequestId: failure.details.requestId,
    },
    hasBegun ? 'Stripe call failed' : 'Stripe was not called',
  );
}
