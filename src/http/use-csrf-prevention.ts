import { createGraphQLError, type Plugin } from 'graphql-yoga';

/**
 * Headers that a page of another origin cannot send without asking first. The names are those that clients of Apollo's
 * and of others send already.
 */
const preflighted = ['graphql-require-preflight', 'apollo-require-preflight', 'x-apollo-operation-name'];

/** Refuses GETs that any page could make a browser send, as by an image: they would carry cookies of proxies before us. */
export function useCsrfPrevention(): Plugin {
  return {
    onRequestParse({ request }) {
      if (request.method !== 'GET' || preflighted.some((name) => request.headers.has(name))) return;
      throw createGraphQLError('A GET needs the header `GraphQL-Require-Preflight: 1`. Or send a POST.', {
        extensions: { http: { status: 400, spec: false } },
      });
    },
  };
}
