import { changeReach, isWithin, type ChangeKind } from '../../access/policy.js';
import type { Viewer } from '../../access/viewer.js';
import { plainPlan } from '../../stripe/expand-plan.js';
import { Failure } from '../../stripe/failure.js';
import type { Loaders } from '../../stripe/loaders.js';
import type { Sessions } from '../../stripe/sessions.js';
import { notOwn, requireReach } from './refusals.js';

/** The changes that the caller may make. */
export type Changes = Pick<Sessions, 'create' | 'update' | 'cancel' | 'redact'>;

/**
 * Lets through the changes that the caller may make. Without the scope for it, a subject may start, update and cancel
 * its own sessions: what it starts is marked as its own, and what it changes is read first, which costs a call.
 * @param loaders unguarded: whose a session is has to be known before it can be refused
 */
export function guardChanges(sessions: Changes, loaders: Loaders, viewer: Viewer | null): Changes {
  async function requireOwn(change: ChangeKind, id: string): Promise<void> {
    const reach = requireReach(viewer, (caller) => changeReach(caller, change));
    if (reach.kind === 'all') return;
    const session = await loaders.sessions.load(id, plainPlan);
    if (session === null || !isWithin(reach, session)) {
      throw new Failure('NOT_FOUND', 'There is no such session, or none that you may change.');
    }
  }
  return {
    async create(input, options) {
      const reach = requireReach(viewer, (caller) => changeReach(caller, 'create'));
      if (reach.kind === 'all') return sessions.create(input, options);
      const asked = input.clientReferenceId ?? reach.subject;
      if (asked !== reach.subject) throw notOwn('clientReferenceId');
      return sessions.create({ ...input, clientReferenceId: reach.subject }, options);
    },
    async update(id, changes, options) {
      await requireOwn('update', id);
      return sessions.update(id, changes, options);
    },
    async cancel(id, options) {
      await requireOwn('cancel', id);
      return sessions.cancel(id, options);
    },
    async redact(id, options) {
      await requireOwn('redact', id);
      return sessions.redact(id, options);
    },
  };
}
