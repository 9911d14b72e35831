import type { VerificationRedactionStatus, VerificationSessionStatus } from '../generated/graphql';

export interface SessionState {
  readonly status: VerificationSessionStatus;
  readonly redaction?: { readonly status: VerificationRedactionStatus } | null;
}

/** Whether nothing of the session will change any more. A verified one may still be erased. */
export function isOver(session: SessionState | undefined): boolean {
  return (
    session?.status === 'CANCELED' ||
    session?.redaction?.status === 'REDACTED' ||
    session?.redaction?.status === 'VALIDATED'
  );
}
