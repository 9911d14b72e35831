import type { VerificationSession } from './model/verification-session.js';

export type SessionAction = 'SUBMIT' | 'UPDATE' | 'CANCEL' | 'REDACT';

/**
 * What Stripe lets be done with a session in its state. Source: https://docs.stripe.com/identity/how-sessions-work
 * Redaction of a canceled session is not documented, so it is not offered.
 */
export function allowedActions(
  session: Pick<VerificationSession, 'status' | 'redaction'>,
): readonly SessionAction[] {
  if (session.redaction !== null) return [];
  switch (session.status) {
    case 'REQUIRES_INPUT':
      return ['SUBMIT', 'UPDATE', 'CANCEL', 'REDACT'];
    case 'VERIFIED':
      return ['REDACT'];
    case 'PROCESSING':
    case 'CANCELED':
    case 'UNKNOWN':
      return [];
  }
}
