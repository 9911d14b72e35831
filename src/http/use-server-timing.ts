import type { Plugin } from 'graphql-yoga';
import { currentTiming, timeRequest } from '../telemetry/server-timing.js';

/** Tells developers in `Server-Timing` where the time went. Others would learn from it what is in the cache. */
export function useServerTiming(): Plugin {
  return {
    onRequest: timeRequest,
    onResponse({ response }) {
      const timing = currentTiming();
      if (timing !== undefined) response.headers.set('Server-Timing', timing.print());
    },
  };
}
