import { once } from 'node:events';
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** What can be wrong with Stripe. */
export const troubles = [
  'too many requests',
  'internal errors',
  'resets',
  'resets after the work is done',
  'hangs',
  'slow bodies',
  'garbage for JSON',
  'garbage for HTTP',
  'a closed port',
] as const;
export type Trouble = (typeof troubles)[number];

/** A write as it came in. */
export interface Write {
  readonly key: string | undefined;
  readonly form: string;
}

export interface ChaosProxy {
  readonly url: string;
  /** Breaks so many of ten calls from now on. */
  begin(trouble: Trouble, ofTen: number): Promise<void>;
  /** Lets everything through; what hangs goes on hanging. */
  heal(): Promise<void>;
  /** Closes the connections on which nothing is under way. */
  hangUp(): void;
  /** Is told of every write, also of those that it breaks. */
  onWrite(listener: (write: Write) => void): void;
  /** Calls that have not been answered. */
  readonly underWay: number;
  /** Calls that came so far. */
  readonly calls: number;
  stop(): Promise<void>;
}

/** Starts a wire to the sandbox that can be broken in many ways. It keeps nothing of what it passes on. */
export async function startChaosProxy(target: string): Promise<ChaosProxy> {
  const sockets = new Set<Socket>();
  const timers = new Set<NodeJS.Timeout>();
  let trouble: Trouble | undefined;
  let ofTen = 0;
  let calls = 0;
  let underWay = 0;
  let tellWrite: (write: Write) => void = () => undefined;

  const server = createServer((request, response) => {
    calls += 1;
    underWay += 1;
    response.once('close', () => (underWay -= 1));
    // Spread, so that a retry meets another fate than the first attempt.
    const isBroken = trouble !== undefined && (calls * 7) % 10 < ofTen;
    const fate = isBroken ? trouble : undefined;
    void readBody(request).then(
      (body) => {
        const key = request.headers['idempotency-key'];
        if (request.method === 'POST')
          tellWrite({ key: typeof key === 'string' ? key : undefined, form: body.toString() });
        meet(fate, request, response, body);
      },
      () => undefined,
    );
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
  });

  async function listen(port: number): Promise<void> {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  }

  async function close(): Promise<void> {
    for (const timer of timers) clearInterval(timer);
    timers.clear();
    if (!server.listening) return;
    server.close();
    for (const socket of sockets) socket.destroy();
    await once(server, 'close');
  }

  function meet(
    fate: Trouble | undefined,
    request: IncomingMessage,
    response: ServerResponse,
    body: Buffer,
  ): void {
    switch (fate) {
      case 'too many requests':
        response.writeHead(429, { 'Content-Type': 'application/json' });
        response.end('{"error":{"type":"invalid_request_error","code":"rate_limit","message":"PLANTED"}}');
        return;
      case 'internal errors':
        response.writeHead(500, { 'Content-Type': 'application/json' });
        response.end('{"error":{"type":"api_error","message":"PLANTED"}}');
        return;
      case 'resets':
        request.socket.resetAndDestroy();
        return;
      case 'resets after the work is done':
        pass(target, request, body, () => request.socket.resetAndDestroy());
        return;
      case 'hangs':
      case 'a closed port':
        return;
      case 'slow bodies':
        pass(target, request, body, (answered, text) => drip(response, answered, text));
        return;
      case 'garbage for JSON':
        pass(target, request, body, (answered, text) =>
          response
            .writeHead(answered.statusCode ?? 500, { 'Content-Type': 'application/json' })
            .end(`${text.subarray(0, text.length / 2).toString()}<html>PLANTED`),
        );
        return;
      case 'garbage for HTTP':
        request.socket.end('PLANTED \u0000\u0001 not a status line\r\n\r\n');
        return;
      case undefined:
        pass(target, request, body, (answered, text) =>
          response.writeHead(answered.statusCode ?? 500, without(answered.headers)).end(text),
        );
    }
  }

  /** A byte now and then: something goes on, but no answer comes in time. */
  function drip(response: ServerResponse, answered: IncomingMessage, text: Buffer): void {
    response.writeHead(answered.statusCode ?? 500, {
      'Content-Type': 'application/json',
      'Content-Length': text.length,
    });
    let sent = 0;
    const timer = setInterval(() => {
      response.write(text.subarray(sent, sent + 1));
      sent += 1;
    }, 100);
    timers.add(timer);
    response.once('close', () => {
      clearInterval(timer);
      timers.delete(timer);
    });
  }

  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async begin(next, share) {
      trouble = next;
      ofTen = share;
      if (next === 'a closed port') await close();
    },
    async heal() {
      trouble = undefined;
      if (!server.listening) await listen(port);
    },
    hangUp: () => server.closeIdleConnections(),
    onWrite(listener) {
      tellWrite = listener;
    },
    get underWay() {
      return underWay;
    },
    get calls() {
      return calls;
    },
    stop: close,
  };
}

function pass(
  target: string,
  request: IncomingMessage,
  body: Buffer,
  answer: (answered: IncomingMessage, text: Buffer) => void,
): void {
  const { method = 'GET', url = '/' } = request;
  const passed = httpRequest(`${target}${url}`, { method, headers: without(request.headers), agent: false });
  passed.once('response', (answered) => {
    readBody(answered).then(
      (text) => answer(answered, text),
      () => request.socket.destroy(),
    );
  });
  passed.once('error', () => request.socket.destroy());
  passed.end(body);
}

function without(headers: IncomingMessage['headers']): IncomingMessage['headers'] {
  const dropped = new Set(['host', 'connection', 'keep-alive', 'content-length', 'transfer-encoding']);
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped.has(name)));
}

async function readBody(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
