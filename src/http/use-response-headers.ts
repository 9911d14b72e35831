import type { Plugin } from 'graphql-yoga';
import { answerHeaders } from './answer-headers.js';

/** Sets the headers of what yoga answers. GraphiQL's page and assets have a policy of their own, and may be kept. */
export function useResponseHeaders(): Plugin {
  return {
    onResponse({ response: { headers } }) {
      const isGraphiQL = headers.has('Content-Security-Policy');
      headers.set('X-Content-Type-Options', 'nosniff');
      if (isGraphiQL) return;
      for (const [name, value] of Object.entries(answerHeaders)) headers.set(name, value);
      // nginx and others keep a stream back until it has filled a buffer.
      if (headers.get('Content-Type')?.startsWith('text/event-stream') === true) {
        headers.set('X-Accel-Buffering', 'no');
      }
    },
  };
}
