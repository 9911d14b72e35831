import { createHmac } from 'node:crypto';
import { SignJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAuthenticator, InvalidToken, type Authenticate } from '../../src/access/authenticate.js';
import { startGateway } from '../support/gateway.js';
import { audience, issuer, jwtSecret, mint, type TokenWish } from './guarded-gateway.js';
import { makeKey, startKeyServer, tokenClaims, type KeyServer } from './key-server.js';

const second = 1000;
const minute = 60 * second;

function withKeys(
  jwksUrl: string,
  algorithms: readonly string[] = ['RS256', 'PS256', 'ES256', 'EdDSA'],
): Authenticate {
  return createAuthenticator({
    keys: { jwksUrl },
    issuer,
    audience,
    algorithms,
    clockToleranceSeconds: 5,
    accountClaim: 'stripe_account',
  });
}

function withSecret(options: { clockToleranceSeconds?: number; accountClaim?: string } = {}): Authenticate {
  return createAuthenticator({
    keys: { secret: jwtSecret },
    issuer,
    audience,
    algorithms: ['HS256'],
    clockToleranceSeconds: 5,
    accountClaim: 'stripe_account',
    ...options,
  });
}

/** Who was let in, or why nobody was. */
async function outcomeOf(authenticate: Authenticate, token: string): Promise<string> {
  try {
    return (await authenticate(token)).subject ?? 'nobody in particular';
  } catch (error) {
    return error instanceof InvalidToken ? `refused: ${error.reason}` : `broken: ${String(error)}`;
  }
}

const refused = 'refused: invalid';
const unavailable = 'refused: keys-unavailable';

