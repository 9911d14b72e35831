import type { CallerLimits } from '../../access/caller-limits.js';
import type { Viewer } from '../../access/viewer.js';
import type { Changes } from './guarded-changes.js';
import { refuse } from './refusals.js';

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
