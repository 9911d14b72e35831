import type { Plugin } from 'graphql-yoga';

/**
 * Headers of every answer of GraphQL. Answers may hold client secrets and personal data, so no cache keeps them.
 * GraphiQL's page and assets set their own.
 */
export function useResponseHeaders(): Plugin {
  return {
    onResponse({ response }) {
      const { headers } = response;
      headers.set('X-Content-Type-Options', 'nosniff');
      if (headers.has('Content-Security-Policy')) return;
      headers.set('Cache-Control', 'no-store');
      // nginx and others keep a stream back until it has filled a buffer.
      if (headers.get('Content-Type')?.startsWith('text/event-stream') === true) {
        headers.set('X-Accel-Buffering', 'no');
      }
      headers.set('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
      headers.set('Referrer-Policy', 'no-referrer');
    },
  };
}
