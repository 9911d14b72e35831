import type { IdNumberType, Sex } from '../vocabulary.js';
import type { Address, CalendarDate } from '../state/values.js';

/** An invented person whose documents the sandbox "reads". */
export interface Person {
  readonly first_name: string;
  readonly last_name: string;
  readonly address: Address;
  /** Two letters, ISO 3166-1. */
  readonly country: string;
  readonly dob: CalendarDate;
  readonly email: string;
  readonly phone: string;
  readonly sex: Sex;
  readonly unparsed_sex: string;
  readonly place_of_birth: string;
  readonly document_number: string;
  readonly id_number: string;
  readonly id_number_type: IdNumberType;
}
