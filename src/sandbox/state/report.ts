import type { Person } from '../people/person.js';
import type { DocumentType, LastErrorCode, SessionType } from '../vocabulary.js';
import type { SessionOptions } from './session.js';
import type { ProvidedDetails } from './values.js';

/**
 * What is kept of a VerificationReport: a finished attempt and what the session asked for then. What each check says
 * follows from these and is worked out when the report is shown, which keeps a hundred thousand of them small.
 */
export interface ReportRow {
  readonly id: string;
  /** Unix seconds. */
  readonly created: number;
  readonly livemode: boolean;
  readonly type: SessionType;
  readonly client_reference_id: string | null;
  readonly verification_flow: string | null;
  readonly verification_session: string;
  readonly options: SessionOptions;
  readonly provided_details: ProvidedDetails | null;
  readonly attempt: Attempt;
  /** Whether a redaction has put placeholders in the place of personal data. */
  readonly erased: boolean;
}

/** What a person brought to one attempt, and how it ends. */
export interface Attempt {
  /** Null where every check passes. */
  readonly failure: LastErrorCode | null;
  readonly person: Person;
  readonly documentType: DocumentType;
}
