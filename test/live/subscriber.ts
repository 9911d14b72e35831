import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWebSocketClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { bearer, everyScope } from '../access/guarded-gateway.js';
import type { GraphQLErrorShape } from '../support/gateway.js';

/** One answer of a subscription. */
export interface Result {
  readonly data: unknown;
  readonly errors: readonly GraphQLErrorShape[];
}

export interface Subscriber {
  /** All that has come so far. */
  readonly results: readonly Result[];
  /** The next answer that was not taken yet; a failed test where none will come. */
  next(): Promise<Result>;
  /** Takes answers until one fits, and answers with it. */
  until(fits: (result: Result) => boolean): Promise<Result>;
  /** How it ended: `complete`, or what went wrong. */
  readonly ended: Promise<unknown>;
  /** Goes away, as a page does that is closed. */
  close(): void;
}

export interface Subscription {
  readonly query?: string;
  readonly operationName?: string;
  readonly variables?: Record<string, unknown>;
  readonly extensions?: Record<string, unknown>;
}

type Headers = Record<string, string>;

interface Sink {
  next(result: unknown): void;
  error(error: unknown): void;
  complete(): void;
}

export interface Transport {
  readonly name: string;
  readonly subscribe: (
    gateway: { readonly url: string },
    subscription: Subscription,
    headers?: Headers,
  ) => Subscriber;
}

/** Over HTTP, by the reference client of GraphQL over SSE. */
export const sse: Transport = {
  name: 'SSE',
  subscribe(gateway, subscription, headers = {}) {
    const client = createSseClient({ url: `${gateway.url}/graphql`, headers, retryAttempts: 0 });
    return receive((sink) => {
      const leave = client.subscribe(subscription as { query: string }, sink);
      return () => {
        leave();
        client.dispose();
      };
    });
  },
};

/** Over WebSocket, by the reference client of graphql-transport-ws; the token comes in its first message. */
export const webSocket: Transport = {
  name: 'WebSocket',
  subscribe(gateway, subscription, headers = {}) {
    const client = createWebSocketClient({
      url: `${gateway.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: headers,
      retryAttempts: 0,
    });
    // The protocol wants a text, be it empty. The client closes its socket with its last subscription.
    return receive((sink) => client.subscribe({ query: '', ...subscription }, sink));
  },
};

export const transports: readonly Transport[] = [sse, webSocket];

/** The headers of whoever holds every right. */
export const operator = () => bearer({ scope: everyScope });

function receive(begin: (sink: Sink) => () => void): Subscriber {
  const results: Result[] = [];
  let taken = 0;
  let isOver = false;
  let end: (how: unknown) => void;
  let wake: () => void = () => undefined;
  const ended = new Promise<unknown>((resolve) => (end = resolve));

  function finish(how: unknown): void {
    isOver = true;
    end(how);
    wake();
  }

  const close = begin({
    next(result) {
      results.push({ data: undefined, errors: [], ...(result as object) });
      wake();
    },
    error(error) {
      // An operation that is refused over WebSocket is told so in a message of its own.
      if (Array.isArray(error)) {
        results.push({ data: undefined, errors: error as GraphQLErrorShape[] });
        finish('complete');
      } else {
        finish(error);
      }
    },
    complete: () => finish('complete'),
  });

  async function next(): Promise<Result> {
    for (;;) {
      const result = results[taken];
      if (result !== undefined) {
        taken += 1;
        return result;
      }
      if (isOver) throw new Error(`ended after ${results.length} answers: ${String(await ended)}`);
      await new Promise<void>((resolve) => (wake = resolve));
    }
  }

  return {
    results,
    next,
    async until(fits) {
      for (;;) {
        const result = await next();
        if (fits(result)) return result;
      }
    },
    ended,
    close,
  };
}

/** The codes of an answer's errors. */
export const codesOf = ({ errors }: Result) => errors.map(({ extensions }) => extensions.code);
