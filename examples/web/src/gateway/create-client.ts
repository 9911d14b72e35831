import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { OperationTypeNode } from 'graphql';
import knowledge from '../generated/possible-types';
import { createLiveLink } from './live-link';

export interface ClientOptions {
  /** The gateway's address; a path of this origin where a proxy stands in front of both. */
  readonly url: string;
  /** Null where the gateway lets everyone in, as the sandbox does. */
  readonly token: string | null;
}

/**
 * Makes a client for one viewer: queries and mutations by POST, subscriptions by server-sent events. Its cache holds
 * sessions by their id, so a mutation's payload, the state in a conflict and each live update show wherever the session
 * is shown. Ask for secrets and personal data with `no-cache`.
 */
export function createClient({ url, token }: ClientOptions): ApolloClient {
  const headers: Record<string, string> = token === null ? {} : { Authorization: `Bearer ${token}` };
  return new ApolloClient({
    link: ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      createLiveLink({ url, headers }),
      new HttpLink({ uri: url, headers, credentials: 'same-origin' }),
    ),
    cache: new InMemoryCache({ possibleTypes: knowledge.possibleTypes }),
    // The extension would show everyone at this machine what the cache holds.
    devtools: { enabled: import.meta.env.DEV },
  });
}
