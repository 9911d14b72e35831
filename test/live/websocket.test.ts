import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { at, bearer, makeOwned, mint } from '../access/guarded-gateway.js';
import { owner } from '../access/viewers.js';
import { startLive, type LiveGateway } from './live-gateway.js';
import { codesOf, operator, webSocket, type Subscriber, type Subscription } from './subscriber.js';

const field = 'verificationSessionUpdated';
const protocol = 'graphql-transport-ws';
const appOrigin = 'https://app.example.com';
const routerSecret = 'a-secret-of-routers-of-32-characters';
const forRouters = { 'Router-Authorization': routerSecret };

let gateway: LiveGateway;
let id = '';
beforeAll(async () => {
  gateway = await startLive({ env: { CORS_ORIGINS: appOrigin, ROUTER_SECRET: routerSecret } });
  id = await makeOwned(gateway, owner);
});
beforeEach(() => gateway.upstream.reset());
afterAll(() => gateway.stop());

function begin(
  subscription: Subscription,
  headers: Record<string, string>,
  of: LiveGateway = gateway,
): Subscriber {
  const subscriber = webSocket.subscribe(of, subscription, headers);
  onTestFinished(() => subscriber.close());
  return subscriber;
}

async function expectRefused(subscriber: Subscriber, code: string): Promise<void> {
  const { data, errors } = await subscriber.next();
  expect([data ?? null, errors.map(({ extensions }) => extensions.code)]).toEqual([null, [code]]);
  for (const { extensions } of errors) expect(extensions.requestId).toMatch(/^[\w-]{8,}$/);
  expect(await subscriber.ended).toBe('complete');
  expect(subscriber.results).toHaveLength(1);
}

function open(headers: Record<string, string> = {}, of = protocol, path = '/graphql'): WebSocket {
  const socket = new WebSocket(`${gateway.url.replace('http', 'ws')}${path}`, of, { headers });
  onTestFinished(() => socket.terminate());
  return socket;
}

function closeCodeOf(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => {
    socket.once('close', resolve);
    socket.on('error', () => undefined);
  });
}

/** The next message of the kind. */
async function messageOf(socket: WebSocket, type: string): Promise<Record<string, unknown>> {
  for (;;) {
    const [data] = (await once(socket, 'message')) as [Buffer];
    const message = JSON.parse(data.toString()) as Record<string, unknown>;
    if (message['type'] === type) return message;
  }
}

describe('operations', () => {
  it.each<[string, Subscription]>([
    ['a query', { query: '{ __typename }' }],
    ['a mutation', { query: 'mutation { createVerificationSession(input: {}) { __typename } }' }],
    [
      'a query among others',
      {
        query: `query A { __typename } subscription B { ${field}(id: "vs_1") { id } }`,
        operationName: 'A',
      },
    ],
  ])('%s is refused', async (_name, subscription) => {
    await expectRefused(begin(subscription, await operator()), 'GRAPHQL_VALIDATION_FAILED');
    expect(gateway.upstream.calls).toEqual([]);
  });

  it.each([
    ['broken', 'subscription {', 'GRAPHQL_PARSE_FAILED'],
    ['with an unknown field', 'subscription { nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'with a variable of a wrong type',
      `subscription ($id: ID!) { ${field}(id: $id) { id } }`,
      'BAD_USER_INPUT',
    ],
    [
      'that goes too deep',
      `subscription { ${field}(id: "vs_1") { ${deep(16)} } }`,
      'OPERATION_TOO_EXPENSIVE',
    ],
    [
      'with too many aliases',
      `subscription { ${field}(id: "vs_1") { ${Array.from({ length: 101 }, (_, index) => `a${index}: id`).join(' ')} } }`,
      'OPERATION_TOO_EXPENSIVE',
    ],
  ])('a document %s is refused', async (_name, query, code) => {
    const secretInput = { id: { email: 'jenny@example.com' } };
    const subscriber = begin({ query, variables: secretInput }, await operator());
    await expectRefused(subscriber, code);
    expect(JSON.stringify(subscriber.results)).not.toContain('jenny');
    expect(gateway.upstream.calls).toEqual([]);
  });

  it('a question about the schema is refused where it is closed, and one about a type’s name is not', async () => {
    const query = 'subscription { __schema { types { name } } }';
    const { data, errors: refusals } = await begin({ query }, await operator()).next();
    expect([data, new Set(refusals.map(({ extensions }) => extensions.code))]).toEqual([
      undefined,
      new Set(['GRAPHQL_VALIDATION_FAILED']),
    ]);
    const inside = `subscription { ${field}(id: "${id}") { id __typename } }`;
    const { errors } = await begin({ query: inside }, await operator()).next();
    expect(errors).toEqual([]);
  });

  it('two fields at once are refused', async () => {
    const query = `subscription { a: ${field}(id: "${id}") { id } b: ${field}(id: "${id}") { id } }`;
    const subscriber = begin({ query }, await operator());
    await expectRefused(subscriber, 'GRAPHQL_VALIDATION_FAILED');
  });
});

