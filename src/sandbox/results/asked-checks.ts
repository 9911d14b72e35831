import type { SessionRow } from '../state/session.js';
import type { CheckName, CheckType } from '../vocabulary.js';
import type { FailedCheck } from './failed-attempts.js';

/** The check a session is mainly about: its type, or for a verification flow the one its options name. */
export function mainCheckOf(session: Pick<SessionRow, 'type' | 'options'>): CheckType {
  if (session.type !== 'verification_flow') return session.type;
  return session.options.document === undefined && session.options.id_number !== undefined
    ? 'id_number'
    : 'document';
}

/**
 * The checks an attempt goes through: those the session's type, options and provided details ask for, and the failing
 * one in any case, since a code that was picked by hand would otherwise have nothing to be shown on.
 */
export function checksOf(
  session: Pick<SessionRow, 'type' | 'options' | 'provided_details'>,
  failed: FailedCheck | null,
): ReadonlySet<CheckName> {
  const checks = new Set<CheckName>([mainCheckOf(session)]);
  const { document, email, phone } = session.options;
  if (document?.require_matching_selfie === true) checks.add('selfie');
  if (document?.require_id_number === true) checks.add('id_number');
  if (email?.require_verification === true || session.provided_details?.email !== undefined)
    checks.add('email');
  if (phone?.require_verification === true || session.provided_details?.phone !== undefined)
    checks.add('phone');
  if (failed !== null) checks.add(failed.check);
  return checks;
}
