import { LimitReached, type CallerLimits } from '../../access/caller-limits.js';
import type { Viewer } from '../../access/viewer.js';
import { Failure } from '../../stripe/failure.js';
import type { Changes } from './guarded-changes.js';

/** Counts what a caller starts: each session costs money once somebody submits to it. */
export function limitChanges(changes: Changes, limits: CallerLimits, viewer: Viewer | null): Changes {
  return {
    ...changes,
    async create(input, options) {
      await limits.takeCreation(viewer).catch(refuse);
      return changes.create(input, options);
    },
  };
}

/** @throws {Failure} RATE_LIMITED in place of the limit, and whatever else it was as it is */
export function refuse(error: unknown): never {
  if (!(error instanceof LimitReached)) throw error;
  throw new Failure('RATE_LIMITED', `Too many ${error.of} of yours: wait before the next.`, {
    retryAfterMs: error.retryAfterMs,
  });
}
