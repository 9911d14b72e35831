import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';

export interface ClientOptions {
  /** The gateway's address, `/graphql` included. */
  readonly url: string;
  /** The members of each union and interface, as the fragment-matcher plugin of codegen writes them. */
  readonly possibleTypes: Record<string, string[]>;
  readonly headers?: Record<string, string>;
  readonly fetch?: typeof fetch;
}

/** Makes an Apollo Client whose cache holds sessions by their id and joins the pages of a list. */
export function createApolloClient({ url, possibleTypes, headers = {}, fetch }: ClientOptions): ApolloClient {
  return new ApolloClient({
    link: new HttpLink({ uri: url, headers, ...(fetch && { fetch }) }),
    cache: new InMemoryCache({
      possibleTypes,
      typePolicies: {
        Query: { fields: { verificationSessions: relayStylePagination(['filter']) } },
      },
    }),
  });
}
