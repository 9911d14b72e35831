import type { Address, CalendarDate, Failure } from '../state/values.js';
import type { CheckStatus, DocumentType, IdNumberType, Sex } from '../vocabulary.js';

/** The results of the checks an attempt went through; those it did not are absent. */
export interface ReportChecks {
  readonly document?: DocumentCheck;
  readonly email?: EmailCheck;
  readonly id_number?: IdNumberCheck;
  readonly phone?: PhoneCheck;
  readonly selfie?: SelfieCheck;
}

export type DocumentFailureCode =
  'document_expired' | 'document_type_not_supported' | 'document_unverified_other';
export type EmailFailureCode = 'email_unverified_other' | 'email_verification_declined';
export type PhoneFailureCode = 'phone_unverified_other' | 'phone_verification_declined';
export type IdNumberFailureCode =
  'id_number_insufficient_document_data' | 'id_number_mismatch' | 'id_number_unverified_other';
export type SelfieFailureCode =
  'selfie_document_missing_photo' | 'selfie_face_mismatch' | 'selfie_manipulated' | 'selfie_unverified_other';

interface Check<Code extends string> {
  readonly status: CheckStatus;
  readonly error: Failure<Code> | null;
}

export interface DocumentCheck extends Check<DocumentFailureCode> {
  readonly address: Address | null;
  readonly dob: CalendarDate | null;
  readonly expiration_date: CalendarDate | null;
  readonly files: readonly string[] | null;
  readonly first_name: string | null;
  readonly issued_date: CalendarDate | null;
  readonly issuing_country: string | null;
  readonly last_name: string | null;
  readonly number: string | null;
  readonly sex: Sex | null;
  readonly type: DocumentType | null;
  readonly unparsed_place_of_birth: string | null;
  readonly unparsed_sex: string | null;
}

export interface EmailCheck extends Check<EmailFailureCode> {
  readonly email: string | null;
}

export interface PhoneCheck extends Check<PhoneFailureCode> {
  readonly phone: string | null;
}

export interface IdNumberCheck extends Check<IdNumberFailureCode> {
  readonly dob: CalendarDate | null;
  readonly first_name: string | null;
  readonly id_number: string | null;
  readonly id_number_type: IdNumberType | null;
  readonly last_name: string | null;
}

export interface SelfieCheck extends Check<SelfieFailureCode> {
  readonly document: string | null;
  readonly selfie: string | null;
}
