import type {
  DocumentFailureCode,
  EmailFailureCode,
  IdNumberFailureCode,
  PhoneFailureCode,
  SelfieFailureCode,
} from './checks.js';
import type { Failure } from '../state/values.js';
import type { CheckType, LastErrorCode } from '../vocabulary.js';

/** The check that a failed attempt leaves unverified. */
export type FailedCheck =
  | { readonly check: 'document'; readonly code: DocumentFailureCode }
  | { readonly check: 'email'; readonly code: EmailFailureCode }
  | { readonly check: 'id_number'; readonly code: IdNumberFailureCode }
  | { readonly check: 'phone'; readonly code: PhoneFailureCode }
  | { readonly check: 'selfie'; readonly code: SelfieFailureCode };

/** What a session's last_error says for each code. The sentences are ours; Stripe does not publish its own. */
export const failureReasons: Readonly<Record<LastErrorCode, string>> = {
  abandoned: 'The person left before the verification was submitted.',
  consent_declined: 'The person declined the verification by Stripe.',
  country_not_supported: 'The country of the person is not supported.',
  device_not_supported: 'The device of the person has no camera that can be used.',
  document_expired: 'The document has expired.',
  document_type_not_supported: 'The document is of a type that is not supported.',
  document_unverified_other: 'The document could not be verified.',
  email_unverified_other: 'The email address could not be verified.',
  email_verification_declined: 'The person declined to verify the email address.',
  id_number_insufficient_document_data: 'The document does not show enough to check the ID number.',
  id_number_mismatch: 'The ID number does not match the name and date of birth.',
  id_number_unverified_other: 'The ID number could not be verified.',
  phone_unverified_other: 'The phone number could not be verified.',
  phone_verification_declined: 'The person declined to verify the phone number.',
  selfie_document_missing_photo: 'The document has no photo to compare the selfie with.',
  selfie_face_mismatch: 'The face in the selfie does not match the document.',
  selfie_manipulated: 'The selfie seems to have been manipulated.',
  selfie_unverified_other: 'The selfie could not be verified.',
  under_supported_age: 'The person is younger than the supported age.',
};

/**
 * Which check a code belongs to, or null for an attempt that ended before anything was submitted and so leaves no
 * report. Country and age have no code among the checks' own: that the document (or the ID number, where it is the
 * main check) fails with its "other" code is our choice.
 */
export function failedCheckOf(code: LastErrorCode, mainCheck: CheckType): FailedCheck | null {
  switch (code) {
    case 'abandoned':
    case 'consent_declined':
    case 'device_not_supported':
      return null;
    case 'country_not_supported':
    case 'under_supported_age':
      return mainCheck === 'document'
        ? { check: 'document', code: 'document_unverified_other' }
        : { check: 'id_number', code: 'id_number_unverified_other' };
    case 'document_expired':
    case 'document_type_not_supported':
    case 'document_unverified_other':
      return { check: 'document', code };
    case 'email_unverified_other':
    case 'email_verification_declined':
      return { check: 'email', code };
    case 'id_number_insufficient_document_data':
    case 'id_number_mismatch':
    case 'id_number_unverified_other':
      return { check: 'id_number', code };
    case 'phone_unverified_other':
    case 'phone_verification_declined':
      return { check: 'phone', code };
    case 'selfie_document_missing_photo':
    case 'selfie_face_mismatch':
    case 'selfie_manipulated':
    case 'selfie_unverified_other':
      return { check: 'selfie', code };
  }
}

export function describeFailure<Code extends LastErrorCode>(code: Code): Failure<Code> {
  return { code, reason: failureReasons[code] };
}
