import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { createLogger } from '../../src/telemetry/logger.js';
import {
  at,
  bearer,
  everyScope,
  startGuarded,
  textAt,
  type GuardedGateway,
  type TokenWish,
} from '../access/guarded-gateway.js';
import { createSession } from '../operations/changes.js';
import { sessionStatus } from '../operations/sessions.js';
import type { GraphQLErrorShape } from '../support/gateway.js';

const secret = 'a-secret-of-routers-of-32-characters';
const forRouters = { 'Router-Authorization': secret };

/** As `npm run codegen` writes it. */
const codegenPath = new URL('../generated/persisted-documents.json', import.meta.url).pathname;
const codegenManifest = JSON.parse(readFileSync(codegenPath, 'utf8')) as Record<string, string>;
const operations = Object.entries(codegenManifest).map(([id, body]) => ({
  id,
  body,
  type: 'query',
  name: '',
}));
const apolloManifest = { format: 'apollo-persisted-query-manifest', version: 1, operations };

const statusHash = String(sessionStatus.__meta__?.['hash']);
const createHashOf = String(createSession.__meta__?.['hash']);
const unlisted = '{ __typename }';
const digest = (text: string) => createHash('sha256').update(text).digest('hex');
const byHash = (sha256Hash: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } });

const owner = 'person-one';
const folder = mkdtempSync(join(tmpdir(), 'verification-gateway-documents-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

interface Reply {
  readonly status: number;
  readonly data?: unknown;
  readonly errors?: readonly GraphQLErrorShape[];
}

async function post(
  gateway: GuardedGateway,
  body: Record<string, unknown>,
  wish: TokenWish | null = { sub: 'operator', scope: everyScope },
  headers: Record<string, string> = {},
): Promise<Reply> {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(wish === null ? {} : await bearer(wish)),
      ...headers,
    },
    body: JSON.stringify(body),
  });
  return { status: response.status, ...((await response.json()) as Omit<Reply, 'status'>) };
}

/** A session of the owner's, whatever documents the gateway takes. */
async function makeOwned(gateway: GuardedGateway): Promise<string> {
  const { data } = await post(gateway, {
    ...byHash(createHashOf),
    variables: { input: { type: 'DOCUMENT', clientReferenceId: owner } },
  });
  gateway.upstream.reset();
  return textAt(data, ['createVerificationSession', 'verificationSession', 'id']);
}

function expectRefused(gateway: GuardedGateway, reply: Reply, code: string): void {
  const codes = reply.errors?.map(({ extensions }) => extensions.code);
  // A router takes any other status for a broken subgraph.
  expect([reply.status, codes, reply.data]).toEqual([200, [code], undefined]);
  expect(gateway.upstream.calls).toEqual([]);
}

