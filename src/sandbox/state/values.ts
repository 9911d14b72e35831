/** Values inside sessions and reports, in the field names that the API shows them under. */
export interface Address {
  readonly city: string | null;
  readonly country: string | null;
  readonly line1: string | null;
  readonly line2: string | null;
  readonly postal_code: string | null;
  readonly state: string | null;
}

export interface CalendarDate {
  readonly day: number | null;
  readonly month: number | null;
  readonly year: number | null;
}

export interface ProvidedDetails {
  readonly email?: string;
  readonly phone?: string;
}

export interface RelatedPerson {
  readonly account: string;
  readonly person: string;
}

export interface Failure<Code extends string> {
  readonly code: Code;
  /** A sentence that may be shown to the person. */
  readonly reason: string;
}
