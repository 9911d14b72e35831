import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chooseRequestId, withRequestId } from '../telemetry/request-id.js';

export interface GatewayServerOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly handle: (request: IncomingMessage, response: ServerResponse) => unknown;
}

export interface GatewayServer {
  /** Resolves with the origin, once connections are accepted. */
  start(): Promise<string>;
  /** Stops accepting, lets running requests finish, closes idle connections. */
  stop(): Promise<void>;
}

/** A request is small and comes at once; whoever sends it slower holds a socket for nothing. Milliseconds and bytes. */
const timeLimits = { headersTimeout: 10_000, requestTimeout: 30_000, maxHeaderSize: 16_384 };

/** Makes the HTTP server; every request gets an id, which is sent back in `X-Request-Id`. */
export function createGatewayServer({ host, port, handle }: GatewayServerOptions): GatewayServer {
  const server = createServer(timeLimits, (request, response) => {
    const given = request.headers['x-request-id'];
    const requestId = chooseRequestId(typeof given === 'string' ? given : undefined);
    response.setHeader('X-Request-Id', requestId);
    withRequestId(requestId, () => handle(request, response));
  });
  return {
    async start() {
      server.listen(port, host);
      await once(server, 'listening');
      const { port: bound } = server.address() as AddressInfo;
      return `http://${host.includes(':') ? `[${host}]` : host}:${bound}`;
    },
    async stop() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      await closed;
    },
  };
}
