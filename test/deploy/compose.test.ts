import { execFile, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.js';
import { webhookPath } from '../../src/http/route-requests.js';
import { readSettings } from '../../src/sandbox/stand-alone/read-settings.js';
import { sign, snapshotOf } from '../events/deliveries.js';
import { startGateway, type TestGateway } from '../support/gateway.js';
import { isKnownVariable } from './known-variables.js';
import { readYaml } from './read-yaml.js';

interface Service {
  readonly build?: string;
  readonly image?: string;
  readonly profiles?: readonly string[];
  readonly environment?: Readonly<Record<string, string | number>>;
  readonly env_file?: string;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly ports?: readonly string[];
  readonly stop_grace_period?: string;
  readonly hostname?: string;
  readonly [setting: string]: unknown;
}

const { services } = await readYaml<{ services: Record<string, Service> }>('compose.yaml');

function environmentOf(name: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(services[name]?.environment ?? {}).map(([key, value]) => [key, String(value)]),
  );
}

describe.each(Object.entries(services))('the service %s', (_name, service) => {
  it('may do little, and take little', () => {
    expect(service).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      restart: 'unless-stopped',
    });
    for (const limit of ['mem_limit', 'cpus', 'pids_limit']) expect(service).toHaveProperty(limit);
  });

  it('is heard on this machine alone', () => {
    for (const port of service.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  it('waits for what it needs to be in health, which that tells of', () => {
    for (const [needed, { condition }] of Object.entries(service.depends_on ?? {})) {
      expect(condition).toBe('service_healthy');
      expect(services[needed]?.healthcheck ?? services[needed]?.build, needed).toBeDefined();
    }
  });
});

describe('the variables in compose.yaml', () => {
  const gateway = environmentOf('gateway');

  it('are known to the gateway', () => {
    const names = ['gateway', 'stripe-gateway'].flatMap((name) => Object.keys(environmentOf(name)));
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => !isKnownVariable(name))).toEqual([]);
  });

  it('leave it time to stop', () => {
    for (const name of ['gateway', 'stripe-gateway']) {
      const { shutdownTimeoutMs } = readConfig({ ...environmentOf('gateway'), ...environmentOf(name) });
      const seconds = Number(/^(\d+)s$/.exec(services[name]?.stop_grace_period ?? '')?.[1]);
      expect(seconds * 1000).toBeGreaterThan(shutdownTimeoutMs);
    }
  });

  it('go with the keys of .env, which do not move what compose holds fast', () => {
    const { env_file, profiles } = services['stripe-gateway'] ?? {};
    expect({ env_file, profiles }).toEqual({ env_file: '.env', profiles: ['stripe'] });
    const own = { STRIPE_API_KEY: 'sk_test_x', AUTH_MODE: 'off', HOST: '127.0.0.1', PORT: '1' };
    expect(readConfig({ ...own, ...environmentOf('stripe-gateway') })).toMatchObject({
      host: '0.0.0.0',
      port: 4000,
      auth: { mode: 'off' },
      stripe: { apiKey: 'sk_test_x', apiBase: undefined },
    });
  });

  it('make a sandbox that the gateway finds, and that finds it', () => {
    const settings = readSettings(environmentOf('sandbox'));
    const { config, sandbox } = { config: readConfig(gateway), sandbox: services['sandbox'] };
    if (!settings.ok) throw new Error(settings.problems.join());
    const { host, port, webhooks } = settings.options;
    expect(config.stripe?.apiBase).toBe(`http://sandbox:${port}`);
    expect(sandbox?.ports).toEqual([`127.0.0.1:${port}:${port}`]);
    // Browsers take such a name for their own machine; the container finds itself by its hostname.
    expect(host).toMatch(/\.localhost$/);
    expect(sandbox?.hostname).toBe(host);
    expect(webhooks?.endpoints).toEqual([
      { url: `http://gateway:${config.port}${webhookPath}`, secret: config.live.webhookSecrets[0] },
    ]);
  });
});

describe('the gateway with them', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    // The upstream of the tests is the sandbox, and nobody else is there.
    const elsewhere = new Set(['STRIPE_API_BASE', 'REDIS_URL', 'AUDIT_LOG', 'PORT']);
    const env = Object.entries(environmentOf('gateway')).filter(([name]) => !elsewhere.has(name));
    gateway = await startGateway({ env: Object.fromEntries(env) });
  });
  afterAll(() => gateway.stop());

  async function ask(host: string, path: string, body: string, headers = {}): Promise<number | undefined> {
    const { port } = new URL(gateway.url);
    return new Promise((resolve, reject) => {
      const options = { port, path, method: 'POST', headers: { Host: host, ...headers } };
      const request = httpRequest(options, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      request.once('error', reject);
      request.end(body);
    });
  }

  it.each(['localhost:4000', '127.0.0.1:4000'])('answers at the published port, as %s', async (host) => {
    const json = { 'Content-Type': 'application/json' };
    expect(await ask(host, '/graphql', '{"query":"{ __typename }"}', json)).toBe(200);
  });

  it("takes the sandbox's webhooks under its name in the network, and answers to no other", async () => {
    const { SANDBOX_WEBHOOK_SECRET: secret = '', SANDBOX_WEBHOOK_URL: url = '' } = environmentOf('sandbox');
    const { host, pathname } = new URL(url);
    const event = snapshotOf('identity.verification_session.processing', 'vs_1');
    const headers = { 'Stripe-Signature': sign(event, secret) };
    expect(await ask(host, pathname, event, headers)).toBe(200);
    expect(await ask('evil.example', pathname, event, headers)).toBe(421);
  });
});

describe('docker compose', () => {
  const command = [['docker', 'compose'], ['docker-compose']].find(
    ([program = '', ...args]) => spawnSync(program, [...args, 'version']).status === 0,
  );

  if (command === undefined)
    process.stdout.write('compose.yaml: not read by docker compose, which is not here\n');

  it.runIf(command !== undefined)('takes the file, with and without the profile', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gateway-compose-'));
    const root = fileURLToPath(new URL('../../', import.meta.url));
    cpSync(join(root, 'compose.yaml'), join(folder, 'compose.yaml'));
    writeFileSync(join(folder, '.env'), 'STRIPE_API_KEY=sk_test_x\n');
    const [program = '', ...args] = command ?? [];
    for (const profile of [[], ['--profile', 'stripe']]) {
      await promisify(execFile)(program, [...args, ...profile, 'config', '-q'], { cwd: folder });
    }
    rmSync(folder, { recursive: true });
  });
});
