/** The words of Stripe Identity's API. Inputs are held to these lists; Stripe may add words to its own at any time. */
export const sessionStatuses = ['canceled', 'processing', 'requires_input', 'verified'] as const;
export type SessionStatus = (typeof sessionStatuses)[number];

/** The types a client may ask for; a session made from a verification flow has a third type that only appears on output. */
export const checkTypes = ['document', 'id_number'] as const;
export type CheckType = (typeof checkTypes)[number];
export type SessionType = CheckType | 'verification_flow';

export const documentTypes = ['driving_license', 'id_card', 'passport'] as const;
export type DocumentType = (typeof documentTypes)[number];

export type IdNumberType = 'br_cpf' | 'sg_nric' | 'us_ssn';
export type Sex = '[redacted]' | 'female' | 'male' | 'unknown';
export type RedactionStatus = 'processing' | 'redacted';
export type CheckStatus = 'unverified' | 'verified';
export type CheckName = 'document' | 'email' | 'id_number' | 'phone' | 'selfie';

export const lastErrorCodes = [
  'abandoned',
  'consent_declined',
  'country_not_supported',
  'device_not_supported',
  'document_expired',
  'document_type_not_supported',
  'document_unverified_other',
  'email_unverified_other',
  'email_verification_declined',
  'id_number_insufficient_document_data',
  'id_number_mismatch',
  'id_number_unverified_other',
  'phone_unverified_other',
  'phone_verification_declined',
  'selfie_document_missing_photo',
  'selfie_face_mismatch',
  'selfie_manipulated',
  'selfie_unverified_other',
  'under_supported_age',
] as const;
export type LastErrorCode = (typeof lastErrorCodes)[number];

/** How one attempt of a person ends. */
export const outcomes = ['verified', ...lastErrorCodes] as const;
export type Outcome = (typeof outcomes)[number];
