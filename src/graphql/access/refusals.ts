import { LimitReached } from '../../access/caller-limits.js';
import type { Reach } from '../../access/policy.js';
import type { Scope } from '../../access/scope.js';
import type { Viewer } from '../../access/viewer.js';
import { Failure } from '../../stripe/failure.js';

/** Nobody has said who is calling, in the one way there is. */
export function unauthenticated(): Failure {
  return new Failure('UNAUTHENTICATED', 'Send a valid token in the header `Authorization: Bearer ...`.');
}

/** The caller is known and may not do this. */
export function forbidden(needs: Scope): Failure {
  return new Failure('FORBIDDEN', `This needs a token with the scope ${needs}.`);
}

/** What keeps a viewer, or nobody, from what needs that scope. */
export function lacks(needs: Scope, viewer: Viewer | null): Failure {
  return viewer === null ? unauthenticated() : forbidden(needs);
}

/** The caller may see its own sessions only and asked for somebody else's. */
export function notOwn(param: string): Failure {
  return new Failure(
    'FORBIDDEN',
    `Without the scope verification:read, \`${param}\` can only be your own subject: leave it out.`,
    { param },
  );
}

/** What the viewer can reach, or the refusal. @throws {Failure} UNAUTHENTICATED or FORBIDDEN */
export function requireReach(
  viewer: Viewer | null,
  reachOf: (viewer: Viewer) => Reach,
): Exclude<Reach, { kind: 'none' }> {
  if (viewer === null) throw unauthenticated();
  const reach = reachOf(viewer);
  if (reach.kind === 'none') throw forbidden(reach.needs);
  return reach;
}

/** What only a router may ask. */
export function routersOnly(): Failure {
  return new Failure(
    'FORBIDDEN',
    'This is for routers: send the shared secret in the header `Router-Authorization`.',
  );
}

/** @throws {Failure} RATE_LIMITED in place of the limit, and whatever else it was as it is */
export function refuse(error: unknown): never {
  if (!(error instanceof LimitReached)) throw error;
  throw new Failure('RATE_LIMITED', `Too many ${error.of} of yours: wait before the next.`, {
    retryAfterMs: error.retryAfterMs,
  });
}
