import type { Plugin } from 'graphql-yoga';
import { createServerTiming } from '../telemetry/server-timing.js';
import type { ServerContext } from './server-context.js';

/** Tells developers in `Server-Timing` where the time went. Others would learn from it what is in the cache. */
export function useServerTiming(): Plugin<object, ServerContext> {
  return {
    onRequest({ serverContext: { scope } }) {
      scope.timing = createServerTiming();
    },
    onResponse({ response, serverContext: { scope } }) {
      if (scope.timing !== undefined) response.headers.set('Server-Timing', scope.timing.print());
    },
  };
}
