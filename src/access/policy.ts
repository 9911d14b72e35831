import type { Scope } from './scope.js';
import type { Viewer } from './viewer.js';

/** Which sessions a viewer's request may be about. Decided before Stripe is asked for anything. */
export type Reach =
  | { readonly kind: 'all' }
  /** Those whose clientReferenceId is the subject. */
  | { readonly kind: 'own'; readonly subject: string }
  | { readonly kind: 'none'; readonly needs: Scope };

/** What the policy looks at in a session or a report. */
export interface Owned {
  readonly clientReferenceId: string | null;
}

/** The kinds of change that a viewer can ask for. */
export type ChangeKind = 'create' | 'update' | 'cancel' | 'redact';

/** Which sessions the viewer may read. */
export function readReach(viewer: Viewer): Reach {
  return reach(viewer, 'verification:read', true);
}

/** Which sessions the viewer may change in this way. Erasure is never the subject's own to order. */
export function changeReach(viewer: Viewer, change: ChangeKind): Reach {
  return change === 'redact'
    ? reach(viewer, 'verification:redact', false)
    : reach(viewer, 'verification:write', true);
}

function reach({ scopes, subject }: Viewer, needs: Scope, ownAllowed: boolean): Reach {
  if (scopes.has(needs)) return { kind: 'all' };
  return ownAllowed && subject !== null ? { kind: 'own', subject } : { kind: 'none', needs };
}

/** Whether an object lies within a reach. */
export function isWithin(within: Reach, object: Owned): boolean {
  switch (within.kind) {
    case 'all':
      return true;
    case 'own':
      return object.clientReferenceId === within.subject;
    case 'none':
      return false;
  }
}

/** Whether the viewer may see personal fields of what it may read. */
export function maySeePersonalData({ scopes }: Viewer): boolean {
  return scopes.has('verification:pii');
}

/** Whether the viewer may see clientSecret and url: writers, and the person that the session is for. */
export function maySeeSecrets({ scopes, subject }: Viewer, session: Owned): boolean {
  return scopes.has('verification:write') || (subject !== null && session.clientReferenceId === subject);
}

/** Whether there may be a session whose secrets the viewer may see; of each one `maySeeSecrets` tells. */
export function maySeeSomeSecrets({ scopes, subject }: Viewer): boolean {
  return scopes.has('verification:write') || subject !== null;
}

/** Whether the viewer may see what the integration notes on a session for itself. */
export function maySeeMetadata({ scopes }: Viewer): boolean {
  return scopes.has('verification:read') || scopes.has('verification:write');
}
