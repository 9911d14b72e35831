/** Every way an answer can fail, as clients see it in `extensions.code` or in a problem's `code`. The list is closed. */
export type FailureCode =
  | 'AUDIT_UNAVAILABLE'
  | 'AUTHENTICATION_UNAVAILABLE'
  | 'BAD_USER_INPUT'
  | 'FELL_BEHIND'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'OPERATION_TOO_EXPENSIVE'
  | 'STATE_CONFLICT'
  | 'IDEMPOTENCY_CONFLICT'
  | 'IDEMPOTENCY_KEY_IN_USE'
  | 'PERSONAL_DATA_UNAVAILABLE'
  | 'RATE_LIMITED'
  | 'UNAUTHENTICATED'
  | 'UPSTREAM_AUTHENTICATION_FAILED'
  | 'UPSTREAM_PERMISSION_DENIED'
  | 'UPSTREAM_REJECTED'
  | 'UPSTREAM_CONFLICT'
  | 'UPSTREAM_UNAVAILABLE'
  | 'UPSTREAM_TIMEOUT'
  | 'UPSTREAM_INVALID_RESPONSE';

export interface FailureDetails {
  /** Stripe's own error code, when it is one word of the kind Stripe documents. */
  readonly upstreamCode?: string | undefined;
  /** What was at fault, as a path of the GraphQL schema: `options.document.allowedTypes`. */
  readonly param?: string | undefined;
  /** Stripe's Request-Id, `req_...`. */
  readonly requestId?: string | undefined;
  /** Milliseconds to wait before another try is worth it. */
  readonly retryAfterMs?: number | undefined;
}

const retryableCodes: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'AUDIT_UNAVAILABLE',
  'AUTHENTICATION_UNAVAILABLE',
  'FELL_BEHIND',
  'IDEMPOTENCY_KEY_IN_USE',
  'RATE_LIMITED',
  'UPSTREAM_CONFLICT',
  'UPSTREAM_UNAVAILABLE',
  'UPSTREAM_TIMEOUT',
  'UPSTREAM_INVALID_RESPONSE',
]);

/**
 * A failure that may be shown: its message is this gateway's own sentence and names no value, because Stripe's
 * texts echo inputs, key tails and account ids. The original error is deliberately not kept as `cause`.
 */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: FailureCode;
  readonly details: FailureDetails;

  constructor(code: FailureCode, message: string, details: FailureDetails = {}) {
    super(message);
    this.code = code;
    this.details = details;
  }

  /** Whether the same call may succeed later as it stands. */
  get retryable(): boolean {
    return retryableCodes.has(this.code);
  }
}

/** A refusal of what the caller sent, before any call to Stripe. `param` is a path of the GraphQL schema. */
export function badInput(message: string, param: string): Failure {
  return new Failure('BAD_USER_INPUT', message, { param });
}
