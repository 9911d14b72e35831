import type Stripe from 'stripe';
import { readOpenEnum, type OpenEnumReader } from './open-enum.js';

type Session = Stripe.Identity.VerificationSession;
type Report = Stripe.Identity.VerificationReport;
type Read<Reader> = Reader extends OpenEnumReader<infer Ours> ? Ours | 'UNKNOWN' : never;

export type VerificationSessionType = Read<typeof readSessionType>;
export const readSessionType = readOpenEnum<
  Session['type'] | Report['type'],
  'DOCUMENT' | 'ID_NUMBER' | 'VERIFICATION_FLOW'
>({
  document: 'DOCUMENT',
  id_number: 'ID_NUMBER',
  verification_flow: 'VERIFICATION_FLOW',
});

export type VerificationSessionStatus = Read<typeof readSessionStatus>;
export const readSessionStatus = readOpenEnum<
  Session['status'],
  'REQUIRES_INPUT' | 'PROCESSING' | 'VERIFIED' | 'CANCELED'
>({
  requires_input: 'REQUIRES_INPUT',
  processing: 'PROCESSING',
  verified: 'VERIFIED',
  canceled: 'CANCELED',
});

export type VerificationRedactionStatus = Read<typeof readRedactionStatus>;
export const readRedactionStatus = readOpenEnum<
  NonNullable<Session['redaction']>['status'],
  'PROCESSING' | 'REDACTED' | 'VALIDATED'
>({
  processing: 'PROCESSING',
  redacted: 'REDACTED',
  validated: 'VALIDATED',
});

export type IdentityDocumentType = Read<typeof readDocumentType>;
export const readDocumentType = readOpenEnum<
  Stripe.Identity.VerificationReport.Document.Type,
  'DRIVING_LICENSE' | 'ID_CARD' | 'PASSPORT'
>({
  driving_license: 'DRIVING_LICENSE',
  id_card: 'ID_CARD',
  passport: 'PASSPORT',
});

export type VerificationMatchingPolicy = Read<typeof readMatchingPolicy>;
export const readMatchingPolicy = readOpenEnum<
  Stripe.Identity.VerificationSession.Options.Matching.Name,
  'NONE' | 'SIMILAR'
>({ none: 'NONE', similar: 'SIMILAR' });

export type VerifiedIdNumberType = Read<typeof readIdNumberType>;
export const readIdNumberType = readOpenEnum<
  Stripe.Identity.VerificationSession.VerifiedOutputs.IdNumberType,
  'BR_CPF' | 'SG_NRIC' | 'US_SSN'
>({ br_cpf: 'BR_CPF', sg_nric: 'SG_NRIC', us_ssn: 'US_SSN' });

export type VerifiedSex = Read<typeof readSex>;
export const readSex = readOpenEnum<
  Stripe.Identity.VerificationSession.VerifiedOutputs.Sex,
  'FEMALE' | 'MALE' | 'UNKNOWN' | 'REDACTED'
>({ female: 'FEMALE', male: 'MALE', unknown: 'UNKNOWN', '[redacted]': 'REDACTED' });

export type VerificationCheckStatus = Read<typeof readCheckStatus>;
export const readCheckStatus = readOpenEnum<
  Stripe.Identity.VerificationReport.Document.Status,
  'VERIFIED' | 'UNVERIFIED'
>({ verified: 'VERIFIED', unverified: 'UNVERIFIED' });
