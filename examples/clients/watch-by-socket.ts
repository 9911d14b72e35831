import { createClient, type SubscribePayload } from 'graphql-ws';

export interface SocketOptions {
  /** The gateway's address, `/graphql` included, with ws: or wss: in place of http: or https:. */
  readonly url: string;
  /** Asked again for each connection: tokens end. */
  readonly readToken: () => Promise<string>;
  readonly subscription: SubscribePayload;
  readonly onResult: (result: {
    readonly data?: unknown;
    readonly errors?: readonly unknown[] | undefined;
  }) => void;
  /** Where the platform has none, as Node 20. */
  readonly webSocketImpl?: unknown;
}

/**
 * Follows a subscription over WebSocket until it completes. When the replica goes away it closes the socket with 1001,
 * and the client subscribes again, at another one.
 */
export async function watchBySocket(options: SocketOptions): Promise<void> {
  const { url, readToken, subscription, onResult, webSocketImpl } = options;
  const client = createClient({
    url,
    webSocketImpl,
    // A browser can set no headers for a socket; these are read in their place.
    connectionParams: async () => ({ Authorization: `Bearer ${await readToken()}` }),
  });
  try {
    await new Promise<void>((resolve, reject) => {
      client.subscribe(subscription, { next: onResult, error: reject, complete: resolve });
    });
  } finally {
    await client.dispose();
  }
}
