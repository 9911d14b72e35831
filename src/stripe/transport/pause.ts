import type { SignalLike } from '../operation/light-signal.js';

/** Waits so many milliseconds, or until the signal. */
export function pause(ms: number, signal: SignalLike): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}
