import type Stripe from 'stripe';
import {
  readDocumentType,
  readMatchingPolicy,
  type IdentityDocumentType,
  type VerificationMatchingPolicy,
} from './enums.js';

/** Which checks a session asks for, or a report was made with. */
export interface VerificationOptions {
  readonly document: DocumentOptions | null;
  readonly email: ContactOptions | null;
  /** Stripe's `id_number` options are an empty map: true where it is present. */
  readonly idNumber: boolean;
  readonly matching: MatchingOptions | null;
  readonly phone: ContactOptions | null;
}

export interface DocumentOptions {
  readonly allowedTypes: readonly IdentityDocumentType[] | null;
  readonly requireIdNumber: boolean | null;
  readonly requireLiveCapture: boolean | null;
  readonly requireMatchingSelfie: boolean | null;
}

export interface ContactOptions {
  readonly requireVerification: boolean | null;
}

export interface MatchingOptions {
  readonly dob: VerificationMatchingPolicy | null;
  readonly name: VerificationMatchingPolicy | null;
}

type Raw = Partial<Stripe.Identity.VerificationSession.Options>;

/** Reads `options` of a session or a report; a report's has only document and id_number. */
export function toOptions(
  raw: Raw | Stripe.Identity.VerificationReport.Options | null | undefined,
): VerificationOptions | null {
  if (raw === null || raw === undefined) return null;
  const all: Raw = raw;
  return {
    document: toDocumentOptions(all.document),
    email: toContactOptions(all.email),
    idNumber: Boolean(all.id_number),
    matching: toMatchingOptions(all.matching),
    phone: toContactOptions(all.phone),
  };
}

function toDocumentOptions(raw: Raw['document']): DocumentOptions | null {
  if (!raw) return null;
  return {
    allowedTypes: raw.allowed_types?.map(readDocumentType) ?? null,
    requireIdNumber: raw.require_id_number ?? null,
    requireLiveCapture: raw.require_live_capture ?? null,
    requireMatchingSelfie: raw.require_matching_selfie ?? null,
  };
}

function toContactOptions(raw: Raw['email']): ContactOptions | null {
  return raw ? { requireVerification: raw.require_verification ?? null } : null;
}

function toMatchingOptions(raw: Raw['matching']): MatchingOptions | null {
  if (!raw) return null;
  return {
    dob: raw.dob ? readMatchingPolicy(raw.dob) : null,
    name: raw.name ? readMatchingPolicy(raw.name) : null,
  };
}
