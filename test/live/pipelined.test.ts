import { connect } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { startLive, type LiveGateway } from './live-gateway.js';
import { mint } from '../access/guarded-gateway.js';
import { makeOwned } from '../access/guarded-gateway.js';

let gateway: LiveGateway;
afterEach(() => gateway.stop());

it('streams that wait behind another on their connection end with it', async () => {
  gateway = await startLive({ env: { MAX_SUBSCRIPTIONS_PER_SUBJECT: '50' } });
  const id = await makeOwned(gateway, 'person-one');
  const body = JSON.stringify({
    query: `subscription { verificationSessionUpdated(id: "${id}") { status } }`,
  });
  const request =
    `POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nAccept: text/event-stream\r\n` +
    `Authorization: Bearer ${await mint({ sub: 'person-one' })}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
  const { hostname, port } = new URL(gateway.url);
  const socket = connect(Number(port), hostname);
  socket.write(request.repeat(10));
  await vi.waitFor(async () => expect(await gateway.openSubscriptions()).toBe(10), { timeout: 10_000 });
  socket.destroy();
  await vi.waitFor(async () => expect(await gateway.openSubscriptions()).toBe(0), { timeout: 10_000 });
});
