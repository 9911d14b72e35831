import type { Plugin } from 'graphql-yoga';
import type { GraphiQL } from './graphiql/index.js';

/** Lets GraphiQL answer its page and assets before yoga looks at the request. */
export function useGraphiQL(graphiql: GraphiQL): Plugin {
  return {
    onRequest: async ({ request, endResponse }) => {
      if (request.method !== 'GET' && request.method !== 'HEAD') return;
      const page = await graphiql.handle(request);
      if (page !== undefined) endResponse(page);
    },
  };
}
