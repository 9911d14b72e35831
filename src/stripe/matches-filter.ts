import type { DateTimeRange, SessionFilter } from './input/filters.js';
import type { VerificationSession } from './model/verification-session.js';

/** Whether a session is one that the filter lists, as Stripe would tell; absent and null ask for nothing. */
export function matchesFilter(
  session: VerificationSession,
  filter: SessionFilter | null | undefined,
): boolean {
  if (!filter) return true;
  const { status, createdAt, clientReferenceId, relatedCustomer, relatedCustomerAccount } = filter;
  return (
    isEqual(status?.toUpperCase(), session.status) &&
    isEqual(clientReferenceId, session.clientReferenceId) &&
    isEqual(relatedCustomer, session.relatedCustomer) &&
    isEqual(relatedCustomerAccount, session.relatedCustomerAccount) &&
    isWithin(session.createdAt, createdAt)
  );
}

function isEqual(wanted: string | null | undefined, had: string | null): boolean {
  return wanted === undefined || wanted === null || wanted === had;
}

function isWithin(moment: Date, range: DateTimeRange | null | undefined): boolean {
  const { gt, gte, lt, lte } = range ?? {};
  return (!gt || moment > gt) && (!gte || moment >= gte) && (!lt || moment < lt) && (!lte || moment <= lte);
}
