import type { Cause, EventRow } from '../events/event-log.js';
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
  /** The API request that is being answered; null for what a person does, and for what happens by itself. */
  readonly cause: Cause | null;
  /** Sends an event to the webhook endpoints that listen to it. Answers at once and never throws. */
  readonly dispatch: (event: EventRow) => void;
}
