import { nameOfPlan } from '../expand-plan.js';
import type { VerificationReport } from '../model/verification-report.js';
import type { StripePage } from '../pages/page.js';
import type { Reports } from '../reports.js';
import { nameOfAccount } from './fence-names.js';
import { createSharedReads, type SharedReadsOptions } from './shared-reads.js';

/**
 * Makes the sharing of reads of reports. A report holds results, so none is kept; and as nobody tells which session it
 * is of, any change of its account keeps later reads apart from earlier ones.
 */
export function createSharedReports(
  options: SharedReadsOptions,
): (account: string | undefined, reports: Reports) => Reports {
  const ones = createSharedReads<VerificationReport | null>('reports.retrieve', options);
  const lists = createSharedReads<StripePage<VerificationReport>>('reports.list', options);
  return (account, reports) => ({
    retrieve: (id, plan, operation) =>
      ones.read(
        JSON.stringify([account, id, nameOfPlan(plan)]),
        nameOfAccount(account),
        operation,
        (shared) => reports.retrieve(id, plan, shared),
      ),
    list: (query, filter, plan, operation) =>
      lists.read(
        JSON.stringify([account, query, filter ?? {}, nameOfPlan(plan)]),
        nameOfAccount(account),
        operation,
        (shared) => reports.list(query, filter, plan, shared),
      ),
  });
}
