import { Table } from './table.js';
import type { ReportRow } from './report.js';
import type { SessionRow } from './session.js';

export type SessionIndex = 'client_reference_id' | 'related_customer' | 'related_customer_account' | 'status';
export type ReportIndex = 'client_reference_id' | 'type' | 'verification_session';
export type Mode = 'live' | 'test';

/** What one account sees in one mode; nothing of it is visible from another realm. */
export interface Realm {
  readonly account: string;
  readonly mode: Mode;
  readonly sessions: Table<SessionRow, SessionIndex>;
  readonly reports: Table<ReportRow, ReportIndex>;
}

export function createRealm(account: string, mode: Mode): Realm {
  return {
    account,
    mode,
    sessions: new Table<SessionRow, SessionIndex>({
      client_reference_id: (row) => row.client_reference_id,
      related_customer: (row) => row.related_customer,
      related_customer_account: (row) => row.related_customer_account,
      status: (row) => row.status,
    }),
    reports: new Table<ReportRow, ReportIndex>({
      client_reference_id: (row) => row.client_reference_id,
      type: (row) => row.type,
      verification_session: (row) => row.verification_session,
    }),
  };
}
