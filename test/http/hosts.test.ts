import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { startGuarded, type GuardedGateway } from '../access/guarded-gateway.js';
import { startGateway, type TestGateway } from '../support/gateway.js';

/** Asks under a Host of one's own, which fetch does not let one choose. */
function askAs(url: string, host: string): Promise<{ status: number | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      `${url}/graphql`,
      { method: 'POST', headers: { Host: host, 'Content-Type': 'application/json' } },
      (response) => {
        let body = '';
        response.on('data', (chunk: Buffer) => (body += chunk.toString()));
        response.on('end', () => resolve({ status: response.statusCode, body }));
      },
    );
    request.once('error', reject);
    request.end('{"query":"{ verificationSessions(first: 1) { nodes { id } } }"}');
  });
}

function upgradeStatus(url: string, host: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
      headers: { Host: host },
    });
    socket.once('open', () => {
      socket.terminate();
      resolve(101);
    });
    socket.once('unexpected-response', (_request, response) => resolve(response.statusCode));
    socket.once('error', () => undefined);
  });
}

describe('while access control is off', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startGateway({ env: { CORS_ORIGINS: 'https://app.example.com' } });
  });
  afterAll(() => gateway.stop());

  it.each([
    '127.0.0.1:4000',
    'localhost',
    'gateway.localhost:1',
    '[::1]:4000',
    '10.0.0.7',
    'app.example.com',
  ])('answers as %s', async (host) => {
    const { status, body } = await askAs(gateway.url, host);
    expect([status, body.includes('"data"')]).toEqual([200, true]);
  });

  it.each(['evil.example', 'evil.example:4000', '127.0.0.1.evil.example', 'localhost.evil.example'])(
    'does not answer as %s, nor does it ask Stripe or open a socket',
    async (host) => {
      gateway.upstream.reset();
      const { status, body } = await askAs(gateway.url, host);
      expect([status, body.includes('"data"')]).toEqual([421, false]);
      expect(gateway.upstream.calls).toEqual([]);
      expect(await upgradeStatus(gateway.url, host)).toBe(401);
    },
  );

  it('opens a socket as itself', async () => {
    expect(await upgradeStatus(gateway.url, new URL(gateway.url).host)).toBe(101);
  });
});

describe('where tokens are demanded', () => {
  let gateway: GuardedGateway;
  beforeAll(async () => {
    gateway = await startGuarded();
  });
  afterAll(() => gateway.stop());

  it('answers under any name, because no page has a token', async () => {
    const { status, body } = await askAs(gateway.url, 'gateway.internal');
    expect([status, body.includes('UNAUTHENTICATED')]).toEqual([200, true]);
  });

  it('refuses what is no host at all, and shows no stack', async () => {
    const { status, body } = await askAs(gateway.url, '[::bad');
    expect(status).toBe(400);
    expect(body).not.toMatch(/\bat |\/node_modules\//);
  });
});