describe.each([
  ['codegen', () => codegenPath],
  ['Apollo', () => write('apollo.json', JSON.stringify(apolloManifest))],
])('with PERSISTED_ONLY and the manifest of %s', (_name, path) => {
  let gateway: GuardedGateway;
  let id = '';
  beforeAll(async () => {
    const env = { PERSISTED_DOCUMENTS: path(), PERSISTED_ONLY: 'true', ROUTER_SECRET: secret };
    gateway = await startGuarded({ env });
    id = await makeOwned(gateway);
  });
  beforeEach(() => gateway.upstream.reset());
  afterAll(() => gateway.stop());

  it('a listed hash runs, with its variables', async () => {
    const reply = await post(gateway, { ...byHash(statusHash), variables: { id } });
    expect(reply).toEqual({
      status: 200,
      data: { verificationSession: { id, status: 'REQUIRES_INPUT' } },
    });
    expect(gateway.upstream.summary()).toEqual([`GET verification_sessions/${id}`]);
  });

  it('each listed document is valid', async () => {
    for (const hash of Object.keys(codegenManifest)) {
      const { errors = [] } = await post(gateway, byHash(hash));
      // For want of variables, and of nothing else.
      for (const { extensions } of errors) expect(extensions.code).toBe('BAD_USER_INPUT');
    }
  });

  it.each<[string, Record<string, unknown>]>([
    ['a listed document as text', { query: codegenManifest[statusHash] }],
    ['a text beside its hash', { query: codegenManifest[statusHash], ...byHash(statusHash) }],
    ['another text beside a listed hash', { query: unlisted, ...byHash(statusHash) }],
    ['a text', { query: unlisted }],
    ['a mutation', { query: 'mutation { createVerificationSession(input: {}) { __typename } }' }],
    ['neither text nor hash', {}],
    ['an empty text', { query: '' }],
    ['another version of hashes', { extensions: { persistedQuery: { version: 2, sha256Hash: statusHash } } }],
  ])('%s is refused', async (_case, body) => {
    const reply = await post(gateway, { variables: { id }, ...body });
    expectRefused(gateway, reply, 'PERSISTED_QUERY_REQUIRED');
  });

  it.each([
    ['a hash that is not listed', digest(unlisted)],
    ['a listed hash in capitals', statusHash.toUpperCase()],
    ['the beginning of a listed hash', statusHash.slice(0, 32)],
    ['a name that every object has', '__proto__'],
    ['an empty hash', ''],
  ])('%s is refused', async (_case, hash) => {
    const reply = await post(gateway, { variables: { id }, ...byHash(hash) });
    expectRefused(gateway, reply, 'PERSISTED_QUERY_NOT_FOUND');
  });

  it('a document cannot be registered', async () => {
    const register = await post(gateway, { query: unlisted, ...byHash(digest(unlisted)) });
    expectRefused(gateway, register, 'PERSISTED_QUERY_REQUIRED');
    const reuse = await post(gateway, byHash(digest(unlisted)));
    expectRefused(gateway, reuse, 'PERSISTED_QUERY_NOT_FOUND');
  });

  it('a listed document shows nobody more than the caller may see', async () => {
    const asked = { ...byHash(statusHash), variables: { id } };
    const own = await post(gateway, asked, { sub: owner });
    expect(at(own.data, ['verificationSession', 'id'])).toBe(id);
    const others = await post(gateway, asked, { sub: 'person-two' });
    expect(others).toEqual({ status: 200, data: { verificationSession: null } });
    gateway.upstream.reset();
    const nobody = await post(gateway, asked, null);
    expect(nobody.data).toEqual({ verificationSession: null });
    expect(nobody.errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
    expect(gateway.upstream.calls).toEqual([]);
  });

  it('a listed change of nobody who can be told is refused for that, and leaves its line, each time', async () => {
    const change = { ...byHash(createHashOf), variables: { input: { type: 'DOCUMENT' } } };
    for (const time of [1, 2]) {
      const before = gateway.auditLines().length;
      const reply = await post(gateway, change, null, { Authorization: 'Bearer nonsense' });
      expect(
        reply.errors?.map(({ extensions }) => extensions.code),
        `${time}`,
      ).toEqual(['UNAUTHENTICATED']);
      expect(gateway.auditLines().slice(before)).toMatchObject([
        { action: 'session.create', subject: null, outcome: 'UNAUTHENTICATED' },
      ]);
    }
    expect(gateway.upstream.calls).toEqual([]);
  });

  it('a router may send its own documents, with the rights of the caller', async () => {
    const asked = { query: `{ verificationSession(id: "${id}") { status } }` };
    const own = await post(gateway, asked, { sub: owner }, forRouters);
    expect(own).toEqual({ status: 200, data: { verificationSession: { status: 'REQUIRES_INPUT' } } });
    const others = await post(gateway, asked, { sub: 'person-two' }, forRouters);
    expect(others.data).toEqual({ verificationSession: null });
    gateway.upstream.reset();
    const wrong = { 'Router-Authorization': `${secret}x` };
    expectRefused(gateway, await post(gateway, asked, { sub: owner }, wrong), 'PERSISTED_QUERY_REQUIRED');
  });
});

describe('with a manifest and nothing closed', () => {
  let gateway: GuardedGateway;
  beforeAll(async () => {
    gateway = await startGuarded({ env: { PERSISTED_DOCUMENTS: codegenPath } });
  });
  beforeEach(() => gateway.upstream.reset());
  afterAll(() => gateway.stop());

  const query = 'query Registered { __typename }';

  it('a listed hash runs', async () => {
    const id = await makeOwned(gateway);
    const reply = await post(gateway, { ...byHash(statusHash), variables: { id } });
    expect(at(reply.data, ['verificationSession', 'id'])).toBe(id);
  });

  it('a text runs', async () => {
    expect(await post(gateway, { query })).toEqual({ status: 200, data: { __typename: 'Query' } });
  });

  it('a hash is unknown until its document was registered, and then runs', async () => {
    const hash = digest(query);
    expectRefused(gateway, await post(gateway, byHash(hash)), 'PERSISTED_QUERY_NOT_FOUND');
    const answer = { status: 200, data: { __typename: 'Query' } };
    expect(await post(gateway, { query, ...byHash(hash) })).toEqual(answer);
    expect(await post(gateway, byHash(hash))).toEqual(answer);
    expect(await post(gateway, byHash(hash), null)).toEqual(answer);
  });

  it('a document under another’s hash is refused and changes neither', async () => {
    const other = 'query Other { __typename }';
    for (const hash of [digest(other), statusHash]) {
      const reply = await post(gateway, { query, ...byHash(hash) });
      expectRefused(gateway, reply, 'PERSISTED_QUERY_MISMATCH');
    }
    expectRefused(gateway, await post(gateway, byHash(digest(other))), 'PERSISTED_QUERY_NOT_FOUND');
    const listed = await post(gateway, { ...byHash(statusHash), variables: { id: 'vs_none' } });
    expect(listed.data).toEqual({ verificationSession: null });
  });

  it('a registered document is held to the limits', async () => {
    const large = `{ ${Array.from({ length: 101 }, (_, index) => `a${index}: __typename`).join(' ')} }`;
    for (const body of [{ query: large, ...byHash(digest(large)) }, byHash(digest(large))]) {
      expectRefused(gateway, await post(gateway, body), 'OPERATION_TOO_EXPENSIVE');
    }
  });
});

describe('a manifest that cannot be used stops the start', () => {
  it.each([
    ['is missing', () => join(folder, 'nowhere.json')],
    ['is a folder', () => folder],
    ['is no JSON', () => write('text.json', 'query { __typename }')],
    ['is a list', () => write('list.json', '[]')],
    ['is null', () => write('null.json', 'null')],
    ['holds other things than texts', () => write('numbers.json', '{"abc":1}')],
    [
      'is of Apollo without bodies',
      () => write('bodies.json', JSON.stringify({ ...apolloManifest, operations: [{ id: 'abc' }] })),
    ],
  ])('when it %s', async (_name, path) => {
    const config = readConfig({
      PORT: '0',
      SANDBOX_PORT: '0',
      AUDIT_LOG: devNull,
      PERSISTED_DOCUMENTS: path(),
    });
    const app = createApp(config, createLogger({ level: 'silent' }));
    await expect(app.start()).rejects.toThrow('PERSISTED_DOCUMENTS');
    expect(app.url).toBe('');
  });

  it('but an empty one does not', async () => {
    const gateway = await startGuarded({
      env: { PERSISTED_DOCUMENTS: write('empty.json', '{}'), PERSISTED_ONLY: 'true' },
    });
    try {
      expectRefused(gateway, await post(gateway, byHash(statusHash)), 'PERSISTED_QUERY_NOT_FOUND');
    } finally {
      await gateway.stop();
    }
  });

  it('when nothing but it may run and there is none', () => {
    expect(() => readConfig({ PERSISTED_ONLY: 'true' })).toThrow(/^PERSISTED_ONLY needs PERSISTED_DOCUMENTS/);
  });
});
