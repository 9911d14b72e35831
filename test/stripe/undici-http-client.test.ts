import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
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

/** Answers each path `/N` with a text of N bytes, from a thread of its own. */
async function startSizes(): Promise<{ port: number; stop: () => Promise<number> }> {
  const worker = new Worker(
    `const { parentPort } = require('node:worker_threads');
    const server = require('node:http').createServer(({ url }, response) => {
      response.end(JSON.stringify({ object: 'x'.repeat(Number(url.slice(1))) }));
    });
    server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));`,
    { eval: true },
  );
  const [port] = (await once(worker, 'message')) as [number];
  return { port, stop: () => worker.terminate() };
}

const pause = (ms: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

describe('answers that are there together', () => {
  let sizes: Awaited<ReturnType<typeof startSizes>>;
  let turn = 0;
  let isCounting = true;
  beforeAll(async () => {
    sizes = await startSizes();
    void (async () => {
      for (; isCounting; turn += 1) await nextTurn();
    })();
  });
  afterAll(async () => {
    isCounting = false;
    await sizes.stop();
  });

  const read = async (bytes: number): Promise<{ at: number; body: unknown }> => {
    const response = await client.httpClient.makeRequest(
      '127.0.0.1',
      String(sizes.port),
      `/${bytes}`,
      'GET',
      {},
      '',
      'http',
      5000,
    );
    const at = turn;
    const body: unknown = await response.toJSON();
    return { at, body };
  };

  /** Reads six at once, and is away while the answers come. */
  async function readSix(bytes: number) {
    await Promise.all(Array.from({ length: 6 }, () => read(bytes)));
    const answers = Array.from({ length: 6 }, () => read(bytes));
    // Connections have been looked at, and the requests are written.
    for (let turns = 0; turns < 4; turns += 1) await nextTurn();
    pause(200);
    return Promise.all(answers);
  }

  it.each([20_000, 60_000])('have a turn each where they are large: %i bytes', async (bytes) => {
    const answers = await readSix(bytes);
    expect(answers.map(({ body }) => body)).toEqual(Array(6).fill({ object: 'x'.repeat(bytes) }));
    expect(new Set(answers.map(({ at }) => at)).size).toBe(6);
  });

  it('wait for nothing where they are small', async () => {
    const answers = await readSix(2000);
    expect(new Set(answers.map(({ at }) => at)).size).toBeLessThan(6);
  });
});
