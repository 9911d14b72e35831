import type { VerificationSessionFilter, VerificationSessionStatusInput } from '../generated/graphql';

/** The filter as the fields of its form hold it. */
export interface FilterChoices {
  readonly status: VerificationSessionStatusInput | '';
  /** Days of the reader's calendar, YYYY-MM-DD or empty; both are included. */
  readonly from: string;
  readonly until: string;
  readonly reference: string;
}

export const emptyChoices: FilterChoices = { status: '', from: '', until: '', reference: '' };

export const statuses: readonly { readonly value: FilterChoices['status']; readonly label: string }[] = [
  { value: '', label: 'Any' },
  { value: 'REQUIRES_INPUT', label: 'Requires input' },
  { value: 'PROCESSING', label: 'Processing' },
  { value: 'VERIFIED', label: 'Verified' },
  { value: 'CANCELED', label: 'Canceled' },
];

export function toFilter({ status, from, until, reference }: FilterChoices): VerificationSessionFilter {
  const createdAt = {
    ...(from === '' ? {} : { gte: beginOf(from, 0) }),
    ...(until === '' ? {} : { lt: beginOf(until, 1) }),
  };
  return {
    ...(status === '' ? {} : { status }),
    ...(Object.keys(createdAt).length === 0 ? {} : { createdAt }),
    ...(reference === '' ? {} : { clientReferenceId: reference }),
  };
}

/** The other way, for when the list is shown again. */
export function readChoices({
  status,
  createdAt,
  clientReferenceId,
}: VerificationSessionFilter): FilterChoices {
  return {
    status: status ?? '',
    from: createdAt?.gte == null ? '' : dayOf(createdAt.gte, 0),
    until: createdAt?.lt == null ? '' : dayOf(createdAt.lt, -1),
    reference: clientReferenceId ?? '',
  };
}

/** When a day, or one so many days later, begins where the reader is. */
function beginOf(day: string, daysLater: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + daysLater).toISOString();
}

function dayOf(moment: string, daysLater: number): string {
  const begin = new Date(moment);
  begin.setDate(begin.getDate() + daysLater);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${begin.getFullYear()}-${two(begin.getMonth() + 1)}-${two(begin.getDate())}`;
}
