import type { Changes } from './guarded-changes.js';

/** Tells of the changes that were made here, so that watchers need not wait for Stripe to tell of them. */
export function announceChanges(changes: Changes, tell: (sessionId: string) => void): Changes {
  return {
    async create(input, options) {
      const session = await changes.create(input, options);
      tell(session.id);
      return session;
    },
    async update(id, input, options) {
      const session = await changes.update(id, input, options);
      tell(id);
      return session;
    },
    async cancel(id, options) {
      const session = await changes.cancel(id, options);
      tell(id);
      return session;
    },
    async redact(id, options) {
      const session = await changes.redact(id, options);
      tell(id);
      return session;
    },
  };
}
