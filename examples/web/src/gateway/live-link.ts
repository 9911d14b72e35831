import { ApolloLink, Observable } from '@apollo/client';
import { print } from 'graphql';
import { createClient, type ClientOptions } from 'graphql-sse';

/**
 * Sends subscriptions by POST with server-sent events. The browser's own EventSource can send neither a body nor a
 * token. It tries once: who watches decides when to try again, see watch-session.ts.
 */
export function createLiveLink(options: Pick<ClientOptions, 'headers'> & { url: string }): ApolloLink {
  const client = createClient({ ...options, credentials: 'same-origin', retryAttempts: 0 });
  return new ApolloLink(
    ({ query, operationName, variables }) =>
      new Observable<ApolloLink.Result>((observer) =>
        client.subscribe(
          {
            query: print(query),
            variables,
            ...(operationName === undefined ? {} : { operationName }),
          },
          {
            next: (result) => observer.next(result as ApolloLink.Result),
            error: (error) => observer.error(error),
            complete: () => observer.complete(),
          },
        ),
      ),
  );
}
