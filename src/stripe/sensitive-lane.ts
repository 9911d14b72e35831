import type Stripe from 'stripe';
import { Failure } from './failure.js';
import { notAsked, type SensitiveAnswer } from './model/sensitive.js';
import type { Operation } from './operation/operation.js';
import type { StripeClient } from './stripe-client.js';
import { toFailure } from './to-failure.js';

type Refused = SensitiveAnswer<never>;

const noKey: Refused = {
  kind: 'refused',
  failure: new Failure(
    'PERSONAL_DATA_UNAVAILABLE',
    'This gateway holds no key that may read this field. Its operator can give it one in STRIPE_SENSITIVE_API_KEY.',
  ),
};

/** What is asked of the sensitive lane. */
export interface SensitiveQuestion<T> {
  readonly endpoint: string;
  /** Null when nothing sensitive is wanted: then nothing is asked. */
  readonly expands: readonly string[] | null;
  readonly operation: Operation | undefined;
  /** Refuses an answer of another shape. */
  readonly check: (answer: T) => T;
  readonly run: (
    sdk: Stripe,
    expands: string[],
    options: Stripe.RequestOptions,
  ) => Promise<Stripe.Response<T>>;
}

/** Asks the sensitive lane. A refusal is an answer, not a failure: it costs the fields of this lane and never the rest. */
export async function askSensitive<T extends object>(
  client: StripeClient | undefined,
  { endpoint, expands, operation, check, run }: SensitiveQuestion<T>,
): Promise<SensitiveAnswer<T>> {
  if (expands === null) return notAsked;
  if (client === undefined) return noKey;
  try {
    const answer = await client.call<T>(endpoint, operation, (sdk, options) =>
      run(sdk, [...expands], options),
    );
    return { kind: 'read', raw: check(answer) };
  } catch (error) {
    return { kind: 'refused', failure: toRefusal(toFailure(error)) };
  }
}

/** A key without the right and results older than the key may read look alike from here: both say no for good. */
function toRefusal(failure: Failure): Failure {
  if (failure.retryable) return failure;
  return new Failure(
    'PERSONAL_DATA_UNAVAILABLE',
    'Stripe does not let this gateway read this field: its key lacks the right, or the result is too old for it.',
    { requestId: failure.details.requestId, upstreamCode: failure.details.upstreamCode },
  );
}
