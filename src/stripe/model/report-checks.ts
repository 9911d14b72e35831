import type Stripe from 'stripe';
import { toAddress, type VerifiedAddress } from './address.js';
import { toCalendarDate, type CalendarDate } from './calendar-date.js';
import { toCheckError, type CheckError } from './check-error.js';
import {
  readCheckStatus,
  readDocumentType,
  readIdNumberType,
  readSex,
  type IdentityDocumentType,
  type VerificationCheckStatus,
  type VerifiedIdNumberType,
  type VerifiedSex,
} from './enums.js';
import { toText } from './redacted-text.js';
import { readSensitive, type Sensitive, type SensitiveAnswer } from './sensitive.js';

type Raw = Stripe.Identity.VerificationReport;

/** What every check of a report tells: its status, and why it failed. No personal data. */
export interface CheckResult {
  readonly status: VerificationCheckStatus;
  readonly error: CheckError | null;
}

export interface DocumentCheck extends CheckResult {
  readonly type: IdentityDocumentType | null;
  readonly issuingCountry: string | null;
  readonly address: VerifiedAddress | null;
  readonly dob: Sensitive<CalendarDate>;
  readonly expirationDate: Sensitive<CalendarDate>;
  readonly issuedDate: CalendarDate | null;
  readonly files: Sensitive<readonly string[]>;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly number: Sensitive<string>;
  readonly sex: Sensitive<VerifiedSex>;
  readonly unparsedPlaceOfBirth: Sensitive<string>;
  readonly unparsedSex: Sensitive<string>;
}

export interface EmailCheck extends CheckResult {
  readonly email: string | null;
}

export interface PhoneCheck extends CheckResult {
  readonly phone: string | null;
}

export interface IdNumberCheck extends CheckResult {
  readonly dob: Sensitive<CalendarDate>;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly idNumber: Sensitive<string>;
  readonly idNumberType: VerifiedIdNumberType | null;
}

export interface SelfieCheck extends CheckResult {
  /** File ids of the two pictures; their contents are not reachable through this gateway. */
  readonly document: Sensitive<string>;
  readonly selfie: Sensitive<string>;
}

// Each property is written out: V8 makes an object that begins with a spread at four times the cost.

/** Reads the document check. */
export function toDocumentCheck(
  raw: NonNullable<Raw['document']>,
  sensitive: SensitiveAnswer<NonNullable<Raw['document']>>,
): DocumentCheck {
  return {
    status: readCheckStatus(raw.status),
    error: toCheckError(raw.error),
    type: raw.type ? readDocumentType(raw.type) : null,
    issuingCountry: toText(raw.issuing_country),
    address: toAddress(raw.address),
    dob: readSensitive(sensitive, (from) => toCalendarDate(from.dob)),
    expirationDate: readSensitive(sensitive, (from) => toCalendarDate(from.expiration_date)),
    issuedDate: toCalendarDate(raw.issued_date),
    files: readSensitive(sensitive, (from) => from.files),
    firstName: toText(raw.first_name),
    lastName: toText(raw.last_name),
    number: readSensitive(sensitive, (from) => toText(from.number)),
    sex: readSensitive(sensitive, (from) => (from.sex ? readSex(from.sex) : null)),
    unparsedPlaceOfBirth: readSensitive(sensitive, (from) => toText(from.unparsed_place_of_birth)),
    unparsedSex: readSensitive(sensitive, (from) => toText(from.unparsed_sex)),
  };
}

/** Reads the email check. */
export function toEmailCheck(raw: NonNullable<Raw['email']>): EmailCheck {
  return { status: readCheckStatus(raw.status), error: toCheckError(raw.error), email: toText(raw.email) };
}

/** Reads the phone check. */
export function toPhoneCheck(raw: NonNullable<Raw['phone']>): PhoneCheck {
  return { status: readCheckStatus(raw.status), error: toCheckError(raw.error), phone: toText(raw.phone) };
}

/** Reads the id number check. */
export function toIdNumberCheck(
  raw: NonNullable<Raw['id_number']>,
  sensitive: SensitiveAnswer<NonNullable<Raw['id_number']>>,
): IdNumberCheck {
  return {
    status: readCheckStatus(raw.status),
    error: toCheckError(raw.error),
    dob: readSensitive(sensitive, (from) => toCalendarDate(from.dob)),
    firstName: toText(raw.first_name),
    lastName: toText(raw.last_name),
    idNumber: readSensitive(sensitive, (from) => toText(from.id_number)),
    idNumberType: raw.id_number_type ? readIdNumberType(raw.id_number_type) : null,
  };
}

/** Reads the selfie check. */
export function toSelfieCheck(
  raw: NonNullable<Raw['selfie']>,
  sensitive: SensitiveAnswer<NonNullable<Raw['selfie']>>,
): SelfieCheck {
  return {
    status: readCheckStatus(raw.status),
    error: toCheckError(raw.error),
    document: readSensitive(sensitive, (from) => toText(from.document)),
    selfie: readSensitive(sensitive, (from) => toText(from.selfie)),
  };
}
