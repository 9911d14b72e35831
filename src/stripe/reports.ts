import type Stripe from 'stripe';
import { expandsOfList, type ExpandPlan } from './expand-plan.js';
import { toReportListParams, type ReportFilter } from './input/filters.js';
import type { Lanes } from './lanes.js';
import { toVerificationReport, type VerificationReport } from './model/verification-report.js';
import type { StripePage, StripePageQuery } from './pages/page.js';
import { readList } from './pages/read-list.js';
import { nullWhenMissing, withExpand } from './reads.js';
import { askSensitive } from './sensitive-lane.js';
import { checkList, checkObjectOf } from './stripe-client.js';

type Raw = Stripe.Identity.VerificationReport;

/** The reports of Stripe Identity. Each method is one call, and one in the sensitive lane where that is planned. */
export interface Reports {
  /** Null when there is none. */
  retrieve(id: string, plan: ExpandPlan): Promise<VerificationReport | null>;
  list(
    query: StripePageQuery,
    filter: ReportFilter | null | undefined,
    plan: ExpandPlan,
  ): Promise<StripePage<VerificationReport>>;
}

/** Makes the reports' face of Stripe. Every method throws a Failure and nothing else. */
export function createReports({ base, sensitive }: Lanes): Reports {
  const retrieveSensitive = (id: string, expands: readonly string[] | null) =>
    askSensitive<Raw>(sensitive, 'reports.retrieve', expands, checkObjectOf(id), ({ identity }, expand) =>
      identity.verificationReports.retrieve(id, withExpand(expand)),
    );

  async function read(id: string, plan: ExpandPlan): Promise<VerificationReport> {
    const [raw, secret] = await Promise.all([
      base.call('reports.retrieve', ({ identity }) =>
        identity.verificationReports.retrieve(id, withExpand(plan.base)),
      ),
      retrieveSensitive(id, plan.sensitive),
    ]);
    return toVerificationReport(checkObjectOf(id)(raw), secret);
  }

  return {
    retrieve: (id, plan) => read(id, plan).catch(nullWhenMissing),

    list(query, filter, plan) {
      const params = { ...query, ...toReportListParams(filter) };
      return readList({
        read: () =>
          base
            .call('reports.list', ({ identity }) =>
              identity.verificationReports.list({ ...params, ...withExpand(expandsOfList(plan.base)) }),
            )
            .then(checkList),
        readSensitive: () =>
          askSensitive<Stripe.ApiList<Raw>>(
            sensitive,
            'reports.list',
            plan.sensitive,
            checkList,
            ({ identity }, expand) =>
              identity.verificationReports.list({ ...params, ...withExpand(expandsOfList(expand)) }),
          ),
        readSensitiveOne: (id) => retrieveSensitive(id, plan.sensitive),
        map: toVerificationReport,
      });
    },
  };
}
