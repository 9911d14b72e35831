import fc from 'fast-check';
import Stripe from 'stripe';
import { describe, expect, it } from 'vitest';
import { badInput, Failure, type FailureCode } from '../../src/stripe/failure.js';
import { toSchemaParam } from '../../src/stripe/schema-param.js';
import { fromStatus, toFailure, toRequestId } from '../../src/stripe/to-failure.js';
import { DeadlineExceeded } from '../../src/stripe/transport/deadline.js';

/** A text that must not come back: Stripe's messages quote what was sent and name keys and accounts. */
const secret = 'sk_test_secret of acct_1 asked for vs_1 with jenny@example.com';

/** The error that the stripe package makes of an answer: its class goes by the status. */
function answered(statusCode: number | undefined, body: Record<string, unknown> = {}): Error {
  const raw = { message: secret, statusCode, headers: {}, ...body } as unknown as ConstructorParameters<
    typeof Stripe.errors.StripeError
  >[0];
  const { errors } = Stripe;
  switch (statusCode) {
    case 400:
    case 404:
      return body['type'] === 'idempotency_error'
        ? new errors.StripeIdempotencyError(raw)
        : new errors.StripeInvalidRequestError(raw);
    case 401:
      return new errors.StripeAuthenticationError(raw);
    case 403:
      return new errors.StripePermissionError(raw);
    case 429:
      return new errors.StripeRateLimitError(raw);
    case undefined:
    default:
      return new errors.StripeAPIError(raw);
  }
}

const rows: [status: number | undefined, type: string, code: string | undefined, expected: FailureCode][] = [
  [undefined, 'api_error', undefined, 'UPSTREAM_INVALID_RESPONSE'],
  [400, 'invalid_request_error', undefined, 'UPSTREAM_REJECTED'],
  [400, 'invalid_request_error', 'parameter_unknown', 'UPSTREAM_REJECTED'],
  [400, 'invalid_request_error', 'resource_missing', 'NOT_FOUND'],
  [400, 'invalid_request_error', 'rate_limit', 'RATE_LIMITED'],
  [400, 'idempotency_error', undefined, 'IDEMPOTENCY_CONFLICT'],
  [400, 'idempotency_error', 'resource_missing', 'IDEMPOTENCY_CONFLICT'],
  [401, 'invalid_request_error', undefined, 'UPSTREAM_AUTHENTICATION_FAILED'],
  [402, 'card_error', 'card_declined', 'UPSTREAM_REJECTED'],
  [403, 'invalid_request_error', undefined, 'UPSTREAM_PERMISSION_DENIED'],
  [404, 'invalid_request_error', undefined, 'NOT_FOUND'],
  [404, 'invalid_request_error', 'resource_missing', 'NOT_FOUND'],
  [404, 'invalid_request_error', 'url_invalid', 'NOT_FOUND'],
  [409, 'invalid_request_error', undefined, 'UPSTREAM_CONFLICT'],
  [409, 'invalid_request_error', 'lock_timeout', 'UPSTREAM_CONFLICT'],
  [409, 'idempotency_error', 'idempotency_key_in_use', 'IDEMPOTENCY_KEY_IN_USE'],
  [409, 'invalid_request_error', 'idempotency_key_in_use', 'IDEMPOTENCY_KEY_IN_USE'],
  [409, 'idempotency_error', undefined, 'UPSTREAM_CONFLICT'],
  [424, 'api_error', undefined, 'UPSTREAM_REJECTED'],
  [429, 'invalid_request_error', 'rate_limit', 'RATE_LIMITED'],
  [429, 'invalid_request_error', 'lock_timeout', 'RATE_LIMITED'],
  [429, 'invalid_request_error', undefined, 'RATE_LIMITED'],
  [429, 'invalid_request_error', 'resource_missing', 'RATE_LIMITED'],
  [500, 'api_error', undefined, 'UPSTREAM_UNAVAILABLE'],
  [502, 'api_error', undefined, 'UPSTREAM_UNAVAILABLE'],
  [503, 'api_error', undefined, 'UPSTREAM_UNAVAILABLE'],
  [504, 'api_error', 'api_connection_error', 'UPSTREAM_UNAVAILABLE'],
];

const retryable: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'IDEMPOTENCY_KEY_IN_USE',
  'RATE_LIMITED',
  'UPSTREAM_CONFLICT',
  'UPSTREAM_UNAVAILABLE',
  'UPSTREAM_TIMEOUT',
  'UPSTREAM_INVALID_RESPONSE',
]);

/** All that a client or a log may come to see of a failure. */
function shown(failure: Failure): string {
  return JSON.stringify([failure, failure.message, failure.details, failure.stack, Object.entries(failure)]);
}

