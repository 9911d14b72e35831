import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sse, transports, type Subscriber } from '../live/subscriber.js';
import { sessionPage, sessionStatus } from '../operations/sessions.js';
import { startGateway, type TestGateway } from '../support/gateway.js';
import { makeSession } from '../support/sessions.js';
import { startChaosProxy, type ChaosProxy } from './chaos-proxy.js';
import { askAndLeave } from './leaving-client.js';

const readOf = (id: string) => `{ verificationSession(id: "${id}") { id status } }`;

describe('a client that goes away', () => {
  let gateway: TestGateway;
  beforeEach(async () => {
    gateway = await startGateway({
      sandbox: { sessions: 0 },
      env: { CACHE_MAX_AGE_MS: '60000', STRIPE_RATE_ENDPOINT: '3', POLL_INTERVAL_MS: '0' },
    });
  });
  afterEach(() => gateway.stop());

  it('gives up the turns that it waits for', async () => {
    const ids = Array.from({ length: 12 }, (_, index) => `vs_of${index}`);
    const clients = ids.map((id) => askAndLeave(gateway, readOf(id)));
    await expect.poll(() => gateway.upstream.calls.length).toBe(3);
    for (const client of clients) client.leave();
    await Promise.all(clients.map(({ gone }) => gone));
    // Nine were before this one, three seconds' worth; a turn or two are given before the last has hung up.
    const { errors } = await gateway.ask(sessionStatus, { id: 'vs_next' });
    expect(errors).toEqual([]);
    expect(gateway.upstream.summary().at(-1)).toBe('GET verification_sessions/vs_next');
    expect(gateway.upstream.calls.length).toBeLessThan(10);
  });

  it('does not take the answer from those who ask the same', async () => {
    const id = await makeSession(gateway);
    gateway.upstream.intercept(() => ({ kind: 'delay', ms: 1000 }));
    const first = askAndLeave(gateway, readOf(id));
    await expect.poll(() => gateway.upstream.calls.length).toBe(1);
    const second = gateway.askText(readOf(id));
    // Once these have been answered, the one before them has been read.
    for (let asked = 0; asked < 3; asked += 1) await gateway.askText('{ __typename }');
    first.leave();
    const { data, errors } = await second;
    expect(errors).toEqual([]);
    expect(data).toEqual({ verificationSession: { id, status: 'REQUIRES_INPUT' } });
    expect(gateway.upstream.calls).toHaveLength(1);
  });

  it('has its change made all the same, and told', async () => {
    const id = await makeSession(gateway);
    const watcher: Subscriber = sse.subscribe(gateway, {
      query: `subscription { verificationSessionUpdated(id: "${id}") { status } }`,
    });
    await watcher.next();
    gateway.upstream.reset();
    gateway.upstream.intercept(({ method }) => (method === 'POST' ? { kind: 'delay', ms: 500 } : undefined));
    const client = askAndLeave(
      gateway,
      `mutation { cancelVerificationSession(input: { id: "${id}" }) { __typename } }`,
    );
    await expect.poll(() => gateway.upstream.calls.some(({ method }) => method === 'POST')).toBe(true);
    client.leave();
    const { data } = await watcher.next();
    expect(data).toEqual({ verificationSessionUpdated: { status: 'CANCELED' } });
    expect(gateway.log()).not.toContain('unexpected error');
  });

  it('has its change tried again where the first attempt broke', async () => {
    let attempts = 0;
    const clients: { leave(): void }[] = [];
    gateway.upstream.intercept(({ method }) => {
      if (method !== 'POST' || (attempts += 1) > 1) return undefined;
      for (const client of clients) client.leave();
      return { kind: 'cut' };
    });
    clients.push(
      askAndLeave(
        gateway,
        'mutation { createVerificationSession(input: { type: DOCUMENT, clientReferenceId: "left" }) { __typename } }',
      ),
    );
    await expect.poll(() => attempts).toBe(2);
    const { data } = await gateway.ask(sessionPage, { filter: { clientReferenceId: 'left' } });
    expect(data.verificationSessions.nodes).toHaveLength(1);
    const keys = gateway.upstream.calls
      .filter(({ method }) => method === 'POST')
      .map(({ headers }) => headers['idempotency-key']);
    expect(keys[0]).toMatch(/\S/);
    expect(new Set(keys).size).toBe(1);
  });

  it('whose time is over does not take the answer from those who came later', async () => {
    const own = await startGateway({
      sandbox: { sessions: 0 },
      env: { CACHE_MAX_AGE_MS: '60000', STRIPE_TIMEOUT_MS: '3000' },
    });
    try {
      const id = await makeSession(own);
      own.upstream.intercept(() => ({ kind: 'delay', ms: 3600 }));
      const early = own.ask(sessionStatus, { id });
      await sleep(1500);
      const late = own.ask(sessionStatus, { id });
      expect((await early).errors[0]?.extensions.code).toBe('UPSTREAM_TIMEOUT');
      expect((await late).errors).toEqual([]);
      expect(own.upstream.calls).toHaveLength(1);
    } finally {
      await own.stop();
    }
  });
});

describe('a read at Stripe', () => {
  let gateway: TestGateway;
  let chaos: ChaosProxy;
  beforeEach(async () => {
    gateway = await startGateway({ sandbox: { sessions: 0 }, env: { POLL_INTERVAL_MS: '0' } });
    chaos = await startChaosProxy(gateway.sandbox.url);
  });
  afterEach(async () => {
    await gateway.stop();
    await chaos.stop();
  });

  /** A gateway before the proxy, with a session whose reads hang. */
  async function startHanging(): Promise<{ before: TestGateway; id: string }> {
    const id = await makeSession(gateway);
    const before = await startGateway({
      sandbox: { sessions: 0 },
      env: {
        STRIPE_API_BASE: chaos.url,
        STRIPE_API_KEY: gateway.sandbox.secretKey,
        STRIPE_TIMEOUT_MS: '60000',
        POLL_INTERVAL_MS: '0',
      },
    });
    await chaos.begin('hangs', 10);
    return { before, id };
  }

  it('ends with the client that asked for it', async () => {
    const { before, id } = await startHanging();
    try {
      const client = askAndLeave(before, readOf(id));
      await expect.poll(() => chaos.underWay).toBe(1);
      client.leave();
      await expect.poll(() => chaos.underWay).toBe(0);
    } finally {
      await before.stop();
    }
  });

  it.each(transports)('ends with the subscription over $name that waited for it', async ({ subscribe }) => {
    const { before, id } = await startHanging();
    try {
      const query = `subscription { verificationSessionUpdated(id: "${id}") { status } }`;
      const subscribers = [1, 2].map(() => subscribe(before, { query }));
      await expect.poll(() => chaos.underWay).toBe(1);
      await expect
        .poll(async () => (await fetch(`${before.url}/metrics`)).text())
        .toMatch(/subscriptions_open 2/);
      subscribers[0]?.close();
      await expect
        .poll(async () => (await fetch(`${before.url}/metrics`)).text())
        .toMatch(/subscriptions_open 1/);
      expect(chaos.underWay).toBe(1);
      subscribers[1]?.close();
      await expect.poll(() => chaos.underWay).toBe(0);
      expect(chaos.calls).toBe(1);
    } finally {
      await before.stop();
    }
  });
});