describe('keys that an issuer publishes', () => {
  let keys: KeyServer;

  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    keys = await startKeyServer();
  });
  afterEach(async () => {
    vi.useRealTimers();
    await keys.down();
  });
  const pass = (milliseconds: number) => void vi.setSystemTime(Date.now() + milliseconds);

  it('are not asked for before a token comes, and once for many', async () => {
    const key = await makeKey('ES256', 'one');
    keys.publish(key);
    const authenticate = withKeys(keys.url);
    expect(keys.requests()).toBe(0);
    const token = await key.sign();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => outcomeOf(authenticate, token)));
    expect(new Set(outcomes)).toEqual(new Set(['person-one']));
    expect(keys.requests()).toBe(1);
  });

  it.each(['RS256', 'PS256', 'ES256', 'EdDSA'])('sign by %s', async (alg) => {
    const key = await makeKey(alg, 'one');
    keys.publish(key);
    expect(await outcomeOf(withKeys(keys.url), await key.sign())).toBe('person-one');
  });

  it('sign by no algorithm that is not accepted, without a look-up', async () => {
    const [rsa, ec] = await Promise.all([makeKey('RS384', 'one'), makeKey('ES256', 'two')]);
    keys.publish(rsa, ec);
    const authenticate = withKeys(keys.url, ['EdDSA']);
    expect(await outcomeOf(authenticate, await rsa.sign())).toBe(refused);
    expect(await outcomeOf(authenticate, await ec.sign())).toBe(refused);
    expect(keys.requests()).toBe(0);
  });

  it('are told apart by kid, and one kid does not stand for another', async () => {
    const [one, two] = await Promise.all([makeKey('ES256', 'one'), makeKey('ES256', 'two')]);
    keys.publish(one, two);
    const authenticate = withKeys(keys.url);
    expect(await outcomeOf(authenticate, await one.sign())).toBe('person-one');
    expect(await outcomeOf(authenticate, await two.sign())).toBe('person-one');
    expect(await outcomeOf(authenticate, await one.sign({}, { kid: 'two' }))).toBe(refused);
  });

  it('are no shared secret: HS256 by the text of the public key is refused', async () => {
    const key = await makeKey('RS256', 'one');
    keys.publish(key);
    const authenticate = withKeys(keys.url);
    expect(await outcomeOf(authenticate, await key.sign())).toBe('person-one');
    for (const secret of [key.publicPem, key.publicPem.trim(), JSON.stringify(key.jwk), key.jwk.n ?? '']) {
      const forged = await new SignJWT(tokenClaims())
        .setProtectedHeader({ alg: 'HS256', kid: 'one' })
        .sign(new TextEncoder().encode(secret));
      expect(await outcomeOf(authenticate, forged)).toBe(refused);
    }
  });

  it('are not taken from the token', async () => {
    const [known, own] = await Promise.all([makeKey('ES256', 'one'), makeKey('ES256', 'one')]);
    keys.publish(known);
    const authenticate = withKeys(keys.url);
    const stranger = await startKeyServer();
    stranger.publish(own);
    for (const header of [{ jwk: own.jwk }, { jku: stranger.url }, { x5u: stranger.url }]) {
      expect(await outcomeOf(authenticate, await own.sign({}, header))).toBe(refused);
    }
    expect(stranger.requests()).toBe(0);
    await stranger.down();
  });

  it('rotate without a restart: a new kid is looked up', async () => {
    const [old, next] = await Promise.all([makeKey('ES256', 'old'), makeKey('ES256', 'next')]);
    keys.publish(old);
    const authenticate = withKeys(keys.url);
    expect(await outcomeOf(authenticate, await old.sign())).toBe('person-one');
    keys.publish(old, next);
    pass(31 * second);
    expect(await outcomeOf(authenticate, await next.sign())).toBe('person-one');
    expect(await outcomeOf(authenticate, await old.sign())).toBe('person-one');
    expect(keys.requests()).toBe(2);
  });

  it('stop to work once the issuer has withdrawn them', async () => {
    const [old, next] = await Promise.all([makeKey('ES256', 'old'), makeKey('ES256', 'next')]);
    keys.publish(old);
    const authenticate = withKeys(keys.url);
    expect(await outcomeOf(authenticate, await old.sign())).toBe('person-one');
    keys.publish(next);
    pass(11 * minute);
    // The look-up is in the background: this caller does not wait for it.
    await outcomeOf(authenticate, await old.sign());
    await vi.waitFor(async () => expect(await outcomeOf(authenticate, await old.sign())).toBe(refused));
    expect(keys.requests()).toBeLessThanOrEqual(3);
  });

  it('that nobody knows are looked up once in half a minute, however many tokens name them', async () => {
    const [known, unknown] = await Promise.all([makeKey('ES256', 'known'), makeKey('ES256', 'unknown')]);
    keys.publish(known);
    const authenticate = withKeys(keys.url);
    expect(await outcomeOf(authenticate, await known.sign())).toBe('person-one');
    const flood = async () => {
      const tokens = await Promise.all(
        Array.from({ length: 30 }, (_, index) => unknown.sign({}, { kid: `made-up-${index}` })),
      );
      for (const token of tokens) expect(await outcomeOf(authenticate, token)).toBe(refused);
      await Promise.all(
        tokens.map(async (token) => expect(await outcomeOf(authenticate, token)).toBe(refused)),
      );
    };
    await flood();
    expect(keys.requests()).toBe(1);
    pass(31 * second);
    await flood();
    expect(keys.requests()).toBe(2);
    pass(29 * second);
    await flood();
    expect(keys.requests()).toBe(2);
  });

  it.each<[string, (server: KeyServer) => void | Promise<void>]>([
    ['refuses connections', (server) => server.down()],
    ['answers 500', (server) => server.answer((response) => response.writeHead(500).end('no'))],
    ['answers what is no JSON', (server) => server.answer((response) => response.end('<html>'))],
    ['answers what is no key set', (server) => server.answer((response) => response.end('{"keys":1}'))],
    [
      'sends elsewhere',
      (server) => server.answer((response) => response.writeHead(302, { Location: '/elsewhere' }).end()),
    ],
    ['breaks off', (server) => server.answer((response) => response.destroy())],
  ])('whose issuer %s let nobody in, and keep working where they are known', async (_name, breakIt) => {
    const [known, other] = await Promise.all([makeKey('ES256', 'known'), makeKey('ES256', 'other')]);
    keys.publish(known);
    const early = withKeys(keys.url);
    const late = withKeys(keys.url);
    expect(await outcomeOf(early, await known.sign())).toBe('person-one');
    await breakIt(keys);

    const before = keys.requests();
    expect(await outcomeOf(late, await known.sign())).toBe(unavailable);
    pass(31 * second);
    expect(await outcomeOf(early, await other.sign())).toBe(unavailable);
    expect(await outcomeOf(early, await known.sign())).toBe('person-one');
    // Not even when the keys are due to be looked up again.
    pass(11 * minute);
    expect(await outcomeOf(early, await known.sign())).toBe('person-one');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await outcomeOf(early, await known.sign())).toBe('person-one');
    expect(keys.requests() - before).toBeLessThanOrEqual(5);
  });

  it('whose issuer is down are asked for once a second at most, and work as soon as it is back', async () => {
    const key = await makeKey('ES256', 'one');
    keys.answer((response) => response.writeHead(503).end());
    const authenticate = withKeys(keys.url);
    const tokens = await Promise.all(
      Array.from({ length: 40 }, (_, index) => key.sign({}, index === 0 ? {} : { kid: `made-up-${index}` })),
    );
    for (const token of tokens) expect(await outcomeOf(authenticate, token)).toBe(unavailable);
    expect(keys.requests()).toBe(1);
    keys.publish(key);
    pass(1100);
    expect(await outcomeOf(authenticate, await key.sign())).toBe('person-one');
    expect(keys.requests()).toBe(2);
  });

  it('whose issuer does not answer keep callers waiting for it alone, and not for long', async () => {
    const [known, other] = await Promise.all([makeKey('ES256', 'known'), makeKey('ES256', 'other')]);
    keys.publish(known);
    const authenticate = withKeys(keys.url);
    expect(await outcomeOf(authenticate, await known.sign())).toBe('person-one');
    keys.answer(() => undefined);
    pass(31 * second);
    const begun = performance.now();
    const waiting = other.sign().then((token) => outcomeOf(authenticate, token));
    await vi.waitFor(() => expect(keys.requests()).toBe(2));
    for (let index = 0; index < 10; index += 1) {
      expect(await outcomeOf(authenticate, await known.sign())).toBe('person-one');
    }
    expect(performance.now() - begun).toBeLessThan(2500);
    expect(await waiting).toBe(unavailable);
    expect(performance.now() - begun).toBeLessThan(8000);
    expect(keys.requests()).toBe(2);
  });
});

