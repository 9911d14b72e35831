import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import WebSocket from 'ws';
import type { GatewayProcess } from './gateway-process.js';
import { keepConnection } from './kept-connection.js';
import { startSlowStripe, type SlowStripe } from './slow-stripe.js';
import { socketUrl, watchBySocket, watchBySse } from './watch-session.js';

const patience = { timeout: 60_000 };
const slowMs = 1500;

let stripe: SlowStripe;
beforeEach(async () => {
  stripe = await startSlowStripe();
});
afterEach(() => stripe.stop(), patience.timeout);

interface Read {
  readonly status: number;
  readonly text: string;
}

const readOf = (id: string) => `{ verificationSession(id: "${id}") { id status } }`;

/** A client of a WebSocket that has stopped reading: it answers no close. */
async function openDeafSocket(url: string): Promise<WebSocket> {
  const socket = new WebSocket(socketUrl(url), 'graphql-transport-ws');
  await once(socket, 'open');
  socket.pause();
  socket.on('error', () => undefined);
  return socket;
}

/** A connection on which nothing is asked, as browsers open them in advance. */
async function openSilentConnection(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

/** Asks for so many sessions at once, and resolves when Stripe has been asked for all of them. */
async function askSlowly(
  gateway: GatewayProcess,
  count: number,
  ms = slowMs,
): Promise<{ readonly ids: string[]; readonly reads: Promise<Read>[] }> {
  const ids: string[] = [];
  for (let made = 0; made < count; made += 1) ids.push(await stripe.makeSession());
  stripe.upstream.reset();
  stripe.upstream.intercept(() => ({ kind: 'delay', ms }));
  const reads = ids.map(async (id) => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ query: readOf(id) }),
    });
    return { status: response.status, text: await response.text() };
  });
  for (const read of reads) read.catch(() => undefined);
  await vi.waitFor(() => expect(stripe.upstream.calls).toHaveLength(count), patience);
  return { ids, reads };
}

describe('SIGTERM under load', patience, () => {
  it('fails no request that was accepted, refuses others, ends streams and exits with 0', async () => {
    const gateway = await stripe.startGateway();
    const watched = await stripe.makeSession();
    const stream = watchBySse(gateway.url, watched);
    const codes: unknown[] = [];
    const socket = watchBySocket(socketUrl(gateway.url), watched, {
      on: { closed: (event) => codes.push((event as { code?: unknown }).code) },
    });
    await Promise.all([stream.waitFor('REQUIRES_INPUT'), socket.waitFor('REQUIRES_INPUT')]);
    const [asking, probing] = [keepConnection(gateway.url), keepConnection(gateway.url)];
    expect(await asking.post('{ __typename }')).toMatchObject({ status: 200 });
    expect(await probing.get('/health/ready')).toMatchObject({ status: 200, json: { status: 'ready' } });
    const { ids, reads } = await askSlowly(gateway, 50);

    gateway.signal('SIGTERM');
    await gateway.waitForLog('SIGTERM: stopping');
    const refused = await asking.post('{ __typename }');
    expect(refused).toMatchObject({ status: 503, reused: true });
    expect(refused.headers).toMatchObject({ 'retry-after': '1', connection: 'close' });
    expect(refused.json).toMatchObject({
      errors: [{ extensions: { code: 'SHUTTING_DOWN', retryable: true } }],
    });
    expect(await probing.get('/health/ready')).toMatchObject({
      status: 503,
      reused: true,
      json: { status: 'draining', reasons: ['the process is draining'] },
    });
    await stream.completed;
    await expect(socket.completed).rejects.toThrow();
    expect(codes).toEqual([1001]);

    const answers = await Promise.all(reads);
    expect(answers).toEqual(
      ids.map((id) => ({
        status: 200,
        text: JSON.stringify({ data: { verificationSession: { id, status: 'REQUIRES_INPUT' } } }),
      })),
    );
    expect(await gateway.ended).toBe(0);
  });

  it('given twice is given once', async () => {
    const gateway = await stripe.startGateway();
    const { reads } = await askSlowly(gateway, 1);
    gateway.signal('SIGTERM');
    await gateway.waitForLog('SIGTERM: stopping');
    gateway.signal('SIGTERM');
    gateway.signal('SIGINT');
    expect(await Promise.all(reads)).toMatchObject([{ status: 200 }]);
    expect(await gateway.ended).toBe(0);
    expect(gateway.log().match(/: stopping/g)).toHaveLength(1);
  });
});

describe('a stop', patience, () => {
  it('is not held up by a client that answers no close, nor by a connection on which nothing is asked', async () => {
    const gateway = await stripe.startGateway({ SHUTDOWN_TIMEOUT_MS: '600000' });
    const deaf = await openDeafSocket(gateway.url);
    const silent = await openSilentConnection(gateway.url);
    gateway.signal('SIGTERM');
    expect(await gateway.ended).toBe(0);
    deaf.terminate();
    silent.destroy();
  });

  it('cuts off what takes longer than SHUTDOWN_TIMEOUT_MS, whatever hangs, and exits with 3', async () => {
    const gateway = await stripe.startGateway({ SHUTDOWN_TIMEOUT_MS: '300', STRIPE_TIMEOUT_MS: '600000' });
    const deaf = await openDeafSocket(gateway.url);
    const silent = await openSilentConnection(gateway.url);
    const { reads } = await askSlowly(gateway, 2, 600_000);
    const hanging = await stripe.makeSession();
    stripe.upstream.intercept(() => ({ kind: 'hang' }));
    const stream = watchBySse(gateway.url, hanging);
    await vi.waitFor(() => expect(stripe.upstream.calls).toHaveLength(3), patience);
    gateway.signal('SIGTERM');
    gateway.signal('SIGTERM');
    expect(await gateway.ended).toBe(3);
    expect(gateway.log()).toContain('cut off');
    expect((await Promise.allSettled(reads)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    stream.stop();
    deaf.terminate();
    silent.destroy();
  });
});
