import { noSuchReport, noSuchSession } from '../failures/missing.js';
import type { Realm } from '../state/realm.js';
import type { ReportRow } from '../state/report.js';
import type { SessionRow } from '../state/session.js';

/** @throws ApiFailure 404 where the realm has no such session. */
export function findSession(realm: Realm, id: string): SessionRow {
  const row = realm.sessions.find(id);
  if (row === undefined) throw noSuchSession(id);
  return row;
}

/** @throws ApiFailure 404 where the realm has no such report. */
export function findReport(realm: Realm, id: string): ReportRow {
  const row = realm.reports.find(id);
  if (row === undefined) throw noSuchReport(id);
  return row;
}
