import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';

/** An answer, and whether it came over a connection that had been open before. */
export interface KeptAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly json: unknown;
  readonly reused: boolean;
}

/** One connection that is kept open from request to request, as a proxy keeps it. */
export interface KeptConnection {
  get(path: string): Promise<KeptAnswer>;
  post(query: string): Promise<KeptAnswer>;
  close(): void;
}

/** Opens a connection with the first request. */
export function keepConnection(url: string): KeptConnection {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });

  async function send(path: string, body?: string): Promise<KeptAnswer> {
    const sent = request(`${url}${path}`, {
      agent,
      method: body === undefined ? 'GET' : 'POST',
      headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    });
    sent.end(body);
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    let text = '';
    for await (const chunk of response) text += String(chunk);
    return {
      status: response.statusCode ?? 0,
      headers: response.headers,
      json: JSON.parse(text),
      reused: sent.reusedSocket,
    };
  }

  return {
    get: (path) => send(path),
    post: (query) => send('/graphql', JSON.stringify({ query })),
    close: () => agent.destroy(),
  };
}