describe('toFailure', () => {
  it.each(rows)('%s %s %s is %s', (status, type, code, expected) => {
    const failure = toFailure(answered(status, { type, code, requestId: 'req_1' }));
    expect(failure.code).toBe(expected);
    expect(failure.retryable).toBe(retryable.has(expected));
    expect(failure.details.requestId).toBe('req_1');
    expect(failure.details.upstreamCode).toBe(code);
    expect(failure.details.retryAfterMs).toBe(expected === 'RATE_LIMITED' ? 1000 : undefined);
  });

  it.each(rows)('%s %s %s without the error of the package is the same', (status, type, code, expected) => {
    expect(fromStatus(status, type, { upstreamCode: code }).code).toBe(expected);
  });

  it('names the parameter at fault by the schema, and an idempotency key by its field', () => {
    const rejected = answered(400, {
      type: 'invalid_request_error',
      param: 'options[document][allowed_types][1]',
    });
    expect(toFailure(rejected).details.param).toBe('options.document.allowedTypes');
    for (const conflict of [
      answered(400, { type: 'idempotency_error' }),
      answered(409, { code: 'idempotency_key_in_use' }),
    ]) {
      expect(toFailure(conflict).details.param).toBe('idempotencyKey');
    }
  });

  it('tells a connection that failed from a call that took too long', () => {
    const broken = new Stripe.errors.StripeConnectionError({ message: secret });
    expect(toFailure(broken)).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', retryable: true });
    expect(toFailure(new DeadlineExceeded(secret))).toMatchObject({
      code: 'UPSTREAM_TIMEOUT',
      retryable: true,
    });
  });

  it('leaves a failure as it is', () => {
    const failure = badInput('wrong', 'id');
    expect(toFailure(failure)).toBe(failure);
  });

  it('drops codes and request ids of another shape, which could be an echo', () => {
    const failure = toFailure(
      answered(400, { code: 'No such customer: cus_1', requestId: 'req_1\nsecret', param: 'client_secret' }),
    );
    expect(failure.details).toEqual({ upstreamCode: undefined, param: undefined, requestId: undefined });
  });

  it('shows nothing of what Stripe wrote', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...rows),
        fc.record(
          Object.fromEntries(
            [
              'type',
              'code',
              'param',
              'doc_url',
              'request_log_url',
              'requestId',
              'detail',
              'user_message',
              'decline_code',
            ].map((name) => [name, fc.constantFrom(secret, `${secret}]`, `options[${secret}]`)]),
          ),
          { requiredKeys: [] },
        ),
        ([status], body) => {
          const text = shown(toFailure(answered(status, body)));
          expect(text).not.toContain('sk_test_secret');
          expect(text).not.toContain('jenny');
        },
      ),
    );
  });

  it('is total: whatever is thrown becomes a failure with a message of this gateway', () => {
    const messages = new Set([
      ...rows.map(([status, type, code]) => fromStatus(status, type, { upstreamCode: code }).message),
      'Stripe could not be reached. Try again.',
    ]);
    // The package takes the status from the response itself; all else is what the wire brought.
    const anyError = fc
      .tuple(
        fc.anything(),
        fc.anything(),
        fc.anything(),
        fc.anything(),
        fc.option(fc.integer(), { nil: undefined }),
      )
      .map(([type, code, param, requestId, statusCode]) =>
        Object.assign(answered(500), { rawType: type, code, param, requestId, statusCode }),
      );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.string().map((text) => new Error(text)),
          anyError,
        ),
        (thrown) => {
          const failure = toFailure(thrown);
          expect(failure).toBeInstanceOf(Failure);
          expect(messages).toContain(failure.message);
          for (const detail of Object.values(failure.details)) {
            expect(['string', 'number', 'undefined']).toContain(typeof detail);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('toSchemaParam', () => {
  it.each([
    ['client_reference_id', 'clientReferenceId'],
    ['ending_before', 'before'],
    ['limit', 'first'],
    ['metadata', 'metadata'],
    ['metadata[foo]', 'metadata'],
    ['metadata[foo][bar]', 'metadata'],
    ['metadata[0]', 'metadata'],
    ['options', 'options'],
    ['options[document]', 'options.document'],
    ['options[document][allowed_types]', 'options.document.allowedTypes'],
    ['options[document][allowed_types][0]', 'options.document.allowedTypes'],
    ['options[document][allowed_types][]', 'options.document.allowedTypes'],
    ['options[document][require_id_number]', 'options.document.requireIdNumber'],
    ['options[document][require_live_capture]', 'options.document.requireLiveCapture'],
    ['options[document][require_matching_selfie]', 'options.document.requireMatchingSelfie'],
    ['provided_details', 'providedDetails'],
    ['provided_details[email]', 'providedDetails.email'],
    ['provided_details[phone]', 'providedDetails.phone'],
    ['related_customer', 'relatedCustomer'],
    ['related_customer_account', 'relatedCustomerAccount'],
    ['related_person', 'relatedPerson'],
    ['related_person[account]', 'relatedPerson.account'],
    ['related_person[person]', 'relatedPerson.person'],
    ['return_url', 'returnUrl'],
    ['starting_after', 'after'],
    ['status', 'filter.status'],
    ['type', 'type'],
    ['verification_flow', 'verificationFlow'],
    ['verification_session', 'filter.verificationSession'],
  ])('%s is %s', (stripeParam, path) => {
    expect(toSchemaParam(stripeParam)).toBe(path);
  });

  it.each([
    undefined,
    null,
    7,
    '',
    'expand',
    'session',
    'client_secret',
    'options[nope]',
    'metadatafoo',
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
  ])('%s is nothing', (stripeParam) => {
    expect(toSchemaParam(stripeParam)).toBeUndefined();
  });
});

describe('toRequestId', () => {
  it.each(['req_1', 'req_AbC_09'])('keeps %s', (text) => {
    expect(toRequestId(text)).toBe(text);
  });

  it.each([
    undefined,
    null,
    1,
    '',
    'req_',
    'request',
    'req_a b',
    'req_a\n',
    `req_${'a'.repeat(65)}`,
    ['req_1'],
  ])('drops %j', (text) => {
    expect(toRequestId(text)).toBeUndefined();
  });
});
