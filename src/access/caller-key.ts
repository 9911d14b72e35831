import { createHash } from 'node:crypto';
import type { Viewer } from './viewer.js';

/**
 * The name under which a caller's use is counted: a digest, because a subject may be an e-mail address. Those without
 * a token share one name, those without a subject another.
 */
export function keyOfCaller(viewer: Viewer | null): string {
  if (viewer === null) return 'nobody';
  if (viewer.subject === null) return 'no-subject';
  let key = keys.get(viewer);
  if (key === undefined) {
    key = createHash('sha256').update(viewer.subject).digest('base64url');
    keys.set(viewer, key);
  }
  return key;
}

/** A viewer is asked for its key several times, and comes again with each request of its token. */
const keys = new WeakMap<Viewer, string>();