describe('who asks', () => {
  const query = () => `subscription { ${field}(id: "${id}") { id } }`;

  it.each(['Authorization', 'authorization', 'AUTHORIZATION'])(
    'is told by %s of the first message',
    async (name) => {
      const subscriber = begin({ query: query() }, { [name]: `Bearer ${await mint({ sub: owner })}` });
      expect((await subscriber.next()).data).toEqual({ [field]: { id } });
    },
  );

  it('is told by a header of the upgrade, where a client can set one', async () => {
    const socket = open(await bearer({ sub: owner }));
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'connection_init' }));
    await messageOf(socket, 'connection_ack');
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: query() } }));
    expect(at(await messageOf(socket, 'next'), ['payload', 'data'])).toEqual({ [field]: { id } });
  });

  it.each<[string, () => Promise<unknown>]>([
    ['no token', () => Promise.resolve({})],
    ['an expired token', () => bearer({ sub: owner, expiresIn: -60 })],
    ['a number for a token', () => Promise.resolve({ Authorization: 7 })],
    [
      'a token with a line break',
      async () => ({ Authorization: `Bearer ${await mint({ secret: 'x'.repeat(40) })}\r\nX: y` }),
    ],
    ['a token under another name', async () => ({ token: await mint({ sub: owner }) })],
  ])('with %s gets nothing', async (_name, params) => {
    const headers = (await params()) as Record<string, string>;
    await expectRefused(begin({ query: query() }, headers), 'UNAUTHENTICATED');
    expect(gateway.upstream.calls).toEqual([]);
  });

  it('errors of two operations have ids of their own', async () => {
    const ids = new Set<string | undefined>();
    for (const wanted of ['vs_none', 'vs_nobody']) {
      const subscriber = begin(
        { query: `subscription { ${field}(id: "${wanted}") { id } }` },
        await operator(),
      );
      const { errors } = await subscriber.next();
      ids.add(errors[0]?.extensions.requestId);
    }
    expect(ids.size).toBe(2);
    expect(ids.has(undefined)).toBe(false);
  });
});

describe('the connection', () => {
  async function statusOf(headers: Record<string, string>, path?: string): Promise<number | 'open'> {
    const socket = open(headers, protocol, path);
    socket.on('error', () => undefined);
    return Promise.race([
      once(socket, 'open').then(() => 'open' as const),
      once(socket, 'unexpected-response').then(
        ([, response]) => (response as IncomingMessage).statusCode ?? 0,
      ),
    ]);
  }

  it('is refused to pages of other origins', async () => {
    const host = new URL(gateway.url).host;
    for (const origin of [
      'https://evil.example',
      `${appOrigin}.evil.example`,
      `https://evil.example?${host}`,
      'null',
      '',
    ]) {
      expect([origin, await statusOf({ Origin: origin })]).toEqual([origin, 401]);
    }
  });

  it('is open to listed origins, to pages of the gateway itself and to programs', async () => {
    for (const headers of [{ Origin: appOrigin }, { Origin: gateway.url }, {}]) {
      expect(await statusOf(headers)).toBe('open');
    }
  });

  it('is refused at other paths', async () => {
    for (const path of ['/', '/graphiql', '/webhooks/stripe']) expect(await statusOf({}, path)).toBe(400);
  });

  it('is closed where the protocol is another', async () => {
    const socket = open({}, 'graphql-ws');
    // The client breaks off by itself where no protocol is agreed on.
    expect([1006, 4406]).toContain(await closeCodeOf(socket));
  });

  it('is closed where nothing is said first', { timeout: 15_000 }, async () => {
    expect(await closeCodeOf(open())).toBe(4408);
  });

  it.each([
    [
      'a subscription before the first message',
      { id: '1', type: 'subscribe', payload: { query: '{ a }' } },
      4401,
    ],
    ['a message of another shape', { type: 'hello' }, 4400],
    ['a message of a megabyte', { type: 'connection_init', payload: { text: 'x'.repeat(1_000_000) } }, 1009],
  ])('is closed by %s', async (_name, message, code) => {
    const socket = open();
    await once(socket, 'open');
    const closed = closeCodeOf(socket);
    socket.send(JSON.stringify(message));
    expect(await closed).toBe(code);
    // It closes that one alone.
    expect(await statusOf({})).toBe('open');
  });

  it('is closed by the same id twice at a time', async () => {
    const socket = open(await operator());
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'connection_init' }));
    await messageOf(socket, 'connection_ack');
    const subscribe = {
      id: '1',
      type: 'subscribe',
      payload: { query: `subscription { ${field}(id: "${id}") { id } }` },
    };
    const closed = closeCodeOf(socket);
    socket.send(JSON.stringify(subscribe));
    socket.send(JSON.stringify(subscribe));
    expect(await closed).toBe(4409);
    await expect.poll(() => gateway.openSubscriptions()).toBe(0);
  });
});

