import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createSocketClient, type ClientOptions } from 'graphql-ws';
import WebSocket from 'ws';

/** What a subscriber of one session sees. */
export interface Seen {
  readonly status: string;
  readonly lastVerificationReport: {
    readonly id: string;
    readonly document: { readonly status: string } | null;
  } | null;
}

/** A subscriber and what has come to it so far. */
export interface Subscriber {
  readonly seen: readonly Seen[];
  readonly statuses: () => string[];
  /** Resolves when this is the newest status that came; rejects when the stream ends without it, or it does not come. */
  waitFor(status: string): Promise<void>;
  /** Resolves when the server has completed the stream; rejects when it broke. */
  readonly completed: Promise<void>;
  stop(): void;
}

/** What has not come by then does not come: a change that nobody told of is found sooner. Milliseconds. */
const longestMs = 45_000;

export const watchDocument = `subscription Watch($id: ID!) {
  verificationSessionUpdated(id: $id) { status lastVerificationReport { id document { status } } }
}`;

interface Value {
  readonly data?: { readonly verificationSessionUpdated: Seen } | null | undefined;
  readonly errors?: readonly unknown[] | undefined;
}

/** Subscribes over server-sent events, as a client library does. */
export function watchBySse(url: string, id: string, headers: Record<string, string> = {}): Subscriber {
  const client = createSseClient({ url: `${url}/graphql`, headers, retryAttempts: 0 });
  return follow((sink) => client.subscribe({ query: watchDocument, variables: { id } }, sink));
}

/** Subscribes over a WebSocket, as a client library does. */
export function watchBySocket(
  url: ClientOptions['url'],
  id: string,
  options: Partial<ClientOptions> = {},
): Subscriber {
  const client = createSocketClient({ url, webSocketImpl: WebSocket, retryAttempts: 0, ...options });
  return follow((sink) => client.subscribe({ query: watchDocument, variables: { id } }, sink));
}

/** Where a gateway takes sockets. */
export function socketUrl(url: string): string {
  return `${url.replace('http', 'ws')}/graphql`;
}

interface Sink {
  next(value: Value): void;
  error(error: unknown): void;
  complete(): void;
}

function follow(subscribe: (sink: Sink) => () => void): Subscriber {
  const seen: Seen[] = [];
  const waiting = new Set<{ status: string; resolve: () => void; reject: (error: unknown) => void }>();
  let stop: () => void = () => undefined;
  let over: Error | undefined;
  const completed = new Promise<void>((resolve, reject) => {
    const end = (error: Error) => {
      over = error;
      for (const one of waiting) one.reject(over);
      waiting.clear();
    };
    stop = subscribe({
      next({ data, errors }) {
        if (errors !== undefined) end(new Error(JSON.stringify(errors)));
        if (data === null || data === undefined) return;
        seen.push(data.verificationSessionUpdated);
        for (const one of waiting) {
          if (one.status !== data.verificationSessionUpdated.status) continue;
          waiting.delete(one);
          one.resolve();
        }
      },
      error(error) {
        end(new Error('the stream broke', { cause: error }));
        reject(new Error('the stream broke', { cause: error }));
      },
      complete() {
        end(new Error('the stream is complete'));
        resolve();
      },
    });
  });
  // Only some tests ask how a stream ended.
  completed.catch(() => undefined);
  return {
    seen,
    statuses: () => seen.map(({ status }) => status),
    waitFor(status) {
      if (seen.at(-1)?.status === status) return Promise.resolve();
      if (over !== undefined) return Promise.reject(over);
      return new Promise((resolve, reject) => {
        const tooLate = () =>
          reject(new Error(`no ${status} came, but ${seen.map((one) => one.status).join(', ')}`));
        const timer = setTimeout(tooLate, longestMs).unref();
        const resolved = () => {
          clearTimeout(timer);
          resolve();
        };
        waiting.add({ status, resolve: resolved, reject });
      });
    },
    completed,
    stop: () => stop(),
  };
}
