import type { Logger } from '../telemetry/logger.js';
import type { ChangeBus } from './change-bus.js';
import { createListeners } from './listeners.js';
import type { SessionChange } from './session-change.js';

/** Makes the bus of a gateway that is one process. Nothing can be missed, so there are no gaps. */
export function createMemoryBus({ logger }: { readonly logger: Logger }): ChangeBus {
  const listeners = createListeners<[SessionChange]>(logger);
  return {
    publish: listeners.tell,
    subscribe: listeners.add,
    onGap: () => () => undefined,
    stop() {
      listeners.clear();
      return Promise.resolve();
    },
  };
}
