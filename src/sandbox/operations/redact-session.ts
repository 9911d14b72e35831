import type { Realm } from '../state/realm.js';
import type { SessionRow } from '../state/session.js';
import { advanceSession } from './advance-session.js';
import { eraseReport, eraseSession } from './erase-rows.js';
import { findSession } from './find-row.js';
import type { Setting } from './setting.js';

/**
 * Redacts a session, its reports and what was told of it. Stripe takes up to four days until the redaction is finished; here it takes
 * `redactionMs`, and with 0 the answer itself is already `redacted`.
 *
 * @throws ApiFailure while it is processing, or when it is canceled or redacted
 */
export function redactSession(setting: Setting, realm: Realm, row: SessionRow): SessionRow {
  const redacting = advanceSession(setting, realm, row, { kind: 'redact' }, eraseSession);
  eraseReports(realm, row.id);
  setting.world.events.changeSession(row.id, eraseSession);
  // Stripe ends a redaction by itself, so no request is the cause of it.
  const finish = (current: SessionRow) =>
    advanceSession({ ...setting, cause: null }, realm, current, { kind: 'finish_redaction' });
  if (setting.redactionMs === 0) return finish(redacting);
  setting.world.agenda.add(setting.now() + setting.redactionMs, () => finish(findSession(realm, row.id)));
  return redacting;
}

function eraseReports(realm: Realm, session: string): void {
  for (const position of realm.reports.having('verification_session', session) ?? []) {
    const report = realm.reports.at(position);
    if (report !== undefined) realm.reports.replace(eraseReport(report));
  }
}
