import { once } from 'node:events';
import type { World } from '../state/world.js';

/** Shorter than what browsers and proxies wait for an answer. */
const longestMs = 20_000;

/** Resolves at the next change of a session's status, when its asker has gone, or after 20 seconds. Never rejects. */
export async function awaitChange({ changes }: World, session: string, gone: AbortSignal): Promise<void> {
  const signal = AbortSignal.any([gone, AbortSignal.timeout(longestMs)]);
  await once(changes, session, { signal }).catch(() => undefined);
}
