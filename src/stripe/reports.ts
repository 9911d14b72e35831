import type Stripe from 'stripe';
import { expandsOfList, type ExpandPlan } from './expand-plan.js';
import { toReportListParams, type ReportFilter } from './input/filters.js';
import type { Lanes } from './lanes.js';
import { toVerificationReport, type VerificationReport } from './model/verification-report.js';
import type { Operation } from './operation/operation.js';
import type { StripePage, StripePageQuery } from './pages/page.js';
import { readList } from './pages/read-list.js';
import { nullWhenMissing, withExpand } from './reads.js';
import { askSensitive } from './sensitive-lane.js';
import { checkList, checkObjectOf } from './stripe-client.js';

type Raw = Stripe.Identity.VerificationReport;

/**
 * The reports of Stripe Identity. Each method is one call, and one in the sensitive lane where that is planned; without
 * an operation it is the gateway's own.
 */
export interface Reports {
  /** Null when there is none. */
  retrieve(id: string, plan: ExpandPlan, operation?: Operation): Promise<VerificationReport | null>;
  list(
    query: StripePageQuery,
    filter: ReportFilter | null | undefined,
    plan: ExpandPlan,
    operation?: Operation,
  ): Promise<StripePage<VerificationReport>>;
}

/** Makes the reports' face of Stripe. Every method throws a Failure and nothing else. */
export function createReports({ base, sensitive }: Lanes): Reports {
  const retrieveSensitive = (
    id: string,
    { sensitive: expands }: ExpandPlan,
    operation: Operation | undefined,
  ) =>
    askSensitive<Raw>(sensitive, {
      endpoint: 'reports.retrieve',
      expands,
      operation,
      check: checkObjectOf(id),
      run: ({ identity }, expand, options) =>
        identity.verificationReports.retrieve(id, withExpand(expand), options),
    });

  async function read(
    id: string,
    plan: ExpandPlan,
    operation: Operation | undefined,
  ): Promise<VerificationReport> {
    const [raw, secret] = await Promise.all([
      base.call('reports.retrieve', operation, ({ identity }, options) =>
        identity.verificationReports.retrieve(id, withExpand(plan.base), options),
      ),
      retrieveSensitive(id, plan, operation),
    ]);
    return toVerificationReport(checkObjectOf(id)(raw), secret);
  }

  return {
    retrieve: (id, plan, operation) => read(id, plan, operation).catch(nullWhenMissing),

    list(query, filter, plan, operation) {
      const params = { ...query, ...toReportListParams(filter) };
      return readList({
        read: () =>
          base
            .call('reports.list', operation, ({ identity }, options) =>
              identity.verificationReports.list(
                { ...params, ...withExpand(expandsOfList(plan.base)) },
                options,
              ),
            )
            .then(checkList),
        readSensitive: () =>
          askSensitive<Stripe.ApiList<Raw>>(sensitive, {
            endpoint: 'reports.list',
            expands: plan.sensitive,
            operation,
            check: checkList,
            run: ({ identity }, expand, options) =>
              identity.verificationReports.list({ ...params, ...withExpand(expandsOfList(expand)) }, options),
          }),
        readSensitiveOne: (id) => retrieveSensitive(id, plan, operation),
        map: toVerificationReport,
      });
    },
  };
}
