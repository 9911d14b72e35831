import type { IdentityAccount } from '../identity.js';
import { runWithin, type Operation } from './operation.js';

/** The same account, everything asked of it within the operation's time and only while its client is there. */
export function bindAccount({ sessions, reports }: IdentityAccount, operation: Operation): IdentityAccount {
  const within = <T>(work: () => T) => runWithin(operation, work);
  return {
    sessions: {
      retrieve: (...asked) => within(() => sessions.retrieve(...asked)),
      list: (...asked) => within(() => sessions.list(...asked)),
      create: (...asked) => within(() => sessions.create(...asked)),
      update: (...asked) => within(() => sessions.update(...asked)),
      cancel: (...asked) => within(() => sessions.cancel(...asked)),
      redact: (...asked) => within(() => sessions.redact(...asked)),
    },
    reports: {
      retrieve: (...asked) => within(() => reports.retrieve(...asked)),
      list: (...asked) => within(() => reports.list(...asked)),
    },
  };
}
