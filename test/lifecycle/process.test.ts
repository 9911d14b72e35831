import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { findFreePort } from '../support/redis.js';
import { spawnGateway, type GatewayProcessOptions, type SpawnedGateway } from './gateway-process.js';
import { keepConnection } from './kept-connection.js';

const patience = { timeout: 60_000 };
const throwLater = new URL('throw-later.ts', import.meta.url).href;

let gateway: SpawnedGateway;
afterEach(() => gateway.kill());

function run(options: GatewayProcessOptions): SpawnedGateway {
  gateway = spawnGateway(options);
  return gateway;
}

describe('the process', patience, () => {
  it('is not ready while it starts, and then says that it lives and is ready', async () => {
    const port = await findFreePort();
    run({ env: { PORT: String(port) } });
    const url = `http://127.0.0.1:${port}`;
    const before: unknown[] = [];
    await vi.waitFor(async () => {
      const status = await fetch(`${url}/health/ready`).then(
        (response) => response.status,
        () => 'refused',
      );
      if (status !== 200) before.push(status);
      expect(status).toBe(200);
    }, patience);
    expect(before.length).toBeGreaterThan(0);
    expect(before.filter((status) => status !== 'refused' && status !== 503)).toEqual([]);

    const connection = keepConnection(url);
    expect(await connection.get('/health/live')).toMatchObject({ status: 200, json: { status: 'live' } });
    const ready = await connection.get('/health/ready');
    expect(ready).toMatchObject({ status: 200, json: { status: 'ready', reasons: [] } });
    expect(ready.headers['cache-control']).toBe('no-store');
    connection.close();
  });

  it('ends with 1 where its port is taken, and says which', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const { ended, log } = run({ env: { PORT: String(port) } });
    expect(await ended).toBe(1);
    expect(log()).toContain(`Port ${port} is taken`);
    taken.close();
  });

  it('ends with 2 where the configuration is wrong', async () => {
    const { ended, log } = run({ env: { PORT: 'secret-value', LOG_LEVEL: 'loud' } });
    expect(await ended).toBe(2);
    expect(log()).toMatch(/PORT must[^]*LOG_LEVEL must/);
    expect(log()).not.toContain('secret-value');
  });

  it.each([
    ['timer', 'uncaughtException', 'a fault of nobody'],
    ['promise', 'unhandledRejection', 'a rejection of nobody'],
  ])('ends with 1 after a fault that nothing caught, in a %s, and logs it', async (fault, event, message) => {
    const started = run({ env: { FAULT: fault }, preload: throwLater });
    await started.waitForLog('GraphiQL and GraphQL');
    started.signal('SIGUSR2');
    expect(await started.ended).toBe(1);
    const last = JSON.parse(started.log().trim().split('\n').at(-1) ?? '') as unknown;
    expect(last).toMatchObject({ level: 'fatal', msg: `${event}: the process ends`, err: { message } });
  });
});
