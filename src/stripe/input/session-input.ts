import type { MetadataEntry } from './metadata.js';

/** A field that a client may leave out, or set to null. */
type Optional<T> = T | null | undefined;

/** Stripe's words for what a client may ask for; the GraphQL enums carry these values. */
export type SessionTypeInput = 'document' | 'id_number';
export type DocumentTypeInput = 'driving_license' | 'id_card' | 'passport';

export interface DocumentOptionsInput {
  readonly allowedTypes?: Optional<readonly DocumentTypeInput[]>;
  readonly requireIdNumber?: Optional<boolean>;
  readonly requireLiveCapture?: Optional<boolean>;
  readonly requireMatchingSelfie?: Optional<boolean>;
}

export interface SessionOptionsInput {
  readonly document?: Optional<DocumentOptionsInput>;
}

export interface ProvidedDetailsInput {
  readonly email?: Optional<string>;
  readonly phone?: Optional<string>;
}

/** What create and update have in common. */
export interface SessionChangesInput {
  readonly type?: Optional<SessionTypeInput>;
  readonly options?: Optional<SessionOptionsInput>;
  readonly providedDetails?: Optional<ProvidedDetailsInput>;
  readonly metadata?: Optional<readonly MetadataEntry[]>;
}

export interface CreateSessionInput extends SessionChangesInput {
  readonly verificationFlow?: Optional<string>;
  readonly clientReferenceId?: Optional<string>;
  readonly relatedCustomer?: Optional<string>;
  readonly relatedCustomerAccount?: Optional<string>;
  readonly relatedPerson?: Optional<{ readonly account: string; readonly person: string }>;
  readonly returnUrl?: Optional<string>;
}
