import { redacted } from '../results/erase-checks.js';
import type { ReportRow } from '../state/report.js';
import type { SessionRow } from '../state/session.js';
import type { ProvidedDetails } from '../state/values.js';

/**
 * Personal data goes when the redaction begins, not when it ends, so that nobody can read it in between. Stripe
 * documents the placeholders but not the moment; this is our choice.
 */
export function eraseSession(row: SessionRow): SessionRow {
  return { ...row, metadata: {}, provided_details: eraseDetails(row.provided_details) };
}

export function eraseReport(row: ReportRow): ReportRow {
  return { ...row, provided_details: eraseDetails(row.provided_details), erased: true };
}

function eraseDetails(details: ProvidedDetails | null): ProvidedDetails | null {
  if (details === null) return null;
  const { email, phone } = details;
  return { ...(email !== undefined && { email: redacted }), ...(phone !== undefined && { phone: redacted }) };
}