describe('with PERSISTED_ONLY', () => {
  const listed = `subscription Listed($id: ID!) { ${field}(id: $id) { id } }`;
  const byHash = (sha256Hash: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } });
  const digest = (text: string) => createHash('sha256').update(text).digest('hex');
  const folder = mkdtempSync(join(tmpdir(), 'verification-gateway-live-'));
  let closed: LiveGateway;
  let variables: { id: string };

  beforeAll(async () => {
    const manifest = join(folder, 'manifest.json');
    writeFileSync(
      manifest,
      JSON.stringify({ [digest(listed)]: listed, [digest('{ __typename }')]: '{ __typename }' }),
    );
    const env = { PERSISTED_DOCUMENTS: manifest, PERSISTED_ONLY: 'true', ROUTER_SECRET: routerSecret };
    closed = await startLive({ env });
    const response = await fetch(`${closed.sandbox.url}/v1/identity/verification_sessions`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${closed.sandbox.secretKey}` },
      body: new URLSearchParams({ type: 'document' }),
    });
    variables = (await response.json()) as { id: string };
    variables = { id: variables.id };
  });
  beforeEach(() => closed.upstream.reset());
  afterAll(async () => {
    await closed.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('a listed document runs by its hash', async () => {
    const subscriber = begin({ ...byHash(digest(listed)), variables }, await operator(), closed);
    expect(await subscriber.next()).toEqual({ data: { [field]: variables }, errors: [] });
  });

  it('a router may send its own', async () => {
    const headers = { ...(await operator()), ...forRouters };
    const subscriber = begin({ query: `${listed} # not listed`, variables }, headers, closed);
    expect((await subscriber.next()).data).toEqual({ [field]: variables });
  });

  it.each<[string, Subscription, string]>([
    ['a text', { query: listed }, 'PERSISTED_QUERY_REQUIRED'],
    ['a text beside its hash', { query: listed, ...byHash(digest(listed)) }, 'PERSISTED_QUERY_REQUIRED'],
    ['nothing', {}, 'PERSISTED_QUERY_REQUIRED'],
    ['a hash that is not listed', byHash(digest('{ a }')), 'PERSISTED_QUERY_NOT_FOUND'],
    ['a name that every object has', byHash('__proto__'), 'PERSISTED_QUERY_NOT_FOUND'],
    ['a query by its hash', byHash(digest('{ __typename }')), 'GRAPHQL_VALIDATION_FAILED'],
  ])('%s is refused', async (_name, subscription, code) => {
    await expectRefused(begin({ variables, ...subscription }, await operator(), closed), code);
    expect(closed.upstream.calls).toEqual([]);
  });

  it('a wrong router’s secret does not help', async () => {
    const headers = { ...(await operator()), 'Router-Authorization': `${routerSecret}x` };
    const subscriber = begin({ query: listed, variables }, headers, closed);
    expect(codesOf(await subscriber.next())).toEqual(['PERSISTED_QUERY_REQUIRED']);
  });
});

/** A selection that goes down so many times. */
function deep(levels: number): string {
  return levels === 0
    ? 'id'
    : `lastVerificationReport { verificationSession { ${levels > 1 ? deep(levels - 2) : 'id'} } }`;
}
