import type { TestGateway } from '../support/gateway.js';

/** A client that goes away before it has its answer. */
export interface LeavingClient {
  /** Closes its connection. */
  leave(): void;
  /** Resolves once its request has failed, which it does. */
  readonly gone: Promise<void>;
}

/** Sends an operation as a client that will not wait for the answer. */
export function askAndLeave(
  gateway: Pick<TestGateway, 'url'>,
  query: string,
  accept = 'application/json',
): LeavingClient {
  const client = new AbortController();
  const gone = fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    // A connection of its own, which ends with it.
    headers: { 'Content-Type': 'application/json', Accept: accept, Connection: 'close' },
    body: JSON.stringify({ query }),
    signal: client.signal,
  })
    .then((response) => response.text())
    .then(
      () => undefined,
      () => undefined,
    );
  return { leave: () => client.abort(), gone };
}
