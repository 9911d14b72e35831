import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { canTestRedis, findFreePort, startRedis } from '../support/redis.js';
import { takeProgram } from './built-program.js';
import { startHealthyGateway, type HealthyGateway } from './healthy-gateway.js';

interface Finding {
  readonly level: 'ok' | 'warn' | 'fail';
  readonly check: string;
  readonly what: string;
  readonly mend?: string;
}

const program = takeProgram();
let healthy: HealthyGateway;

beforeAll(async () => {
  healthy = await startHealthyGateway();
}, 120_000);
beforeEach(() => healthy.keyServer.publish(healthy.key));
afterEach(() => healthy.gateway.upstream.reset());
afterAll(() => healthy.stop());

/** What the doctor complains of, with the code it ends with. No output of its may hold a secret. */
async function examine(
  env: Record<string, string> = {},
  args: readonly string[] = [],
): Promise<{ code: number | null; findings: readonly Finding[]; faults: readonly Finding[] }> {
  const all = { ...healthy.env, ...env };
  const { code, stdout, stderr } = await program.run(['doctor', '--json', ...args], all);
  for (const secret of secretsOf(all)) expect(stdout + stderr).not.toContain(secret);
  const { healthy: verdict, findings } = JSON.parse(stdout) as {
    healthy: boolean;
    findings: readonly Finding[];
  };
  expect(verdict).toBe(code === 0);
  const faults = findings.filter(({ level }) => level !== 'ok');
  expect(faults.filter(({ mend = '' }) => mend === '')).toEqual([]);
  return { code, findings, faults };
}

function secretsOf(env: Record<string, string>): readonly string[] {
  const {
    STRIPE_API_KEY = '',
    STRIPE_SENSITIVE_API_KEY = '',
    STRIPE_WEBHOOK_SECRET = '',
    REDIS_URL = '',
  } = env;
  const password = /:([^:@]+)@/.exec(REDIS_URL)?.[1] ?? '';
  const all = [STRIPE_API_KEY, STRIPE_SENSITIVE_API_KEY, ...STRIPE_WEBHOOK_SECRET.split(','), password];
  return all.filter((secret) => secret !== '');
}

/** The shape of one fault and no other. */
function only(level: 'warn' | 'fail', check: string, what: RegExp) {
  return {
    code: level === 'fail' ? 1 : 0,
    faults: [{ level, check, what: expect.stringMatching(what) as string }],
  };
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

const needsRedis = describe.runIf(canTestRedis('any', 'the doctor'));

needsRedis('the doctor', { timeout: 60_000 }, () => {
  it('passes what is well, without a warning and without reading a session', async () => {
    const { gateway, register, askStripe } = healthy;
    const id = await register(`${gateway.url}/webhooks/stripe`);
    const { code, faults, findings } = await examine({}, ['--url', `${gateway.url}/`]);
    expect(faults).toEqual([]);
    expect(code).toBe(0);
    expect(findings.map(({ what }) => what)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/may list verification sessions, in test mode/),
        expect.stringMatching(/asking for sensitive results is not refused/),
        expect.stringMatching(/a webhook endpoint is registered/),
        expect.stringMatching(/signed with STRIPE_WEBHOOK_SECRET is taken/),
        expect.stringMatching(/signed with another secret is refused/),
        expect.stringMatching(/version \d.* answers in/),
        expect.stringMatching(/all \d+ documents fit/),
        expect.stringMatching(/1 of 1 keys/),
      ]) as string[],
    );
    expect(gateway.upstream.calls.filter(({ method }) => method !== 'GET')).toEqual([]);
    const lists = gateway.upstream.calls.filter(({ path }) => path.includes('verification_sessions'));
    expect(lists.map(({ params }) => params['created'])).toEqual([{ lt: '1' }, { lt: '1' }]);
    await askStripe(`/v1/webhook_endpoints/${id}`, undefined, 'DELETE');
  });

  it('prints the same for people, with how to mend below each fault', async () => {
    const { code, stdout } = await program.run(['doctor'], { ...healthy.env, AUTH_AUDIENCE: '' });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ok {4}stripe keys {4}STRIPE_API_KEY may list/m);
    expect(stdout).toMatch(/^warn {2}token keys .*\n +Set AUTH_AUDIENCE/m);
    expect(stdout).toMatch(/\n\d+ ok, 1 warn, 0 fail\n$/);
  });

  it('tells every variable at fault at once, and ends as the start would', async () => {
    const { code, faults } = await examine({ PORT: 'x', STRIPE_API_KEY: 'pk_test_1', LOG_LEVEL: 'loud' });
    expect(code).toBe(2);
    expect(faults.map(({ what }) => what.split(' ')[0])).toEqual(['PORT', 'LOG_LEVEL', 'STRIPE_API_KEY']);
  });
});

