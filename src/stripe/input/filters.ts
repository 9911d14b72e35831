import type Stripe from 'stripe';
import { badInput } from '../failure.js';
import { checkStripeId } from '../stripe-id.js';
import type { SessionTypeInput } from './session-input.js';
import { checkFilterText, checkReference } from './text.js';

type Optional<T> = T | null | undefined;

/** Stripe's words for the statuses a list can be filtered by; the GraphQL enum carries these values. */
export type SessionStatusInput = 'canceled' | 'processing' | 'requires_input' | 'verified';

export interface DateTimeRange {
  readonly gt?: Optional<Date>;
  readonly gte?: Optional<Date>;
  readonly lt?: Optional<Date>;
  readonly lte?: Optional<Date>;
}

export interface SessionFilter {
  readonly status?: Optional<SessionStatusInput>;
  readonly createdAt?: Optional<DateTimeRange>;
  readonly clientReferenceId?: Optional<string>;
  readonly relatedCustomer?: Optional<string>;
  readonly relatedCustomerAccount?: Optional<string>;
}

export interface ReportFilter {
  readonly type?: Optional<SessionTypeInput>;
  readonly createdAt?: Optional<DateTimeRange>;
  readonly clientReferenceId?: Optional<string>;
  readonly verificationSession?: Optional<string>;
}

type SessionListParams = Stripe.Identity.VerificationSessionListParams;
type ReportListParams = Stripe.Identity.VerificationReportListParams;

/** Turns a filter of sessions into Stripe's. @throws {Failure} BAD_USER_INPUT */
export function toSessionListParams(filter: SessionFilter | null | undefined): SessionListParams {
  if (!filter) return {};
  const params: SessionListParams = { ...toCommon(filter) };
  if (isGiven(filter.status)) params.status = filter.status;
  if (isGiven(filter.relatedCustomer)) {
    params.related_customer = checkReference(filter.relatedCustomer, 'filter.relatedCustomer');
  }
  if (isGiven(filter.relatedCustomerAccount)) {
    params.related_customer_account = checkReference(
      filter.relatedCustomerAccount,
      'filter.relatedCustomerAccount',
    );
  }
  return params;
}

/** Turns a filter of reports into Stripe's. @throws {Failure} BAD_USER_INPUT */
export function toReportListParams(filter: ReportFilter | null | undefined): ReportListParams {
  if (!filter) return {};
  const params: ReportListParams = { ...toCommon(filter) };
  if (isGiven(filter.type)) params.type = filter.type;
  if (isGiven(filter.verificationSession)) {
    params.verification_session = checkStripeId(
      filter.verificationSession,
      'vs',
      'filter.verificationSession',
    );
  }
  return params;
}

function toCommon(
  filter: SessionFilter | ReportFilter,
): Pick<SessionListParams, 'created' | 'client_reference_id'> {
  const common: Pick<SessionListParams, 'created' | 'client_reference_id'> = {};
  const created = toCreated(filter.createdAt);
  if (created !== undefined) common.created = created;
  if (isGiven(filter.clientReferenceId)) {
    common.client_reference_id = checkFilterText(filter.clientReferenceId, 'filter.clientReferenceId');
  }
  return common;
}

/**
 * Stripe counts in whole seconds. A bound between two seconds is moved to the one that keeps exactly the same objects:
 * after 12:00:00.5 means after 12:00:00, from 12:00:00.5 on means from 12:00:01 on.
 */
function toCreated(range: DateTimeRange | null | undefined): Stripe.RangeQueryParam | undefined {
  if (!range) return undefined;
  const created: Stripe.RangeQueryParam = {};
  if (isGiven(range.gt)) created.gt = seconds(range.gt, Math.floor, 'gt');
  if (isGiven(range.gte)) created.gte = seconds(range.gte, Math.ceil, 'gte');
  if (isGiven(range.lt)) created.lt = seconds(range.lt, Math.ceil, 'lt');
  if (isGiven(range.lte)) created.lte = seconds(range.lte, Math.floor, 'lte');
  return Object.keys(created).length === 0 ? undefined : created;
}

function seconds(at: Date, round: (value: number) => number, bound: string): number {
  const value = round(at.getTime() / 1000);
  if (value < 0) throw badInput('Dates before 1970 are not known to Stripe.', `filter.createdAt.${bound}`);
  return value;
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}
