import type { VerificationSession as Session } from '../../stripe/model/verification-session.js';
import { builder } from '../builder.js';
import type { Problem } from '../problems/problem.js';
import { VerificationIdempotencyConflict } from '../problems/verification-idempotency-conflict.js';
import { VerificationInvalidRequest } from '../problems/verification-invalid-request.js';
import { VerificationSessionNotFound } from '../problems/verification-session-not-found.js';
import { VerificationSessionStateConflict } from '../problems/verification-session-state-conflict.js';
import { VerificationUnavailable } from '../problems/verification-unavailable.js';
import { VerificationSession } from '../verification-session/verification-session.js';

export type Change = 'Create' | 'Update' | 'Cancel' | 'Redact';
export type PayloadName = `${Change}VerificationSessionPayload`;

export interface Payload {
  readonly __typename: PayloadName;
  readonly verificationSession: Session;
}

/** What a change answers with: the session after it, or what went wrong. */
export type Result = Payload | Problem;

/**
 * Declares the payload and the result union of a change. Only a change of an existing session can miss it or meet it
 * in the wrong state.
 * @param done completes "The session as it ..."
 */
export function defineResult(change: Change, done: string) {
  const payload = builder.objectRef<Payload>(`${change}VerificationSessionPayload`).implement({
    description: `The answer to ${change.toLowerCase()}VerificationSession, once it is done.`,
    fields: (t) => ({
      verificationSession: t.expose('verificationSession', {
        type: VerificationSession,
        description: `The session as it ${done}.`,
      }),
    }),
  });
  const always = [
    payload,
    VerificationInvalidRequest,
    VerificationIdempotencyConflict,
    VerificationUnavailable,
  ];
  return builder.unionType(`${change}VerificationSessionResult`, {
    description: `What ${change.toLowerCase()}VerificationSession answers: ask for the payload and \`... on VerificationProblem\`.`,
    types:
      change === 'Create'
        ? always
        : [...always, VerificationSessionNotFound, VerificationSessionStateConflict],
    resolveType: ({ __typename }: Result) => __typename,
  });
}
