import { once } from 'node:events';
import type { Load, Order } from './messages.js';
import { startHelper } from './processes.js';

/** The process of the clients. */
export interface LoadGenerator {
  /** Resolves when the time is over and all answers are there. */
  run(order: Order): Promise<Load>;
  stop(): Promise<void>;
}

/** Starts the process. */
export function startLoad(): LoadGenerator {
  const { child, failed, ...helper } = startHelper(new URL('load.ts', import.meta.url));
  return {
    async run(order) {
      const told = once(child, 'message');
      child.send(order);
      const [load] = (await Promise.race([told, failed])) as [Load];
      return load;
    },
    stop: () => helper.stop(),
  };
}
