import { once } from 'node:events';
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { parse } from 'qs';

/** One call that the gateway made to Stripe. */
export interface StripeCall {
  readonly method: string;
  readonly path: string;
  /** Parameters of the query or the body, decoded. */
  readonly params: Record<string, unknown>;
  /** The expands asked for, sorted. */
  readonly expand: readonly string[];
  /** Which key was used: the ordinary or the restricted one. */
  readonly lane: 'base' | 'sensitive';
  readonly headers: IncomingMessage['headers'];
  /** The raw form, to be held against Stripe's OpenAPI document. */
  readonly form: string;
  /** When it arrived, and how many calls were then under way, itself included. */
  readonly concurrent: number;
}

/** What to do with a call instead of passing it on. */
export type Fault =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly body: string;
      readonly headers?: Record<string, string>;
    }
  | { readonly kind: 'rewrite'; readonly change: (json: never) => unknown }
  | { readonly kind: 'reset' }
  /** Passes it on, and breaks the connection in the middle of the answer's body. */
  | { readonly kind: 'cut' }
  | { readonly kind: 'hang' }
  | { readonly kind: 'delay'; readonly ms: number };

export interface Upstream {
  readonly url: string;
  /** The calls since the last `reset`, in order of arrival. */
  readonly calls: readonly StripeCall[];
  /** `METHOD path expand,expand` of each call, sensitive ones marked: what a test compares with. */
  summary(): string[];
  /** Forgets calls and faults. */
  reset(): void;
  /** Decides on each call from now on. */
  intercept(decide: (call: StripeCall) => Fault | undefined): void;
  stop(): Promise<void>;
}

/** Stands between the gateway and the sandbox on real sockets: writes down every call, and breaks some on purpose. */
export async function startUpstream(target: string): Promise<Upstream> {
  const calls: StripeCall[] = [];
  const sockets = new Set<Socket>();
  let decide: (call: StripeCall) => Fault | undefined = () => undefined;
  let underWay = 0;

  const server = createServer((request, response) => {
    underWay += 1;
    response.once('close', () => (underWay -= 1));
    void readText(request).then((body) => {
      const call = describeCall(request, body, underWay);
      calls.push(call);
      answer(target, request, response, body, decide(call));
    });
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    summary: () => calls.map(summarize),
    reset() {
      calls.length = 0;
      decide = () => undefined;
    },
    intercept(next) {
      decide = next;
    },
    async stop() {
      server.close();
      for (const socket of sockets) socket.destroy();
      if (server.listening) await once(server, 'close');
    },
  };
}

function describeCall(request: IncomingMessage, body: string, concurrent: number): StripeCall {
  const url = new URL(request.url ?? '/', 'http://upstream');
  const form = request.method === 'GET' ? url.search.slice(1) : body;
  const params = parse(form, { depth: 10 }) as Record<string, unknown>;
  const expand = Object.values((params['expand'] ?? {}) as Record<string, string>).sort();
  return {
    method: request.method ?? '',
    path: url.pathname,
    params,
    expand,
    lane: (request.headers.authorization ?? '').includes('rk_') ? 'sensitive' : 'base',
    headers: request.headers,
    form,
    concurrent,
  };
}

function summarize({ method, path, expand, lane }: StripeCall): string {
  const parts = [
    method,
    path.replace('/v1/identity/', ''),
    expand.join(','),
    lane === 'base' ? '' : '(sensitive)',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function answer(
  target: string,
  request: IncomingMessage,
  response: ServerResponse,
  body: string,
  fault: Fault | undefined,
): void {
  switch (fault?.kind) {
    case 'hang':
      return;
    case 'reset':
      request.socket.resetAndDestroy();
      return;
    case 'answer':
      response.writeHead(fault.status, { 'Content-Type': 'application/json', ...fault.headers });
      response.end(fault.body);
      return;
    case 'delay':
      setTimeout(() => forward(target, request, response, body), fault.ms);
      return;
    case 'cut':
      forward(target, request, response, body, undefined, true);
      return;
    case 'rewrite':
    case undefined:
      forward(target, request, response, body, fault?.change);
  }
}

function forward(
  target: string,
  request: IncomingMessage,
  response: ServerResponse,
  body: string,
  change?: (json: never) => unknown,
  cut = false,
): void {
  const headers = without(request.headers, ['host', 'connection']);
  const passed = httpRequest(`${target}${request.url ?? '/'}`, {
    method: request.method ?? 'GET',
    headers,
    agent: false,
  });
  passed.once('response', (answered) => {
    void readText(answered).then((text) => {
      const sent = change === undefined ? text : JSON.stringify(change(JSON.parse(text) as never));
      const rest = without(answered.headers, ['content-length', 'transfer-encoding', 'connection']);
      if (cut) {
        response.writeHead(answered.statusCode ?? 500, {
          ...rest,
          'Content-Length': Buffer.byteLength(sent),
        });
        response.write(sent.slice(0, sent.length / 2), () => request.socket.destroy());
        return;
      }
      response.writeHead(answered.statusCode ?? 500, rest);
      response.end(sent);
    });
  });
  passed.once('error', () => request.socket.destroy());
  passed.end(body);
}

function without(headers: IncomingMessage['headers'], names: readonly string[]): IncomingMessage['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));
}

async function readText(stream: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
