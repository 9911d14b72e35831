import Stripe from 'stripe';
import { DeadlineExceeded } from './transport/deadline.js';
import { Failure, type FailureDetails } from './failure.js';
import { toSchemaParam } from './schema-param.js';

/** Stripe's codes are lower-case words; anything else could be an echo of input and is dropped. */
const codeWord = /^[a-z][a-z0-9_]{0,63}$/;
const requestIdWord = /^req_[A-Za-z0-9_]{1,64}$/;

/** Keeps a text only when it has the shape of a Stripe request id. */
export function toRequestId(text: unknown): string | undefined {
  return typeof text === 'string' && requestIdWord.test(text) ? text : undefined;
}

/**
 * Turns whatever the stripe package throws into a {@link Failure}; total, and never passes a text of Stripe on.
 * Source of the statuses: https://docs.stripe.com/api/errors
 */
export function toFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof DeadlineExceeded) {
    return new Failure('UPSTREAM_TIMEOUT', 'Stripe did not answer in time. Try again.');
  }
  if (!(error instanceof Stripe.errors.StripeError)) return invalidResponse({});
  // The package types it as a text, but it comes from the wire as it is.
  const code: unknown = error.code;
  const details: FailureDetails = {
    upstreamCode: typeof code === 'string' && codeWord.test(code) ? code : undefined,
    param: toSchemaParam(error.param),
    requestId: toRequestId(error.requestId),
  };
  if (error instanceof Stripe.errors.StripeConnectionError) return unreachable(details);
  return fromStatus(error.statusCode, error.rawType, details);
}

/** An answer that is no JSON, or JSON of a shape Stripe does not document. */
export function invalidResponse(details: FailureDetails): Failure {
  return new Failure(
    'UPSTREAM_INVALID_RESPONSE',
    'Stripe sent an answer that cannot be read. Try again.',
    details,
  );
}

function unreachable(details: FailureDetails): Failure {
  return new Failure('UPSTREAM_UNAVAILABLE', 'Stripe could not be reached. Try again.', details);
}

/** The failure that an HTTP status stands for, whether or not its body said anything. */
export function fromStatus(
  status: number | undefined,
  wireType: string | undefined,
  details: FailureDetails,
): Failure {
  // The stripe package leaves the status out when the body was no JSON.
  if (status === undefined) return invalidResponse(details);
  if (wireType === 'idempotency_error' && status !== 409) {
    return new Failure(
      'IDEMPOTENCY_CONFLICT',
      'This idempotency key was used before with other input. Use a new key for a new request.',
      { ...details, param: 'idempotencyKey' },
    );
  }
  if (status === 429 || (status === 400 && details.upstreamCode === 'rate_limit')) {
    return new Failure('RATE_LIMITED', 'Too many requests to Stripe at once. Try again in a moment.', {
      ...details,
      retryAfterMs: 1000,
    });
  }
  if (details.upstreamCode === 'resource_missing') {
    return new Failure('NOT_FOUND', 'There is no such object.', details);
  }
  switch (status) {
    case 401:
      return new Failure(
        'UPSTREAM_AUTHENTICATION_FAILED',
        'Stripe refused the key of this gateway.',
        details,
      );
    case 403:
      return new Failure(
        'UPSTREAM_PERMISSION_DENIED',
        "This gateway's key lacks a right at Stripe.",
        details,
      );
    case 404:
      return new Failure('NOT_FOUND', 'There is no such object.', details);
    case 409:
      return details.upstreamCode === 'idempotency_key_in_use'
        ? new Failure(
            'IDEMPOTENCY_KEY_IN_USE',
            'A request with this idempotency key is still under way. Try again in a moment.',
            { ...details, param: 'idempotencyKey' },
          )
        : new Failure('UPSTREAM_CONFLICT', 'Another request holds this object. Try again.', details);
    default:
      if (status >= 500) return new Failure('UPSTREAM_UNAVAILABLE', 'Stripe is failing. Try again.', details);
      return new Failure('UPSTREAM_REJECTED', 'Stripe refused this request.', details);
  }
}
