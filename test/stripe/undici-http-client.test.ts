import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createUndiciHttpClient,
  type UndiciHttpClient,
} from '../../src/stripe/transport/undici-http-client.js';

/** Answers with a byte now and then, and never to the end. */
function trickle(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 20);
  response.once('close', () => clearInterval(timer));
}

let server: Server;
let client: UndiciHttpClient;
beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/trickles') trickle(response);
    else if (request.url === '/late') setTimeout(() => response.end('{"object":"late"}'), 150);
    else response.end('{"object":"whole"}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  client = createUndiciHttpClient();
});
afterAll(async () => {
  await client.stop();
  server.close();
});

const write = (path: string, timeoutMs: number) =>
  client.httpClient.makeRequest(
    '127.0.0.1',
    String((server.address() as AddressInfo).port),
    path,
    'POST',
    {},
    'type=document',
    'http',
    timeoutMs,
  );

describe('a write', () => {
  it('is answered', async () => {
    expect(await (await write('/', 5000)).toJSON()).toEqual({ object: 'whole' });
  });

  it('is waited for past its time, which its caller watches', async () => {
    expect(await (await write('/late', 100)).toJSON()).toEqual({ object: 'late' });
  });

  it('whose answer trickles is dropped in the end, with its socket', async () => {
    const arrived = once(server, 'request') as Promise<[unknown, ServerResponse]>;
    const answer = expect(write('/trickles', 100)).rejects.toThrow('aborted by the deadline');
    const [, response] = await arrived;
    const gone = once(response, 'close');
    await answer;
    await gone;
    expect(response.writableFinished).toBe(false);
  });
});
