import type { Address, CalendarDate } from '../state/values.js';
import type { IdNumberType, Sex } from '../vocabulary.js';
import type { ReportChecks } from './checks.js';

export interface VerifiedOutputs {
  readonly address: Address | null;
  readonly dob: CalendarDate | null;
  readonly email: string | null;
  readonly first_name: string | null;
  readonly id_number: string | null;
  readonly id_number_type: IdNumberType | null;
  readonly last_name: string | null;
  readonly phone: string | null;
  readonly sex: Sex | null;
  readonly unparsed_place_of_birth: string | null;
  readonly unparsed_sex: string | null;
}

/** What a session vouches for once all checks of its last report have passed. */
export function outputsOf({ document, email, id_number, phone }: ReportChecks): VerifiedOutputs {
  return {
    address: document?.address ?? null,
    dob: document?.dob ?? id_number?.dob ?? null,
    email: email?.email ?? null,
    first_name: document?.first_name ?? id_number?.first_name ?? null,
    id_number: id_number?.id_number ?? null,
    id_number_type: id_number?.id_number_type ?? null,
    last_name: document?.last_name ?? id_number?.last_name ?? null,
    phone: phone?.phone ?? null,
    sex: document?.sex ?? null,
    unparsed_place_of_birth: document?.unparsed_place_of_birth ?? null,
    unparsed_sex: document?.unparsed_sex ?? null,
  };
}
