import { isWithin, readReach, type Owned } from '../../access/policy.js';
import type { Viewer } from '../../access/viewer.js';
import type { VerificationSession } from '../../stripe/model/verification-session.js';
import { guardedBy } from './guard-types.js';
import { lacks } from './refusals.js';

/** Which objects the answer of one operation may show. The second net behind the guarded loaders. */
export interface Visibility {
  mayShow(object: Owned): boolean;
  /** Lets whoever changed a session see it in the answer to the change, without the scope to read sessions. */
  grant(session: VerificationSession): void;
}

/** Options of the types that have an owner. */
export const guardedByOwner = guardedBy<Owned>((object, { viewer, visibility }) =>
  visibility.mayShow(object) ? undefined : lacks('verification:read', viewer),
);

/** Makes the visibility rules of one operation. */
export function createVisibility(viewer: Viewer | null): Visibility {
  let granted: Set<Owned> | undefined;
  return {
    mayShow: (object) =>
      viewer !== null && (granted?.has(object) === true || isWithin(readReach(viewer), object)),
    grant(session) {
      granted ??= new Set();
      granted.add(session);
      if (session.lastReport !== null) granted.add(session.lastReport);
    },
  };
}
