import type { VerificationReportRef } from './verification-report.js';
import type { VerificationSession } from './verification-session.js';

/** A session that may be kept for a moment: no secrets, no results. It covers the plain plan and no other. */
export interface PlainSession extends VerificationSession {
  readonly secrets: null;
  readonly verifiedOutputs: null;
  readonly lastReport: VerificationReportRef | null;
}

/**
 * Takes from a session what may be kept. Field by field, so that one which is added later is not kept before somebody
 * has thought about it.
 */
export function toPlainSession(session: VerificationSession): PlainSession {
  return {
    kind: 'session',
    id: session.id,
    type: session.type,
    status: session.status,
    createdAt: session.createdAt,
    livemode: session.livemode,
    clientReferenceId: session.clientReferenceId,
    lastError: session.lastError,
    lastReport: session.lastReport === null ? null : toReference(session.lastReport),
    metadata: session.metadata,
    options: session.options,
    redaction: session.redaction,
    relatedCustomer: session.relatedCustomer,
    relatedCustomerAccount: session.relatedCustomerAccount,
    relatedPerson: session.relatedPerson,
    verificationFlow: session.verificationFlow,
    verifiedOutputs: null,
    secrets: null,
  };
}

function toReference({
  id,
  verificationSessionId,
  clientReferenceId,
}: VerificationReportRef): VerificationReportRef {
  return { kind: 'report', id, verificationSessionId, clientReferenceId };
}
