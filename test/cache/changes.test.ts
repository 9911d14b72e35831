import { devNull } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApp, type App } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { createLogger } from '../../src/telemetry/logger.js';
import { sign, snapshotOf } from '../events/deliveries.js';
import { startGateway, type TestGateway } from '../support/gateway.js';
import { canTestRedis, startRedis } from '../support/redis.js';
import { makeSession } from '../support/sessions.js';

const webhookSecret = 'whsec_of_the_test';
const env = {
  CACHE_TTL_MS: '60000',
  CACHE_MAX_AGE_MS: '60000',
  POLL_INTERVAL_MS: '0',
  STRIPE_TIMEOUT_MS: '5000',
  STRIPE_WEBHOOK_SECRET: webhookSecret,
};
const status = 'query ($id: ID!) { verificationSession(id: $id) { status metadata { value } } }';

const cancel = 'mutation ($id: ID!) { cancelVerificationSession(input: { id: $id }) { __typename } }';
const mutations: [name: string, document: string, expected: unknown][] = [
  [
    'update',
    'mutation ($id: ID!) { updateVerificationSession(input: { id: $id, metadata: [{ key: "a", value: "new" }] }) { __typename } }',
    { status: 'REQUIRES_INPUT', metadata: [{ value: 'new' }] },
  ],
  ['cancel', cancel, { status: 'CANCELED', metadata: [] }],
  [
    'redact',
    'mutation ($id: ID!) { redactVerificationSession(input: { id: $id }) { __typename } }',
    { status: 'CANCELED', metadata: [] },
  ],
];

async function tellOf(url: string, sessionId: string): Promise<void> {
  const body = snapshotOf('identity.verification_session.verified', sessionId);
  const response = await fetch(`${url}/webhooks/stripe`, {
    method: 'POST',
    headers: { 'Stripe-Signature': sign(body, webhookSecret) },
    body,
  });
  expect(response.status).toBe(200);
}

describe('after a change', () => {
  let gateway: TestGateway;
  beforeEach(async () => {
    gateway = await startGateway({ sandbox: { sessions: 0 }, env });
  });
  afterEach(() => gateway.stop());

  const ask = async (id: string) => (await gateway.askText(status, { id })).data;

  it.each(mutations)('by %s, the next read shows it', async (_name, document, expected) => {
    const id = await makeSession(gateway);
    expect(await ask(id)).toEqual({ verificationSession: { status: 'REQUIRES_INPUT', metadata: [] } });
    const { errors } = await gateway.askText(document, { id });
    expect(errors).toEqual([]);
    expect(await ask(id)).toEqual({ verificationSession: expected });
  });

  it('a read that began before it is not joined by one that begins after it', async () => {
    const id = await makeSession(gateway);
    gateway.upstream.intercept(({ method }) => (method === 'GET' ? { kind: 'hang' } : undefined));
    const slow = ask(id);
    await expect.poll(() => gateway.upstream.calls.length).toBe(1);
    gateway.upstream.intercept(() => undefined);
    await gateway.askText(cancel, { id });
    expect(await ask(id)).toEqual({ verificationSession: { status: 'CANCELED', metadata: [] } });
    await slow;
  });

  it('that a webhook tells of, the next read shows it', async () => {
    const id = await makeSession(gateway);
    await ask(id);
    await gateway.submit(id, 'verified');
    expect(await ask(id)).toEqual({ verificationSession: { status: 'REQUIRES_INPUT', metadata: [] } });
    await tellOf(gateway.url, id);
    expect(await ask(id)).toEqual({ verificationSession: { status: 'VERIFIED', metadata: [] } });
  });
});

describe.runIf(canTestRedis('own', 'the cache of several replicas'))('with Redis', () => {
  it('a webhook that one replica takes is heeded by the other', async () => {
    const redis = await startRedis();
    const gateway = await startGateway({ sandbox: { sessions: 0 }, env: { ...env, REDIS_URL: redis.url } });
    const other = createReplica(gateway, redis.url);
    try {
      await other.start();
      for (const url of [gateway.url, other.url]) {
        await expect.poll(async () => (await fetch(`${url}/health/ready`)).text()).not.toContain('degraded');
      }
      const id = await makeSession(gateway);
      const ask = async () => {
        const response = await fetch(`${other.url}/graphql`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ query: status, variables: { id } }),
        });
        return ((await response.json()) as { data: unknown }).data;
      };
      const callsToAsk = async () => {
        const before = gateway.upstream.calls.length;
        await ask();
        return gateway.upstream.calls.length - before;
      };
      // It is told of the creation, too, and keeps nothing that it read before.
      await expect.poll(callsToAsk).toBe(0);
      await gateway.submit(id, 'verified');
      expect(await ask()).toEqual({ verificationSession: { status: 'REQUIRES_INPUT', metadata: [] } });
      await tellOf(gateway.url, id);
      await expect.poll(ask).toEqual({ verificationSession: { status: 'VERIFIED', metadata: [] } });
    } finally {
      await other.stop();
      await gateway.stop();
      await redis.stop();
    }
  });
});

/** A second gateway beside the first, on the same sandbox. */
function createReplica({ sandbox, upstream }: TestGateway, redisUrl: string): App {
  return createApp(
    readConfig({
      ...env,
      PORT: '0',
      AUDIT_LOG: devNull,
      STRIPE_API_KEY: sandbox.secretKey,
      STRIPE_API_BASE: upstream.url,
      REDIS_URL: redisUrl,
    }),
    createLogger({ level: 'silent' }),
  );
}
