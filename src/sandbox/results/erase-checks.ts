import type { Address, CalendarDate } from '../state/values.js';
import type { DocumentCheck, IdNumberCheck, ReportChecks } from './checks.js';

/** What stands in the place of any text that was personal. */
export const redacted = '[redacted]';
const redactedDate: CalendarDate = { day: 1, month: 1, year: 1 };

/** Puts the placeholders Stripe documents into results: a country stays, every other text says so, dates become 1/1/1. */
export function eraseChecks({ document, email, id_number, phone, selfie }: ReportChecks): ReportChecks {
  return {
    ...(document && { document: eraseDocument(document) }),
    ...(email && { email: { ...email, email: eraseText(email.email) } }),
    ...(id_number && { id_number: eraseIdNumber(id_number) }),
    ...(phone && { phone: { ...phone, phone: eraseText(phone.phone) } }),
    ...(selfie && { selfie: { ...selfie, document: null, selfie: null } }),
  };
}

/** What kind of document it was and where it was issued is about the document, not the person, and stays: our choice. */
function eraseDocument(check: DocumentCheck): DocumentCheck {
  return {
    ...check,
    address: eraseAddress(check.address),
    dob: eraseDate(check.dob),
    expiration_date: eraseDate(check.expiration_date),
    files: null,
    first_name: eraseText(check.first_name),
    issued_date: eraseDate(check.issued_date),
    last_name: eraseText(check.last_name),
    number: eraseText(check.number),
    sex: check.sex && redacted,
    unparsed_place_of_birth: eraseText(check.unparsed_place_of_birth),
    unparsed_sex: eraseText(check.unparsed_sex),
  };
}

function eraseIdNumber(check: IdNumberCheck): IdNumberCheck {
  return {
    ...check,
    dob: eraseDate(check.dob),
    first_name: eraseText(check.first_name),
    id_number: eraseText(check.id_number),
    id_number_type: null,
    last_name: eraseText(check.last_name),
  };
}

function eraseAddress(address: Address | null): Address | null {
  if (address === null) return null;
  const { city, country, line1, line2, postal_code, state } = address;
  return {
    city: eraseText(city),
    country,
    line1: eraseText(line1),
    line2: eraseText(line2),
    postal_code: eraseText(postal_code),
    state: eraseText(state),
  };
}

function eraseText(text: string | null): string | null {
  return text === null ? null : redacted;
}

function eraseDate(date: CalendarDate | null): CalendarDate | null {
  return date === null ? null : redactedDate;
}
