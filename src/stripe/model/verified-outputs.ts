import type Stripe from 'stripe';
import { toAddress, type VerifiedAddress } from './address.js';
import { toCalendarDate, type CalendarDate } from './calendar-date.js';
import { readIdNumberType, readSex, type VerifiedIdNumberType, type VerifiedSex } from './enums.js';
import { toText } from './redacted-text.js';
import { readSensitive, type Sensitive, type SensitiveAnswer } from './sensitive.js';

type Raw = Stripe.Identity.VerificationSession.VerifiedOutputs;

/** What Stripe has verified of the person. All of it is personal data. */
export interface VerifiedOutputs {
  readonly address: VerifiedAddress | null;
  readonly dob: Sensitive<CalendarDate>;
  readonly email: string | null;
  readonly firstName: string | null;
  readonly idNumber: Sensitive<string>;
  readonly idNumberType: VerifiedIdNumberType | null;
  readonly lastName: string | null;
  readonly phone: string | null;
  readonly sex: Sensitive<VerifiedSex>;
  readonly unparsedPlaceOfBirth: Sensitive<string>;
  readonly unparsedSex: Sensitive<string>;
}

/** Reads `verified_outputs`; null while the session is not verified. */
export function toVerifiedOutputs(
  raw: Raw | null | undefined,
  sensitive: SensitiveAnswer<Raw>,
): VerifiedOutputs | null {
  if (raw === null || raw === undefined) return null;
  return {
    address: toAddress(raw.address),
    dob: readSensitive(sensitive, (from) => toCalendarDate(from.dob)),
    email: toText(raw.email),
    firstName: toText(raw.first_name),
    idNumber: readSensitive(sensitive, (from) => toText(from.id_number)),
    idNumberType: raw.id_number_type ? readIdNumberType(raw.id_number_type) : null,
    lastName: toText(raw.last_name),
    phone: toText(raw.phone),
    sex: readSensitive(sensitive, (from) => (from.sex ? readSex(from.sex) : null)),
    unparsedPlaceOfBirth: readSensitive(sensitive, (from) => toText(from.unparsed_place_of_birth)),
    unparsedSex: readSensitive(sensitive, (from) => toText(from.unparsed_sex)),
  };
}
