import { createHash } from 'node:crypto';
import { secretsOf, type VerificationSession } from './model/verification-session.js';

/**
 * A digest of what a change of a session shows in. Every read with the session's secrets holds all of it, whatever was
 * expanded; fresh links and client secrets are no change.
 */
export function stateOf(session: VerificationSession): string {
  const { status, type, lastError, lastReport, metadata, options, redaction } = session;
  const { providedDetails } = secretsOf(session);
  const shown = [status, type, lastError, lastReport?.id, metadata, options, providedDetails, redaction];
  return createHash('sha256').update(JSON.stringify(shown)).digest('base64');
}

/** Whether nothing more can happen to a session that a page waits for. */
export function isFinal({ status, redaction }: VerificationSession): boolean {
  return status === 'CANCELED' || redaction?.status === 'REDACTED' || redaction?.status === 'VALIDATED';
}
