import { isWithin, readReach, type Owned } from '../../access/policy.js';
import type { Viewer } from '../../access/viewer.js';
import { covers, plainPlan } from '../../stripe/expand-plan.js';
import type { Loaders, ObjectLoader } from '../../stripe/loaders.js';
import { notOwn, requireReach } from './refusals.js';

/**
 * The one door to sessions and reports: every field that reads goes through it, whatever led there. Whoever may read
 * nothing is refused before Stripe is asked; whoever may read only its own gets null for everybody else's, and what
 * is personal is not expanded before it is known whose it is.
 */
export function guardLoaders(loaders: Loaders, viewer: Viewer | null): Loaders {
  return { sessions: guard(loaders.sessions, viewer), reports: guard(loaders.reports, viewer) };
}

interface OwnerFilter {
  readonly clientReferenceId?: string | null | undefined;
}

function guard<T extends Owned, Filter extends OwnerFilter>(
  loader: ObjectLoader<T, Filter>,
  viewer: Viewer | null,
): ObjectLoader<T, Filter> {
  return {
    async load(id, plan) {
      const reach = requireReach(viewer, readReach);
      if (reach.kind === 'all') return loader.load(id, plan);
      const plain = await loader.load(id, plainPlan);
      if (plain === null || !isWithin(reach, plain)) return null;
      return covers(plainPlan, plan) ? plain : loader.load(id, plan);
    },
    async page(window, filter, plan) {
      const reach = requireReach(viewer, readReach);
      if (reach.kind === 'all') return loader.page(window, filter, plan);
      const asked = filter?.clientReferenceId ?? reach.subject;
      if (asked !== reach.subject) throw notOwn('filter.clientReferenceId');
      return loader.page(window, { ...filter, clientReferenceId: reach.subject } as Filter, plan);
    },
    replace: (object, plan) => loader.replace(object, plan),
  };
}
