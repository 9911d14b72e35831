import type { Realm } from '../state/realm.js';
import type { Attempt } from '../state/report.js';
import type { SessionRow } from '../state/session.js';
import { advanceSession } from './advance-session.js';
import { findSession } from './find-row.js';
import type { Setting } from './setting.js';
import { leavesReport, writeReport } from './write-report.js';

/**
 * A person submits an attempt: the session is processing, and settles after the delay. With no delay it settles at
 * once, though it has been processing in between. Answers the session as it then is.
 *
 * @param delayMs milliseconds
 * @throws ApiFailure where the session does not wait for input
 */
export function submitAttempt(
  setting: Setting,
  realm: Realm,
  row: SessionRow,
  attempt: Attempt,
  delayMs: number,
): SessionRow {
  const processing = advanceSession(setting, realm, row, { kind: 'submit' });
  if (delayMs === 0) return settleAttempt(setting, realm, processing, attempt);
  setting.world.agenda.add(setting.now() + delayMs, () => {
    settleAttempt(setting, realm, findSession(realm, row.id), attempt);
  });
  return processing;
}

function settleAttempt(setting: Setting, realm: Realm, row: SessionRow, attempt: Attempt): SessionRow {
  let last = row.last_verification_report;
  if (leavesReport(row, attempt)) {
    last = setting.ids.report();
    realm.reports.insert(writeReport(row, attempt, last, realm.reports.stamp(setting.now())));
  }
  const transition = { kind: 'settle', failure: attempt.failure } as const;
  return advanceSession(setting, realm, row, transition, (settled) => ({
    ...settled,
    last_verification_report: last,
  }));
}
