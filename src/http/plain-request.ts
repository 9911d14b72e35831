import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { LightSignal, type SignalLike } from '../stripe/operation/light-signal.js';

/** As much of Headers as is looked at. */
export interface HeadersLike {
  get(name: string): string | null;
  has(name: string): boolean;
}

/** As much of a Request as the context is made from. */
export interface RequestLike {
  readonly headers: HeadersLike;
  readonly signal: SignalLike;
}

/** As much of a Request as plugins and context look at, over Node's own: making a real one costs more than an answer's JSON. */
export class PlainRequest implements RequestLike {
  readonly method = 'POST';
  readonly headers: HeadersLike;
  /** Aborted when the client goes before it has its answer. */
  readonly signal: SignalLike;

  constructor({ headers }: IncomingMessage, response: ServerResponse) {
    const gone = new LightSignal();
    this.signal = gone;
    if (response.destroyed) gone.abort();
    else {
      response.on('close', () => {
        if (!response.writableFinished) gone.abort();
      });
    }
    this.headers = new PlainHeaders(headers);
  }
}

class PlainHeaders implements HeadersLike {
  constructor(private readonly headers: IncomingHttpHeaders) {}

  get(name: string): string | null {
    const value = this.headers[name.toLowerCase()];
    return value === undefined ? null : String(value);
  }

  has(name: string): boolean {
    return this.headers[name.toLowerCase()] !== undefined;
  }
}