describe('what a token must say', () => {
  const now = () => Math.floor(Date.now() / 1000);

  it.each<[string, () => TokenWish, string]>([
    ['just ended, within the tolerance', () => ({ expiresIn: -3 }), 'person-one'],
    ['ended before the tolerance', () => ({ expiresIn: -8 }), 'refused: expired'],
    ['ended long ago', () => ({ expiresIn: -86_400 }), 'refused: expired'],
    ['without an end', () => ({ expiresIn: null }), refused],
    ['with an end that is no number', () => ({ claims: { exp: 'never' } }), refused],
    ['valid in a moment, within the tolerance', () => ({ claims: { nbf: now() + 3 } }), 'person-one'],
    ['valid later', () => ({ claims: { nbf: now() + 60 } }), refused],
    ['of another issuer', () => ({ iss: `${issuer}/` }), refused],
    ['of no issuer', () => ({ claims: { iss: undefined } }), refused],
    ['for another audience', () => ({ aud: 'verification' }), refused],
    ['for no audience', () => ({ claims: { aud: undefined } }), refused],
    ['for several audiences', () => ({ claims: { aud: ['billing', audience] } }), 'person-one'],
    ['for several others', () => ({ claims: { aud: ['billing', 'mail'] } }), refused],
    ['by another secret', () => ({ secret: `${jwtSecret}!` }), refused],
    ['by HS512', () => ({ alg: 'HS512' }), refused],
    ['by nobody', () => ({ alg: 'none' }), refused],
  ])('a token %s', async (_name, wish, outcome) => {
    expect(await outcomeOf(withSecret(), await mint({ sub: 'person-one', ...wish() }))).toBe(outcome);
  });

  it('the tolerance is what was configured', async () => {
    const token = await mint({ sub: 'person-one', expiresIn: -30 });
    expect(await outcomeOf(withSecret({ clockToleranceSeconds: 60 }), token)).toBe('person-one');
    expect(await outcomeOf(withSecret({ clockToleranceSeconds: 0 }), token)).toBe('refused: expired');
  });

  it.each([
    ['nothing', ''],
    ['dots', '..'],
    ['no JSON', 'bm8.bm8.bm8'],
    ['far too long a text', 'a'.repeat(100_000)],
  ])('%s is no token', async (_name, token) => {
    expect(await outcomeOf(withSecret(), token)).toBe(refused);
  });

  it('no part of it can be changed', async () => {
    const [header = '', payload = '', signature = ''] = (await mint({ sub: 'person-one' })).split('.');
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const more = encode(tokenClaims({ scope: 'verification:read verification:pii' }));
    const none = encode({ alg: 'none' });
    for (const forged of [
      `${header}.${more}.${signature}`,
      `${none}.${payload}.${signature}`,
      `${none}.${more}.`,
      `${header}.${payload}.`,
      `${header}.${payload}`,
      `${encode({ alg: 'HS256', crit: ['exp'], b64: false })}.${payload}.${signature}`,
    ]) {
      expect(await outcomeOf(withSecret(), forged)).toBe(refused);
    }
    // A critical extension that is not understood is refused although the signature is right.
    const critical = `${encode({ alg: 'HS256', crit: ['x'], x: 1 })}.${payload}`;
    const signed = createHmac('sha256', jwtSecret).update(critical).digest('base64url');
    expect(await outcomeOf(withSecret(), `${critical}.${signed}`)).toBe(refused);
  });

  it('a viewer is read from it', async () => {
    const claims = { stripe_account: ['acct_a', 'acct_b', 'nonsense', 7], scp: ['verification:redact'] };
    const viewer = await withSecret()(await mint({ sub: 'person-one', claims }));
    expect(viewer).toMatchObject({ subject: 'person-one', accounts: ['acct_a', 'acct_b'] });
    expect([...viewer.scopes]).toEqual(['verification:redact']);
    expect(viewer.expiresAt).toBeGreaterThan(Date.now());
  });

  it.each([
    ['no subject', {}],
    ['an empty subject', { sub: '' }],
  ])('%s is nobody’s', async (_name, wish) => {
    const viewer = await withSecret()(await mint(wish));
    expect(viewer).toMatchObject({ subject: null, accounts: null });
    expect([...viewer.scopes]).toEqual([]);
  });

  it.each([7, true, ['person-one'], { id: 'person-one' }, null])('the subject %o is nobody', async (sub) => {
    const viewer = await withSecret()(await mint({ claims: { sub: sub } }));
    expect(viewer.subject).toBeNull();
  });

  it('accounts are read from the claim that was configured', async () => {
    const authenticate = withSecret({ accountClaim: 'https://issuer.test/account' });
    const claims = { 'https://issuer.test/account': 'acct_a', stripe_account: 'acct_b' };
    expect((await authenticate(await mint({ claims }))).accounts).toEqual(['acct_a']);
  });

  it('what is refused does not tell of the token', async () => {
    const token = await mint({ sub: 'person-one', secret: 'another-secret-of-more-than-32-characters' });
    const error: unknown = await withSecret()(token).catch((caught: unknown) => caught);
    const told = JSON.stringify([
      String(error),
      Object.entries(error as object),
      (error as Error).cause ?? null,
    ]);
    expect(told).not.toContain('person-one');
    for (const part of token.split('.')) expect(told).not.toContain(part);
  });
});

