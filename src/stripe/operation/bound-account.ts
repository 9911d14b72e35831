import type { ExpandPlan } from '../expand-plan.js';
import type { IdentityAccount } from '../identity.js';
import type { ReportFilter, SessionFilter } from '../input/filters.js';
import type { CreateSessionInput, SessionChangesInput } from '../input/session-input.js';
import type { StripePageQuery } from '../pages/page.js';
import type { Reports } from '../reports.js';
import type { Sessions } from '../sessions.js';
import type { WriteOptions } from '../writes.js';
import type { Operation } from './operation.js';

/** The same account, everything asked of it within the operation's time and only while its client is there. */
export function bindAccount({ sessions, reports }: IdentityAccount, operation: Operation): IdentityAccount {
  return { sessions: new BoundSessions(sessions, operation), reports: new BoundReports(reports, operation) };
}

/** Made for every operation, so its methods are the class's: eight functions for each would cost more than they save. */
class BoundSessions implements Sessions {
  constructor(
    private readonly sessions: Sessions,
    private readonly operation: Operation,
  ) {}

  retrieve(id: string, plan: ExpandPlan) {
    return this.sessions.retrieve(id, plan, this.operation);
  }

  list(query: StripePageQuery, filter: SessionFilter | null | undefined, plan: ExpandPlan) {
    return this.sessions.list(query, filter, plan, this.operation);
  }

  create(input: CreateSessionInput, how: WriteOptions) {
    return this.sessions.create(input, how, this.operation);
  }

  update(id: string, changes: SessionChangesInput, how: WriteOptions) {
    return this.sessions.update(id, changes, how, this.operation);
  }

  cancel(id: string, how: WriteOptions) {
    return this.sessions.cancel(id, how, this.operation);
  }

  redact(id: string, how: WriteOptions) {
    return this.sessions.redact(id, how, this.operation);
  }
}

class BoundReports implements Reports {
  constructor(
    private readonly reports: Reports,
    private readonly operation: Operation,
  ) {}

  retrieve(id: string, plan: ExpandPlan) {
    return this.reports.retrieve(id, plan, this.operation);
  }

  list(query: StripePageQuery, filter: ReportFilter | null | undefined, plan: ExpandPlan) {
    return this.reports.list(query, filter, plan, this.operation);
  }
}
