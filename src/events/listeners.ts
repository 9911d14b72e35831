import type { Logger } from '../telemetry/logger.js';

export interface Listeners<T extends unknown[]> {
  /** Returns what takes the listener away again. The same function may listen twice. */
  readonly add: (listener: (...told: T) => void) => () => void;
  /** Calls those who listen now, in the order they came. One that throws is logged and harms nobody. */
  readonly tell: (...told: T) => void;
  readonly clear: () => void;
}

/** Makes a list of listeners. */
export function createListeners<T extends unknown[]>(logger: Logger): Listeners<T> {
  const listeners = new Map<symbol, (...told: T) => void>();
  return {
    add(listener) {
      const key = Symbol();
      listeners.set(key, listener);
      return () => void listeners.delete(key);
    },
    tell(...told) {
      for (const [key, listener] of [...listeners]) {
        if (!listeners.has(key)) continue;
        try {
          listener(...told);
        } catch (error) {
          logger.error({ err: error }, 'a listener of events failed');
        }
      }
    },
    clear: () => listeners.clear(),
  };
}
