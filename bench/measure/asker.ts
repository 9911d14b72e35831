import { Client, type Dispatcher } from 'undici';
import type { Question } from '../scenarios/question.js';

export interface Reply {
  /** 0 where the connection failed. */
  readonly status: number;
  readonly body: Buffer;
}

/** One connection that asks one question at a time. */
export interface Asker {
  ask(question: Question): Promise<Reply>;
  stop(): Promise<void>;
}

/** Makes a client with a connection of its own, at as little work for a request as can be. */
export function createAsker(url: string): Asker {
  // A server may take as long as it likes; the latency tells.
  const client = new Client(url, { pipelining: 1, keepAliveTimeout: 60_000, headersTimeout: 60_000 });
  return {
    ask: ({ method, path, body, traceParent }) =>
      new Promise((resolve) => {
        const headers = {
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(traceParent !== undefined && { traceparent: traceParent }),
        };
        client.dispatch({ method, path, headers, body: body ?? null }, new WholeReply(resolve));
      }),
    stop: () => client.close(),
  };
}

class WholeReply implements Dispatcher.DispatchHandler {
  private status = 0;
  private readonly chunks: Buffer[] = [];

  constructor(private readonly resolve: (reply: Reply) => void) {}

  /** Undici tells its kinds of handlers apart by it. */
  onRequestStart(): void {
    // Nothing to do.
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number): void {
    this.status = status;
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.chunks.push(chunk);
  }

  onResponseEnd(): void {
    const [only] = this.chunks;
    const body = only !== undefined && this.chunks.length === 1 ? only : Buffer.concat(this.chunks);
    this.resolve({ status: this.status, body });
  }

  onResponseError(): void {
    this.resolve({ status: 0, body: Buffer.alloc(0) });
  }
}
