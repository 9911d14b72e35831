import { isWithin, readReach, type Owned } from '../../access/policy.js';
import type { Viewer } from '../../access/viewer.js';
import { covers, withoutExpands } from '../../stripe/expand-plan.js';
import type { Loaders, ObjectLoader } from '../../stripe/loaders.js';
import type { SubjectLoader } from '../../stripe/subject-loader.js';
import { forbidden, notOwn, requireReach } from './refusals.js';

/**
 * The one door to sessions and reports: every field that reads goes through it, whatever led there. Whoever may read
 * nothing is refused before Stripe is asked; whoever may read only its own gets null for everybody else's, and what
 * is personal is not expanded before it is known whose it is.
 */
export function guardLoaders(loaders: Loaders, viewer: Viewer | null): Loaders {
  return new GuardedLoaders(loaders, viewer);
}

/** Each is made when it is first asked for: most operations read one kind of object. */
class GuardedLoaders implements Loaders {
  private ofSessions: Loaders['sessions'] | undefined;
  private ofReports: Loaders['reports'] | undefined;
  private ofSubjects: Loaders['subjects'] | undefined;

  constructor(
    private readonly loaders: Loaders,
    private readonly viewer: Viewer | null,
  ) {}

  get sessions(): Loaders['sessions'] {
    return (this.ofSessions ??= guard(this.loaders.sessions, this.viewer));
  }

  get reports(): Loaders['reports'] {
    return (this.ofReports ??= guard(this.loaders.reports, this.viewer));
  }

  get subjects(): Loaders['subjects'] {
    return (this.ofSubjects ??= guardSubjects(this.loaders.subjects, this.viewer));
  }
}

/** Whoever may read only its own sessions may ask of nobody else. */
function guardSubjects(loader: SubjectLoader, viewer: Viewer | null): SubjectLoader {
  const check = (subject: string) => {
    const reach = requireReach(viewer, readReach);
    if (!isWithin(reach, { clientReferenceId: subject })) throw forbidden('verification:read');
  };
  return {
    async page(subject, window, status, plan) {
      check(subject);
      return loader.page(subject, window, status, plan);
    },
    async latest(subject, plan) {
      check(subject);
      return loader.latest(subject, plan);
    },
    async isVerified(subject) {
      check(subject);
      return loader.isVerified(subject);
    },
  };
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
      const first = withoutExpands(plan);
      const plain = await loader.load(id, first);
      if (plain === null || !isWithin(reach, plain)) return null;
      return covers(first, plan) ? plain : loader.load(id, plan);
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
