import type { IdentityAccount } from '../identity.js';
import type { Operation } from './operation.js';

/** The same account, everything asked of it within the operation's time and only while its client is there. */
export function bindAccount({ sessions, reports }: IdentityAccount, operation: Operation): IdentityAccount {
  return {
    sessions: {
      retrieve: (id, plan) => sessions.retrieve(id, plan, operation),
      list: (query, filter, plan) => sessions.list(query, filter, plan, operation),
      create: (input, how) => sessions.create(input, how, operation),
      update: (id, changes, how) => sessions.update(id, changes, how, operation),
      cancel: (id, how) => sessions.cancel(id, how, operation),
      redact: (id, how) => sessions.redact(id, how, operation),
    },
    reports: {
      retrieve: (id, plan) => reports.retrieve(id, plan, operation),
      list: (query, filter, plan) => reports.list(query, filter, plan, operation),
    },
  };
}
