/** A date as a document carries it: each part may be missing. */
export interface CalendarDate {
  readonly day: number | null;
  readonly month: number | null;
  readonly year: number | null;
}

/**
 * Reads one of Stripe's date objects. An erased date is the first of January of the year 1, which no document carries.
 * Source: https://docs.stripe.com/identity/verification-sessions#redact
 */
export function toCalendarDate(
  date: { day: number | null; month: number | null; year: number | null } | null | undefined,
): CalendarDate | null {
  if (date === null || date === undefined) return null;
  if (date.day === 1 && date.month === 1 && date.year === 1) return null;
  return { day: date.day, month: date.month, year: date.year };
}
