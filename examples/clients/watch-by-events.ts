import { createClient, type RequestParams } from 'graphql-sse';

export interface EventsOptions {
  /** The gateway's address, `/graphql` included. */
  readonly url: string;
  /** Asked again for each connection: tokens end. */
  readonly readToken: () => Promise<string>;
  readonly subscription: RequestParams;
  readonly onResult: (result: {
    readonly data?: unknown;
    readonly errors?: readonly unknown[] | undefined;
  }) => void;
}

/**
 * Follows a subscription over server-sent events until it completes. A lost connection is opened again, and its first
 * value is the state by then.
 */
export function watchByEvents(options: EventsOptions): Promise<void> {
  const { url, readToken, subscription, onResult } = options;
  const client = createClient({
    url,
    headers: async () => ({ Authorization: `Bearer ${await readToken()}` }),
  });
  return new Promise((resolve, reject) => {
    client.subscribe(subscription, { next: onResult, error: reject, complete: resolve });
  });
}