describe('a gateway with an issuer’s keys', () => {
  it('lets its callers in while the issuer is down, and no forger ever', async () => {
    const keys = await startKeyServer();
    const key = await makeKey('RS256', 'one');
    keys.publish(key);
    const gateway = await startGateway({
      sandbox: { sessions: 1 },
      env: { AUTH_JWKS_URL: keys.url, AUTH_ISSUER: issuer, AUTH_AUDIENCE: audience },
    });
    try {
      const ask = async (token: string) => {
        const { data, errors } = await gateway.askText(
          '{ verificationSessions { nodes { id } } }',
          {},
          { Authorization: `Bearer ${token}` },
        );
        return errors[0]?.extensions.code ?? (data === undefined ? 'nothing' : 'data');
      };
      const forged = await new SignJWT(tokenClaims())
        .setProtectedHeader({ alg: 'HS256', kid: 'one' })
        .sign(new TextEncoder().encode(key.publicPem));
      expect(await ask(await key.sign())).toBe('data');
      expect(await ask(forged)).toBe('UNAUTHENTICATED');
      await keys.down();
      expect(await ask(await key.sign())).toBe('data');
      expect(await ask(forged)).toBe('UNAUTHENTICATED');
      expect(await ask(await key.sign({ exp: 1_000_000_000 }))).toBe('UNAUTHENTICATED');
    } finally {
      await gateway.stop();
      await keys.down();
    }
  });
});
