import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { audience, issuer } from '../access/guarded-gateway.js';
import { makeKey, startKeyServer, type IssuerKey, type KeyServer } from '../access/key-server.js';
import { startGateway, type TestGateway } from '../support/gateway.js';
import { findFreePort, openRedis } from '../support/redis.js';

/** A gateway set up as it should be, with all that it depends on. */
export interface HealthyGateway {
  readonly gateway: TestGateway;
  readonly keyServer: KeyServer;
  /** The issuer's, which is published again for each test. */
  readonly key: IssuerKey;
  /** What the doctor is to be given: nothing is wrong with it. */
  readonly env: Record<string, string>;
  /** A file of the test's own, with this in it. */
  readonly writeFile: (name: string, content: string) => string;
  /** Registers a webhook endpoint at the sandbox, and gives its id. */
  readonly register: (url: string, events?: readonly string[]) => Promise<string>;
  /** Asks the sandbox's API. */
  readonly askStripe: (
    path: string,
    form: URLSearchParams | undefined,
    method?: string,
  ) => Promise<{ id: string }>;
  stop(): Promise<void>;
}

/** Starts it, on real servers. */
export async function startHealthyGateway(): Promise<HealthyGateway> {
  const folder = mkdtempSync(join(tmpdir(), 'gateway-doctor-'));
  const redis = await openRedis();
  const keyServer = await startKeyServer();
  const key = await makeKey('ES256', 'one');
  keyServer.publish(key);
  const documents = join(folder, 'documents.json');
  copyFileSync(fileURLToPath(new URL('../generated/persisted-documents.json', import.meta.url)), documents);
  const settings = {
    AUTH_MODE: 'jwt',
    AUTH_JWKS_URL: keyServer.url,
    AUTH_ISSUER: issuer,
    AUTH_AUDIENCE: audience,
    STRIPE_WEBHOOK_SECRET: 'whsec_of-this-gateway-and-nobody-else',
    REDIS_URL: redis.url,
    PERSISTED_DOCUMENTS: documents,
    AUDIT_LOG: join(folder, 'audit.log'),
  };
  const gateway = await startGateway({ env: settings });
  const { sandbox, upstream } = gateway;

  async function askStripe(
    path: string,
    form: URLSearchParams | undefined,
    method = 'POST',
  ): Promise<{ id: string }> {
    const answer = await fetch(`${sandbox.url}${path}`, {
      method,
      headers: { Authorization: `Bearer ${sandbox.secretKey}` },
      ...(form === undefined ? {} : { body: form }),
    });
    if (!answer.ok) throw new Error(await answer.text());
    return (await answer.json()) as { id: string };
  }

  return {
    gateway,
    keyServer,
    key,
    env: {
      ...settings,
      PORT: String(await findFreePort()),
      STRIPE_API_KEY: sandbox.secretKey,
      STRIPE_SENSITIVE_API_KEY: sandbox.restrictedKey,
      STRIPE_API_BASE: upstream.url,
    },
    writeFile(name, content) {
      const path = join(folder, name);
      writeFileSync(path, content, { mode: 0o600 });
      return path;
    },
    async register(url, events = ['*']) {
      const form = new URLSearchParams({ url });
      for (const event of events) form.append('enabled_events[]', event);
      const { id } = await askStripe('/v1/webhook_endpoints', form);
      return id;
    },
    askStripe,
    async stop() {
      await gateway.stop();
      await keyServer.down();
      await redis.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
