import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { chooseRequestId } from '../telemetry/request-id.js';
import { openScope } from '../telemetry/request-scope.js';
import { parseTraceParent } from '../telemetry/trace-parent.js';
import type { Handle } from './route-requests.js';

export interface GatewayServerOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly handle: Handle;
}

export interface GatewayServer {
  /** For what shares its port. */
  readonly server: Server;
  /** Resolves with the origin, once connections are accepted. */
  start(): Promise<string>;
  /**
   * Lets running requests finish, then closes all connections. Until then others are still heard, so that they can be
   * told to go elsewhere.
   * @returns whether everything finished in time; what did not is cut off
   */
  stop(timeoutMs: number): Promise<boolean>;
}

/** A request is small and comes at once; whoever sends it slower holds a socket for nothing. Milliseconds and bytes. */
const timeLimits = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 16_384,
};

/** Makes the HTTP server; every request gets an id, which whoever answers sends back. */
export function createGatewayServer({ host, port, handle }: GatewayServerOptions): GatewayServer {
  /**
   * What is not sent yet, by connection. In one set of all, which grows and shrinks with every request, V8 would keep
   * those that were answered until its next slow collection.
   */
  const running = new Map<Socket, ServerResponse[]>();
  const server = createServer(timeLimits, (request, response) => {
    const ofSocket = running.get(request.socket) ?? [];
    ofSocket.push(response);
    response.on('close', () => {
      const place = ofSocket.indexOf(response);
      if (place >= 0) ofSocket.splice(place, 1);
    });
    const { 'x-request-id': given, traceparent, tracestate } = request.headers;
    const requestId = chooseRequestId(typeof given === 'string' ? given : undefined);
    handle(request, response, openScope(requestId, parseTraceParent(traceparent, tracestate)));
  });
  // An answer that waits behind another on its connection is not told when the connection dies, and goes on for nobody.
  server.on('connection', (socket) => {
    const ofSocket: ServerResponse[] = [];
    running.set(socket, ofSocket);
    socket.once('close', () => {
      running.delete(socket);
      for (const response of [...ofSocket]) response.emit('close');
    });
  });
  return {
    server,
    async start() {
      server.listen(port, host);
      await once(server, 'listening');
      const { port: bound } = server.address() as AddressInfo;
      return `http://${host.includes(':') ? `[${host}]` : host}:${bound}`;
    },
    async stop(timeoutMs) {
      if (!server.listening) return true;
      const closed = once(server, 'close');
      const late = new Promise<false>((resolve) => void setTimeout(resolve, timeoutMs, false).unref());
      const inTime = await Promise.race([allClosed(running), late]);
      server.close();
      // The refusals that came meanwhile are on their way.
      await Promise.race([allClosed(running), late]);
      // A connection on which nothing was asked yet does not count as idle.
      server.closeAllConnections();
      await closed;
      return inTime;
    },
  };
}

async function allClosed(running: ReadonlyMap<Socket, readonly ServerResponse[]>): Promise<true> {
  const responses = [...running.values()].flat();
  await Promise.all(
    responses.map((response) => new Promise((resolve) => void response.once('close', resolve))),
  );
  return true;
}
