import type { Ids } from '../random/ids.js';
import type { World } from '../state/world.js';

/** What operations work on and with. */
export interface Setting {
  readonly world: World;
  readonly ids: Ids;
  /** Milliseconds. */
  readonly now: () => number;
  readonly processingMs: number;
  readonly redactionMs: number;
}
