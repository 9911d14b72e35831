import type { Failure, FailureCode } from '../../stripe/failure.js';
import type { VerificationSession } from '../../stripe/model/verification-session.js';
import { StateConflict } from '../../stripe/state-conflict.js';

/** What went wrong with a change, as data that a client can act on. */
export interface Problem {
  readonly __typename: ProblemName;
  readonly message: string;
  readonly code: FailureCode;
  readonly upstreamCode: string | null;
  readonly param: string | null;
  readonly requestId: string | null;
  readonly retryable: boolean;
  readonly retryAfterMs: number | null;
  /** The session as it stands, for a state conflict. */
  readonly verificationSession: VerificationSession | null;
}

export type ProblemName =
  | 'VerificationInvalidRequest'
  | 'VerificationIdempotencyConflict'
  | 'VerificationSessionNotFound'
  | 'VerificationSessionStateConflict'
  | 'VerificationUnavailable';

/** Which member of the unions tells of a failure; null for one that is an error of the whole field: no right to it. */
const nameOf: Readonly<Record<FailureCode, ProblemName | null>> = {
  UNAUTHENTICATED: null,
  AUTHENTICATION_UNAVAILABLE: null,
  FORBIDDEN: null,
  FELL_BEHIND: null,
  OPERATION_TOO_EXPENSIVE: null,
  BAD_USER_INPUT: 'VerificationInvalidRequest',
  UPSTREAM_REJECTED: 'VerificationInvalidRequest',
  NOT_FOUND: 'VerificationSessionNotFound',
  STATE_CONFLICT: 'VerificationSessionStateConflict',
  IDEMPOTENCY_CONFLICT: 'VerificationIdempotencyConflict',
  IDEMPOTENCY_KEY_IN_USE: 'VerificationIdempotencyConflict',
  AUDIT_UNAVAILABLE: 'VerificationUnavailable',
  PERSONAL_DATA_UNAVAILABLE: 'VerificationUnavailable',
  RATE_LIMITED: 'VerificationUnavailable',
  UPSTREAM_AUTHENTICATION_FAILED: 'VerificationUnavailable',
  UPSTREAM_PERMISSION_DENIED: 'VerificationUnavailable',
  UPSTREAM_CONFLICT: 'VerificationUnavailable',
  UPSTREAM_UNAVAILABLE: 'VerificationUnavailable',
  UPSTREAM_TIMEOUT: 'VerificationUnavailable',
  UPSTREAM_INVALID_RESPONSE: 'VerificationUnavailable',
};

/** Turns a failure of a change into data; null for a refusal of the caller, which stays an error. */
export function toProblem(failure: Failure): Problem | null {
  const name = nameOf[failure.code];
  if (name === null) return null;
  const { upstreamCode = null, param = null, requestId = null, retryAfterMs = null } = failure.details;
  return {
    __typename: name,
    message: failure.message,
    code: failure.code,
    upstreamCode,
    param,
    requestId,
    retryable: failure.retryable,
    retryAfterMs,
    verificationSession: failure instanceof StateConflict ? failure.session : null,
  };
}
