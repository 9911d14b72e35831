import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chooseRequestId, withRequestId } from '../telemetry/request-id.js';
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
   * Stops accepting, lets running requests finish, closes idle connections.
   * @returns whether everything finished in time; what did not is cut off
   */
  stop(timeoutMs: number): Promise<boolean>;
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
    server,
    async start() {
      server.listen(port, host);
      await once(server, 'listening');
      const { port: bound } = server.address() as AddressInfo;
      return `http://${host.includes(':') ? `[${host}]` : host}:${bound}`;
    },
    async stop(timeoutMs) {
      if (!server.listening) return true;
      const closed = once(server, 'close').then(() => true);
      server.close();
      // A connection that becomes idle after its last answer is closed then, not kept until its own time-out.
      const sweep = setInterval(() => server.closeIdleConnections(), 50);
      server.closeIdleConnections();
      const late = new Promise<false>((resolve) => void setTimeout(resolve, timeoutMs, false).unref());
      const inTime = await Promise.race([closed, late]);
      clearInterval(sweep);
      if (!inTime) {
        server.closeAllConnections();
        await closed;
      }
      return inTime;
    },
  };
}
