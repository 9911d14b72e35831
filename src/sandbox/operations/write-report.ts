import { mainCheckOf } from '../results/asked-checks.js';
import { failedCheckOf } from '../results/failed-attempts.js';
import type { Attempt, ReportRow } from '../state/report.js';
import type { SessionRow } from '../state/session.js';

/** Whether an attempt got as far as a submission, and so leaves a report. */
export function leavesReport(session: SessionRow, { failure }: Attempt): boolean {
  return failure === null || failedCheckOf(failure, mainCheckOf(session)) !== null;
}

/**
 * The report of a finished attempt.
 *
 * @param created Unix seconds
 */
export function writeReport(session: SessionRow, attempt: Attempt, id: string, created: number): ReportRow {
  return {
    id,
    created,
    livemode: session.livemode,
    type: session.type,
    client_reference_id: session.client_reference_id,
    verification_flow: session.verification_flow,
    verification_session: session.id,
    options: session.options,
    provided_details: session.provided_details,
    attempt,
    erased: false,
  };
}
