import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';

export interface Listener {
  /** The origin it listens at. Throws while it does not listen. */
  url(): string;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** An HTTP server around a fetch handler; it knows its own address once the system has given it a port. */
export function createListener(
  fetch: Parameters<typeof getRequestListener>[0],
  { host, port }: { readonly host: string; readonly port: number },
): Listener {
  let listening: { readonly server: Server; readonly url: string } | null = null;
  return {
    url() {
      if (listening === null) throw new Error('The sandbox has no address before it is started');
      return listening.url;
    },
    async start() {
      if (listening !== null) throw new Error('The sandbox is started already');
      const answer = getRequestListener(fetch, { overrideGlobalObjects: false });
      const server = createServer((request, response) => void answer(request, response));
      listening = { server, url: await listen(server, host, port) };
    },
    async stop() {
      const { server } = listening ?? {};
      listening = null;
      if (server === undefined) return;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function listen(server: Server, host: string, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  const taken = typeof address === 'object' && address !== null ? address.port : port;
  return `http://${host.includes(':') ? `[${host}]` : host}:${taken}`;
}
