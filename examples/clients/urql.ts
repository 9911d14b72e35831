import { Client, fetchExchange } from '@urql/core';
import { cacheExchange, type CacheExchangeOpts } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';

export interface ClientOptions {
  /** The gateway's address, `/graphql` included. */
  readonly url: string;
  /** The introspection of schema.graphql: a gateway that demands tokens tells nobody its schema. */
  readonly schema: NonNullable<CacheExchangeOpts['schema']>;
  readonly headers?: Record<string, string>;
  readonly fetch?: typeof fetch;
  readonly logger?: NonNullable<CacheExchangeOpts['logger']>;
}

/** Makes an urql client with Graphcache, which holds sessions by their id and joins the pages of a list. */
export function createUrqlClient({ url, schema, headers = {}, fetch, logger }: ClientOptions): Client {
  return new Client({
    url,
    ...(fetch && { fetch }),
    // Queries go by GET unless they are told otherwise, and the gateway takes a GET with this header only.
    fetchOptions: { headers: { ...headers, 'GraphQL-Require-Preflight': '1' } },
    exchanges: [
      cacheExchange({
        schema,
        resolvers: { Query: { verificationSessions: relayPagination() } },
        ...(logger && { logger }),
      }),
      fetchExchange,
    ],
  });
}
