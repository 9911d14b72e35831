import { changeReach, isWithin, type ChangeKind, type Reach } from '../../access/policy.js';
import type { Viewer } from '../../access/viewer.js';
import { plainPlan } from '../../stripe/expand-plan.js';
import { Failure } from '../../stripe/failure.js';
import type { Loaders } from '../../stripe/loaders.js';
import type { Sessions } from '../../stripe/sessions.js';
import { refuseIntegrationChanges, refuseIntegrationValues } from './integration-fields.js';
import { notOwn, requireReach } from './refusals.js';
import { scopeIdempotencyKey } from './scoped-idempotency-key.js';

/** The changes that the caller may make. */
export type Changes = Pick<Sessions, 'create' | 'update' | 'cancel' | 'redact'>;

/**
 * Lets through the changes that the caller may make. Without the scope for it, a subject may start, update and cancel
 * its own sessions, but for what the integration keeps there: what it starts is marked as its own, what it changes is
 * read first, which costs a call, and its idempotency keys are told apart from those of others.
 * @param loaders unguarded: whose a session is has to be known before it can be refused
 */
export function guardChanges(sessions: Changes, loaders: Loaders, viewer: Viewer | null): Changes {
  const reachOf = (change: ChangeKind) => requireReach(viewer, (caller) => changeReach(caller, change));

  async function requireOwn(id: string, reach: Reach): Promise<void> {
    const session = await loaders.sessions.load(id, plainPlan);
    if (session === null || !isWithin(reach, session)) {
      throw new Failure('NOT_FOUND', 'There is no such session, or none that you may change.');
    }
  }

  return {
    async create(input, options) {
      const reach = reachOf('create');
      if (reach.kind === 'all') return sessions.create(input, options);
      const { subject } = reach;
      refuseIntegrationValues(input);
      if ((input.clientReferenceId ?? subject) !== subject) throw notOwn('clientReferenceId');
      return sessions.create({ ...input, clientReferenceId: subject }, scopeIdempotencyKey(options, subject));
    },
    async update(id, changes, options) {
      const reach = reachOf('update');
      if (reach.kind === 'all') return sessions.update(id, changes, options);
      refuseIntegrationChanges(changes);
      await requireOwn(id, reach);
      return sessions.update(id, changes, scopeIdempotencyKey(options, reach.subject));
    },
    async cancel(id, options) {
      const reach = reachOf('cancel');
      if (reach.kind === 'all') return sessions.cancel(id, options);
      await requireOwn(id, reach);
      return sessions.cancel(id, scopeIdempotencyKey(options, reach.subject));
    },
    async redact(id, options) {
      const reach = reachOf('redact');
      if (reach.kind === 'all') return sessions.redact(id, options);
      await requireOwn(id, reach);
      return sessions.redact(id, scopeIdempotencyKey(options, reach.subject));
    },
  };
}
