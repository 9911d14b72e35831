import type {
  DocumentType,
  LastErrorCode,
  RedactionStatus,
  SessionStatus,
  SessionType,
} from '../vocabulary.js';
import type { ProvidedDetails, RelatedPerson } from './values.js';

/** What is kept of a VerificationSession. Rows are never changed in place: a change makes a new row with the same id. */
export interface SessionRow {
  readonly id: string;
  /** Unix seconds. */
  readonly created: number;
  readonly livemode: boolean;
  readonly client_reference_id: string | null;
  readonly related_customer: string | null;
  readonly related_customer_account: string | null;
  readonly related_person: RelatedPerson | null;
  readonly return_url: string | null;
  readonly verification_flow: string | null;
  readonly type: SessionType;
  readonly options: SessionOptions;
  readonly provided_details: ProvidedDetails | null;
  readonly metadata: Readonly<Record<string, string>>;
  readonly status: SessionStatus;
  readonly redaction: RedactionStatus | null;
  readonly last_error: LastErrorCode | null;
  readonly last_verification_report: string | null;
  readonly invitation: Invitation | null;
}

/** What lets a person begin an attempt: both parts can be used once and then expire together. */
export interface Invitation {
  readonly clientSecret: string;
  /** The last part of the hosted page's address. */
  readonly token: string;
  /** Milliseconds. */
  readonly issued: number;
}

export interface DocumentOptions {
  readonly allowed_types?: readonly DocumentType[];
  readonly require_id_number?: boolean;
  readonly require_live_capture?: boolean;
  readonly require_matching_selfie?: boolean;
}

export interface SessionOptions {
  readonly document?: DocumentOptions;
  readonly email?: { readonly require_verification: boolean };
  readonly id_number?: Readonly<Record<string, never>>;
  readonly matching?: { readonly dob: 'none' | 'similar'; readonly name: 'none' | 'similar' };
  readonly phone?: { readonly require_verification: boolean };
}
