import { describe, expect, test } from 'vitest';
import { createSandbox } from '../../src/sandbox/index.js';
import { readSettings } from '../../src/sandbox/stand-alone/read-settings.js';
import { runReceiver } from './receiver.js';
import { runSandbox } from './running-sandbox.js';

describe("the stand-alone sandbox's environment", () => {
  test('has a default for everything', () => {
    expect(readSettings({ SANDBOX_PORT: '' })).toMatchObject({
      ok: true,
      options: { host: '127.0.0.1', port: 12111, sessions: 250, latencyMs: 0, rateLimit: undefined },
    });
  });

  test('is read', () => {
    const environment = {
      SANDBOX_HOST: '0.0.0.0',
      SANDBOX_PORT: '0',
      SANDBOX_SEED: 'other',
      SANDBOX_SESSIONS: '7',
      SANDBOX_LATENCY_MS: '40',
      SANDBOX_RATE_LIMIT: '25',
    };
    expect(readSettings(environment)).toEqual({
      ok: true,
      options: {
        host: '0.0.0.0',
        port: 0,
        seed: 'other',
        sessions: 7,
        latencyMs: 40,
        rateLimit: { perEndpoint: 25, total: 100 },
      },
    });
  });

  test('may name a receiver of webhooks, and a secret to sign them with', () => {
    const url = 'http://127.0.0.1:4000/webhooks/stripe';
    const webhooksOf = (environment: Record<string, string>) => {
      const read = readSettings(environment);
      return read.ok ? read.options.webhooks : read.problems;
    };
    expect(webhooksOf({ SANDBOX_WEBHOOK_URL: url })).toEqual({
      endpoints: [{ url, secret: 'whsec_sandbox' }],
    });
    expect(webhooksOf({ SANDBOX_WEBHOOK_URL: url, SANDBOX_WEBHOOK_SECRET: 'whsec_own' })).toEqual({
      endpoints: [{ url, secret: 'whsec_own' }],
    });
    expect(webhooksOf({ SANDBOX_WEBHOOK_SECRET: 'whsec_own' })).toBeUndefined();
    expect(webhooksOf({ SANDBOX_WEBHOOK_URL: 'somewhere' })).toEqual([
      'SANDBOX_WEBHOOK_URL must be an http or https URL',
    ]);
  });

  test('is refused with all problems at once, by name and without values', () => {
    const names = ['SANDBOX_PORT', 'SANDBOX_SESSIONS', 'SANDBOX_LATENCY_MS', 'SANDBOX_RATE_LIMIT'];
    const read = readSettings(Object.fromEntries(names.map((name) => [name, 'secret-value'])));
    if (read.ok) throw new Error('The environment was accepted');
    expect(read.problems.map((problem) => problem.split(' ')[0])).toEqual(names);
    expect(read.problems.join()).not.toContain('secret-value');
    expect(readSettings({ SANDBOX_PORT: '65536' }).ok).toBe(false);
  });
});

describe('starting and stopping', () => {
  test('tells the receivers it was made with, from the start and after a reset', async () => {
    const receiver = await runReceiver();
    const endpoints = [{ url: receiver.url, secret: 'whsec_one' }];
    const { stripe, request } = await runSandbox({ webhooks: { endpoints } });
    await stripe.identity.verificationSessions.create({ type: 'document' });
    await receiver.arrived(1);
    await request('/_sandbox/reset', { method: 'POST', key: null });
    await stripe.identity.verificationSessions.create({ type: 'document' });
    for (const { body, signature } of await receiver.arrived(2)) {
      stripe.webhooks.constructEvent(body, signature, 'whsec_one');
    }
  });

  test('has an address only in between, and rejects a port that is taken', async () => {
    const { sandbox } = await runSandbox();
    const port = Number(new URL(sandbox.url).port);
    const other = createSandbox({ port, sessions: 0 });
    expect(() => other.url).toThrow();
    await expect(other.start()).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await sandbox.stop();
    expect(() => sandbox.url).toThrow();
    await other.start();
    expect((await fetch(`${other.url}/_sandbox/state`)).status).toBe(200);
    await other.stop();
  });

  test('does not wait for answers that are under way', async () => {
    const { sandbox, request } = await runSandbox({ latencyMs: 60_000 });
    const pending = request('/v1/identity/verification_sessions').catch(() => 'closed');
    await new Promise((resolve) => setTimeout(resolve, 50));
    await sandbox.stop();
    expect(await pending).toBe('closed');
  });
});
