import type { ProvidedDetails } from '../state/values.js';

/** For each field a new value, '' to unset it, or nothing to leave it. */
export interface DetailsChange {
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
}

/** Merges details; where none are left there are none. */
export function changeDetails(
  before: ProvidedDetails | null,
  change: DetailsChange | undefined,
): ProvidedDetails | null {
  if (change === undefined) return before;
  const email = change.email ?? before?.email ?? '';
  const phone = change.phone ?? before?.phone ?? '';
  if (email === '' && phone === '') return null;
  return { ...(email !== '' && { email }), ...(phone !== '' && { phone }) };
}