needsRedis('the doctor finds', { timeout: 60_000 }, () => {
  it('a key that Stripe does not know', async () => {
    expect(await examine({ STRIPE_API_KEY: 'sk_test_invalid_4711' })).toMatchObject(
      only('fail', 'stripe keys', /STRIPE_API_KEY: Stripe does not know/),
    );
  });

  it.each([
    ['the ordinary key', 'base', /STRIPE_API_KEY: the key lacks a right/],
    ['the restricted key', 'sensitive', /STRIPE_SENSITIVE_API_KEY: the key lacks a right/],
  ])('that %s lacks a right', async (_which, lane, what) => {
    healthy.gateway.upstream.intercept((call) =>
      call.lane === lane && call.path.includes('verification_sessions')
        ? {
            kind: 'answer',
            status: 403,
            body: JSON.stringify({
              error: {
                type: 'invalid_request_error',
                message: `The key 'rk_test_*box' on 'acct_1' may not.`,
              },
            }),
          }
        : undefined,
    );
    expect(await examine()).toMatchObject(only('fail', 'stripe keys', what));
  });

  it('one key in both places', async () => {
    const { restrictedKey } = healthy.gateway.sandbox;
    expect(await examine({ STRIPE_API_KEY: restrictedKey })).toMatchObject(
      only('warn', 'stripe keys', /is the same as STRIPE_API_KEY/),
    );
  });

  it('that Stripe cannot be reached', async () => {
    const { code, faults } = await examine({
      STRIPE_API_BASE: `http://127.0.0.1:${await findFreePort()}`,
      STRIPE_TIMEOUT_MS: '2000',
    });
    expect(code).toBe(1);
    expect(faults.map(({ level, check }) => `${level} ${check}`)).toEqual([
      'fail stripe keys',
      'fail stripe keys',
      'warn clock',
    ]);
  });

  it('another version of the API', async () => {
    healthy.gateway.upstream.intercept(({ lane, path }) =>
      lane === 'base' && path.includes('verification_sessions')
        ? {
            kind: 'answer',
            status: 200,
            headers: { 'Stripe-Version': '2020-08-27' },
            body: JSON.stringify({ object: 'list', data: [], has_more: false, url: path }),
          }
        : undefined,
    );
    expect(await examine()).toMatchObject(only('warn', 'stripe keys', /in another version/));
  });

  it.each([
    [400, 'behind', 'fail'],
    [60, 'behind', 'warn'],
    [-400, 'ahead of', 'fail'],
  ] as const)('a clock that is %i s off', async (seconds, way, level) => {
    healthy.gateway.upstream.intercept(({ path }) =>
      path === '/v1'
        ? {
            kind: 'answer',
            status: 404,
            body: '{}',
            headers: { Date: new Date(Date.now() + seconds * 1000).toUTCString() },
          }
        : undefined,
    );
    expect(await examine()).toMatchObject(only(level, 'clock', new RegExp(`${way} Stripe`)));
  });

  it('that nobody hears of changes', async () => {
    expect(await examine({ STRIPE_WEBHOOK_SECRET: '', POLL_INTERVAL_MS: '0' })).toMatchObject(
      only('warn', 'webhooks', /nobody hears/),
    );
  });

  it('a webhook secret that is cut off', async () => {
    expect(await examine({ STRIPE_WEBHOOK_SECRET: 'whsec_of-this' })).toMatchObject(
      only('fail', 'webhooks', /shorter than any/),
    );
  });

  it('that Redis is away', async () => {
    expect(
      await examine({ REDIS_URL: `redis://:secret-4711@127.0.0.1:${await findFreePort()}` }),
    ).toMatchObject(only('fail', 'redis', /cannot be reached/));
  });

  it.runIf(canTestRedis('own', 'a Redis that evicts'))('a Redis that evicts what is counted', async () => {
    const redis = await startRedis();
    const client = new Redis(redis.url);
    await client.config('SET', 'maxmemory', '100mb');
    await client.config('SET', 'maxmemory-policy', 'allkeys-lru');
    client.disconnect();
    expect(await examine({ REDIS_URL: redis.url })).toMatchObject(only('warn', 'redis', /may evict/));
    await redis.stop();
  });

  it('that the keys of tokens are none', async () => {
    healthy.keyServer.answer((response) => response.writeHead(200).end('<html>'));
    expect(await examine()).toMatchObject(only('fail', 'token keys', /does not answer with/));
  });

  it('that the keys of tokens fit no algorithm', async () => {
    expect(await examine({ AUTH_ALGORITHMS: 'RS256,EdDSA' })).toMatchObject(
      only('fail', 'token keys', /none of the 1 keys .* by RS256, EdDSA/),
    );
  });

  it('that the issuer publishes a private key', async () => {
    const { key } = healthy;
    healthy.keyServer.publish(key, { ...key, jwk: { ...key.jwk, kid: 'two', d: 'AQAB' } });
    expect(await examine()).toMatchObject(only('fail', 'token keys', /private key/));
  });

  it('a manifest that is none', async () => {
    expect(
      await examine({ PERSISTED_DOCUMENTS: healthy.writeFile('none.json', '{ "a": 1 }') }),
    ).toMatchObject(only('fail', 'documents', /cannot|does not name a manifest/));
  });

  it('documents of another schema', async () => {
    const path = healthy.writeFile('old.json', '{ "0123456789abcdef": "{ gone }", "1": "{ __typename }" }');
    expect(await examine({ PERSISTED_DOCUMENTS: path })).toMatchObject(
      only('fail', 'documents', /1 of 2 documents .* 0123456789ab\.\.\./),
    );
  });

  it('an audit log that cannot be written', async () => {
    const folder = `${healthy.env['AUDIT_LOG'] ?? ''}.d`;
    mkdirSync(folder);
    for (const path of [folder, `${folder}/missing/audit.log`]) {
      expect(await examine({ AUDIT_LOG: path })).toMatchObject(
        only('fail', 'audit log', /cannot be written/),
      );
    }
  });

  it("access control that is off on the network, with Stripe's key or the sandbox", async () => {
    const off = { AUTH_MODE: 'off', AUTH_JWKS_URL: '', HOST: '0.0.0.0' };
    expect(await examine(off)).toMatchObject(only('fail', 'access', /everybody may do everything/));
    const sandbox = { STRIPE_API_KEY: '', STRIPE_SENSITIVE_API_KEY: '', STRIPE_API_BASE: '' };
    expect(await examine({ ...off, ...sandbox, AUTH_MODE: '' })).toMatchObject(
      only('warn', 'access', /use the sandbox/),
    );
  });

  it('a port that is taken, unless a gateway has it', async () => {
    const taken = createServer((socket) => socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n'));
    const port = await listen(taken);
    expect(await examine({ PORT: String(port) })).toMatchObject(only('fail', 'ports', /taken/));
    taken.close();
    expect(await examine({ PORT: new URL(healthy.gateway.url).port })).toMatchObject({ code: 0, faults: [] });
  });
});

needsRedis('the doctor, told the public address, finds', { timeout: 60_000 }, () => {
  const path = '/webhooks/stripe';

  it('that nothing answers there', async () => {
    const url = `http://127.0.0.1:${await findFreePort()}`;
    const { code, faults } = await examine({}, ['--url', url]);
    expect(code).toBe(1);
    expect(faults).toMatchObject([
      { level: 'warn', check: 'webhooks', what: expect.stringMatching(/no webhook endpoint/) as string },
      { level: 'fail', check: 'public address', what: 'nothing answers at --url' },
    ]);
  });

  it('that the gateway there has another signing secret', async () => {
    const { gateway, register, askStripe } = healthy;
    const id = await register(`${gateway.url}${path}`);
    const secrets = `${healthy.env['STRIPE_WEBHOOK_SECRET'] ?? ''},whsec_that-the-gateway-does-not-know`;
    expect(await examine({ STRIPE_WEBHOOK_SECRET: secrets }, ['--url', gateway.url])).toMatchObject(
      only('fail', 'public address', /does not know STRIPE_WEBHOOK_SECRET \(number 2/),
    );
    await askStripe(`/v1/webhook_endpoints/${id}`, undefined, 'DELETE');
  });

  it('that whatever answers there takes what nobody has signed', async () => {
    const open = createHttpServer((_request, response) => response.end('{}'));
    const url = `http://127.0.0.1:${await listen(open)}`;
    const id = await healthy.register(`${url}${path}`);
    expect(await examine({}, ['--url', url])).toMatchObject(
      only('fail', 'public address', /signed with another secret is answered with 200/),
    );
    await healthy.askStripe(`/v1/webhook_endpoints/${id}`, undefined, 'DELETE');
    open.close();
    open.closeAllConnections();
  });

  it('that its endpoint is disabled, or not told everything', async () => {
    const { gateway, register, askStripe } = healthy;
    const id = await register(`${gateway.url}${path}`, ['identity.verification_session.verified']);
    expect(await examine({}, ['--url', gateway.url])).toMatchObject(
      only('fail', 'webhooks', /does not get all events/),
    );
    await askStripe(`/v1/webhook_endpoints/${id}`, new URLSearchParams({ disabled: 'true' }));
    expect(await examine({}, ['--url', gateway.url])).toMatchObject(only('fail', 'webhooks', /disabled/));
    await askStripe(`/v1/webhook_endpoints/${id}`, undefined, 'DELETE');
  });
});
