import type Stripe from 'stripe';
import { readOpenEnum, type Known } from './open-enum.js';

type StripeCode =
  | Stripe.Identity.VerificationSession.LastError['code']
  | Stripe.Identity.VerificationReport.Document.Error['code']
  | Stripe.Identity.VerificationReport.Email.Error['code']
  | Stripe.Identity.VerificationReport.IdNumber.Error['code']
  | Stripe.Identity.VerificationReport.Phone.Error['code']
  | Stripe.Identity.VerificationReport.Selfie.Error['code'];

/** Stripe's error codes in upper case, and UNKNOWN. */
export type VerificationErrorCode = Uppercase<Known<StripeCode>> | 'UNKNOWN';

const readErrorCode = readOpenEnum<StripeCode, Uppercase<Known<StripeCode>>>({
  abandoned: 'ABANDONED',
  consent_declined: 'CONSENT_DECLINED',
  country_not_supported: 'COUNTRY_NOT_SUPPORTED',
  device_not_supported: 'DEVICE_NOT_SUPPORTED',
  document_expired: 'DOCUMENT_EXPIRED',
  document_type_not_supported: 'DOCUMENT_TYPE_NOT_SUPPORTED',
  document_unverified_other: 'DOCUMENT_UNVERIFIED_OTHER',
  email_unverified_other: 'EMAIL_UNVERIFIED_OTHER',
  email_verification_declined: 'EMAIL_VERIFICATION_DECLINED',
  id_number_insufficient_document_data: 'ID_NUMBER_INSUFFICIENT_DOCUMENT_DATA',
  id_number_mismatch: 'ID_NUMBER_MISMATCH',
  id_number_unverified_other: 'ID_NUMBER_UNVERIFIED_OTHER',
  phone_unverified_other: 'PHONE_UNVERIFIED_OTHER',
  phone_verification_declined: 'PHONE_VERIFICATION_DECLINED',
  selfie_document_missing_photo: 'SELFIE_DOCUMENT_MISSING_PHOTO',
  selfie_face_mismatch: 'SELFIE_FACE_MISMATCH',
  selfie_manipulated: 'SELFIE_MANIPULATED',
  selfie_unverified_other: 'SELFIE_UNVERIFIED_OTHER',
  under_supported_age: 'UNDER_SUPPORTED_AGE',
});

/** Why a session or one of its checks did not pass. */
export interface CheckError {
  readonly code: VerificationErrorCode | null;
  /** Stripe's own word, for a code that reads UNKNOWN. */
  readonly codeRaw: string | null;
  /** Stripe's sentence for people who support the user. */
  readonly reason: string | null;
}

/** Reads `last_error` of a session or `error` of a check. */
export function toCheckError(
  error: { code?: string | null; reason?: string | null } | null | undefined,
): CheckError | null {
  if (error === null || error === undefined) return null;
  const codeRaw = error.code ?? null;
  return { code: codeRaw === null ? null : readErrorCode(codeRaw), codeRaw, reason: error.reason ?? null };
}
