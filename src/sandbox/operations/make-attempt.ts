import { personFor } from '../people/invented.js';
import { hash } from '../random/random.js';
import type { Attempt } from '../state/report.js';
import type { SessionRow } from '../state/session.js';
import type { DocumentType, Outcome } from '../vocabulary.js';

export interface AttemptWish {
  readonly outcome: Outcome;
  readonly country?: string | undefined;
  readonly document_type?: DocumentType | undefined;
}

/** Fills in what was not wished for: one user is always the same person, with a document of an allowed type. */
export function makeAttempt(session: SessionRow, { outcome, country, document_type }: AttemptWish): Attempt {
  return {
    failure: outcome === 'verified' ? null : outcome,
    person: personFor(hash(session.client_reference_id ?? session.id), country),
    documentType: document_type ?? session.options.document?.allowed_types?.[0] ?? 'driving_license',
  };
}
