import Stripe from 'stripe';
import { Pool, type Dispatcher } from 'undici';
import type { SignalLike } from '../operation/light-signal.js';
import { callOf } from './carry-call.js';
import { WorkTurns } from './work-turns.js';

/** A list of 100 expanded sessions stays under 1 MB; more than this is not Stripe. */
const maxBodyBytes = 16 * 1024 * 1024;

/** A page is more than this, one session less. What is larger is worth a turn of the event loop, which takes some microseconds. */
const bytesWorthATurn = 16 * 1024;

/** So many times the time of an attempt may a write take, whose caller has long been told that it took too long. */
const patience = 2;

export interface UndiciHttpClientOptions {
  /** Sockets to one origin. Stripe's default agent keeps 256 and a burst past that reconnects. */
  readonly connections?: number;
}

/** The stripe package's HttpClient over undici, and how to close its sockets. */
export interface UndiciHttpClient {
  readonly httpClient: Stripe.HttpClient;
  stop(): Promise<void>;
}

/**
 * Makes the transport of the stripe package: undici's dispatch, without streams, since an answer is always read whole.
 * A read is dropped when its deadline passes; a write is left to finish, because it may already have taken effect, but not
 * for ever: an answer that trickles would hold its socket as long as it does.
 */
export function createUndiciHttpClient(options: UndiciHttpClientOptions = {}): UndiciHttpClient {
  const pools = new Pools({
    connections: options.connections ?? 1024,
    pipelining: 1,
    keepAliveTimeout: 30_000,
  });
  return {
    httpClient: new DispatchingClient(pools),
    stop: () => pools.destroy(),
  };
}

/**
 * The sockets of each origin, of which Stripe has one. undici's Agent does the same, but what passes it outlives the quick
 * collections of V8: one to two kilobytes of each call, until the next slow one.
 */
class Pools {
  private readonly pools = new Map<string, Pool>();

  constructor(private readonly options: Pool.Options) {}

  of(origin: string): Pool {
    const had = this.pools.get(origin);
    if (had !== undefined) return had;
    const made = new Pool(origin, this.options);
    this.pools.set(origin, made);
    return made;
  }

  async destroy(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.destroy()));
  }
}

class DispatchingClient extends Stripe.HttpClient {
  private readonly turns = new WorkTurns();

  constructor(private readonly pools: Pools) {
    super();
  }

  override getClientName(): string {
    return 'undici';
  }

  override makeRequest(
    host: string,
    port: string,
    path: string,
    method: string,
    headers: Record<string, string | number | string[]>,
    requestData: string,
    protocol: string,
    timeout: number,
  ): Promise<BufferedResponse> {
    const signal = method === 'GET' ? callOf(headers)?.limits.signal : undefined;
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(timeoutError());
        return;
      }
      const request: Dispatcher.DispatchOptions = {
        path,
        method,
        headers: listHeaders(headers),
        body: requestData === '' ? null : requestData,
        // A read ends with its deadline, which may move away when others join it; a write when it took too long in all.
        // At the time of an attempt undici would sometimes be before the deadline, and a time-out look like a lost connection.
        headersTimeout: 0,
        bodyTimeout: 0,
      };
      const mostMs = signal === undefined ? timeout * patience : undefined;
      this.pools
        .of(`${protocol}://${host}:${port}`)
        .dispatch(request, new BufferingHandler({ signal, mostMs, turns: this.turns, resolve, reject }));
    });
  }
}

/** Names and values in turn, as undici takes them without a look at each. */
function listHeaders(headers: Readonly<Record<string, string | number | string[]>>): string[] {
  const list: string[] = [];
  for (const name in headers) list.push(name, String(headers[name]));
  return list;
}

/** How an attempt is waited for, and whom to tell. */
interface Waiting {
  readonly signal: SignalLike | undefined;
  /** Milliseconds, after which it is dropped whatever comes; undefined where the signal says when. */
  readonly mostMs: number | undefined;
  /** For large answers. */
  readonly turns: WorkTurns;
  readonly resolve: (response: BufferedResponse) => void;
  readonly reject: (error: Error) => void;
}

/** Gathers one answer. `makeRequest` resolves when the body is complete, so a cut body is a failed attempt and is retried. */
class BufferingHandler implements Dispatcher.DispatchHandler {
  private status = 0;
  private headers: Record<string, string> = {};
  private readonly chunks: Buffer[] = [];
  private bytes = 0;
  private controller: Dispatcher.DispatchController | undefined;
  private timer: NodeJS.Timeout | undefined;
  private readonly abort = () => this.controller?.abort(timeoutError());

  constructor(private readonly waiting: Waiting) {}

  onRequestStart(controller: Dispatcher.DispatchController): void {
    const { signal, mostMs } = this.waiting;
    this.controller = controller;
    if (mostMs !== undefined) this.timer = setTimeout(this.abort, mostMs);
    if (signal?.aborted === true) this.abort();
    else signal?.addEventListener('abort', this.abort, { once: true });
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    this.status = status;
    for (const name in headers) {
      const value = headers[name];
      if (value !== undefined) this.headers[name] = Array.isArray(value) ? value.join(', ') : value;
    }
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.bytes += chunk.length;
    if (this.bytes > maxBodyBytes) controller.abort(new Error('answer too large'));
    else this.chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.settle();
    if (this.bytes > bytesWorthATurn) this.waiting.turns.add(() => this.resolve());
    else this.resolve();
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.settle();
    this.waiting.reject(error);
  }

  private resolve(): void {
    const body = this.chunks.length === 1 ? this.chunks[0] : Buffer.concat(this.chunks);
    this.waiting.resolve(new BufferedResponse(this.status, this.headers, body?.toString('utf8') ?? ''));
  }

  private settle(): void {
    clearTimeout(this.timer);
    this.waiting.signal?.removeEventListener('abort', this.abort);
  }
}

class BufferedResponse extends Stripe.HttpClientResponse {
  private readonly body: string;

  constructor(status: number, headers: Record<string, string>, body: string) {
    super(status, headers);
    this.body = body;
  }

  /** A fresh object: the stripe package writes properties onto it, and keeping the real socket would hold memory. */
  override getRawResponse(): Record<string, unknown> {
    return { statusCode: this.getStatusCode(), headers: this.getHeaders() };
  }

  /** Refuses a bare text, number or null: the stripe package would throw on it where nobody can catch. */
  override toJSON(): Promise<unknown> {
    return new Promise((resolve) => {
      const json: unknown = this._parseResponseBody(this.body);
      if (typeof json !== 'object' || json === null) throw new Error('the answer is no JSON object');
      resolve(json);
    });
  }
}

function timeoutError(): Error {
  return Object.assign(new Error('aborted by the deadline'), { code: Stripe.HttpClient.TIMEOUT_ERROR_CODE });
}
