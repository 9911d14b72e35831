import {
  getIntrospectionQuery,
  getNamedType,
  isCompositeType,
  isObjectType,
  type GraphQLNamedType,
} from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  bearer,
  everyScope,
  makeOwned,
  reportOf,
  startGuarded,
  type GuardedGateway,
} from '../access/guarded-gateway.js';
import * as changes from '../operations/changes.js';
import * as nodes from '../operations/nodes.js';
import * as personalData from '../operations/personal-data.js';
import * as reports from '../operations/reports.js';
import * as sessions from '../operations/sessions.js';
import { startGateway, type GraphQLErrorShape } from '../support/gateway.js';
import { committedSchema } from './graphiql/committed-schema.js';

const secret = 'a-secret-of-routers-of-32-characters';
const forRouters = { 'Router-Authorization': secret };

interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

interface Bomb {
  readonly name: string;
  readonly sent: Sent;
  readonly codes: readonly string[];
  readonly status?: number;
  /** What is answered beside the refusal. */
  readonly data?: unknown;
}

interface Reply {
  readonly status: number;
  readonly text: string;
  readonly data?: Record<string, unknown> | null;
  readonly errors: readonly GraphQLErrorShape[];
  readonly extensions?: unknown;
}

let gateway: GuardedGateway;
let operator: Record<string, string>;

beforeAll(async () => {
  gateway = await startGuarded({
    sandbox: { sessions: 120 },
    // The bombs of a minute are more than a subject may ask for.
    env: { ROUTER_SECRET: secret, MAX_OPERATIONS_PER_MINUTE: '100000' },
  });
  operator = await bearer({ sub: 'operator', scope: everyScope });
});
beforeEach(() => gateway.upstream.reset());
afterAll(() => gateway.stop());

/** Sends as whoever holds every right, so that nothing but the hardening refuses. */
async function send({ method = 'POST', path = '/graphql', headers = {}, body }: Sent): Promise<Reply> {
  const response = await fetch(`${gateway.url}${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', ...operator, ...headers },
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  const parsed = text.startsWith('{') ? (JSON.parse(text) as Partial<Reply>) : {};
  return { errors: [], ...parsed, status: response.status, text };
}

const document = (query: string, variables: Record<string, unknown> = {}): Sent => ({
  body: JSON.stringify({ query, variables }),
});
const many = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => part(index)).join(' ');
const codesOf = ({ errors }: Reply) => errors.map(({ extensions }) => extensions.code);

/** What is refused: these codes, nothing but nulls for data, and nothing asked of Stripe. */
function expectRefused(reply: Reply, codes: readonly string[], status = 200, data: unknown = null): void {
  const answered = { status: reply.status, codes: codesOf(reply), data: reply.data ?? null };
  expect(answered).toEqual({ status, codes, data });
  expect(gateway.upstream.calls).toEqual([]);
}

// graphql-cop tells a weak server by what it answers; each test names what the probe looks for.
describe('the probe of graphql-cop', () => {
  it('alias overloading finds no alias100 in the data', async () => {
    const reply = await send(document(`query cop { ${many(101, (index) => `alias${index}: __typename`)} }`));
    expect(reply.text).not.toContain('alias100');
    expectRefused(reply, ['OPERATION_TOO_EXPENSIVE']);
  });

  it('array-based query batching finds no list of ten answers', async () => {
    const batch = Array.from({ length: 10 }, () => ({ query: 'query cop { __typename }' }));
    const reply = await send({ body: JSON.stringify(batch) });
    expect(reply.text.startsWith('[')).toBe(false);
    expectRefused(reply, ['BAD_REQUEST'], 400);
  });

  it('GET method query support (CSRF) finds no __typename in the data', async () => {
    const path = `/graphql?${new URLSearchParams({ query: 'query cop { __typename }' })}`;
    expectRefused(await send({ method: 'GET', path }), ['BAD_REQUEST'], 400);
  });

  it('POST based url-encoded query (CSRF) finds no __typename in the data', async () => {
    const reply = await send({
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ query: 'query cop { __typename }' }).toString(),
    });
    expect(reply.text).not.toContain('__typename');
    expectRefused(reply, ['BAD_REQUEST'], 415);
  });

  it.each<[string, string, string[]]>([
    ['an answer', 'query cop { __typename }', []],
    ['an unknown field', 'query cop { abc }', ['GRAPHQL_VALIDATION_FAILED']],
    ['what is no document', 'qwerty cop { abc }', ['GRAPHQL_PARSE_FAILED']],
    ['a field that fails', 'query cop { node(id: "abc") { id } }', ['BAD_USER_INPUT']],
  ])('trace mode finds neither tracing nor an exception in %s', async (_name, query, codes) => {
    for (const path of ['/graphql', '/graphql?debug=1']) {
      const reply = await send({ ...document(query), path });
      expect(reply.extensions).toBeUndefined();
      expect(codesOf(reply)).toEqual(codes);
      for (const { extensions } of reply.errors) {
        expect(Object.keys(extensions)).not.toContain('exception');
      }
      expect(reply.text).not.toMatch(/tracing|exception|stack|node_modules|\.[jt]s:\d/i);
      expect(gateway.upstream.calls).toEqual([]);
    }
  });

  it('field duplication finds no __typename in the data', async () => {
    const reply = await send(document(`query cop { ${many(500, () => '__typename')} }`));
    expectRefused(reply, ['OPERATION_TOO_EXPENSIVE']);
  });

  it.each([
    ['of introspection', 'query cop { __schema { directive } }'],
    ['of Query', 'query cop { verificationSessio(id: "vs_1") { id } }'],
    ['of a session', 'query cop { verificationSession(id: "vs_1") { statsu } }'],
  ])('field suggestions %s finds no "Did you mean"', async (_name, query) => {
    const reply = await send(document(query));
    expect(reply.text).not.toMatch(/did you mean/i);
    expectRefused(
      reply,
      reply.errors.map(() => 'GRAPHQL_VALIDATION_FAILED'),
    );
    expect(reply.errors).not.toEqual([]);
  });

  it.each(['/', '/graphiql', '/playground', '/console', '/graphql'])(
    'GraphiQL explorer/playground finds no page at %s',
    async (path) => {
      const reply = await send({ method: 'GET', path, headers: { Accept: 'text/html' } });
      expect(reply.text).not.toMatch(/graphiql|playground|graphql console|<html|<script/i);
      expectRefused(reply, [], path === '/graphql' ? 406 : 404);
    },
  );

  it('introspection finds no types in the data', async () => {
    const reply = await send(document('query cop { __schema { types { name fields { name } } } }'));
    expect(new Set(codesOf(reply))).toEqual(new Set(['GRAPHQL_VALIDATION_FAILED']));
    expectRefused(reply, codesOf(reply));
    expect(reply.text).not.toContain('VerificationSession');
  });

  it('directive overloading finds no ten errors', async () => {
    const reply = await send(document(`query cop { __typename ${many(10, () => '@aa')} }`));
    expectRefused(reply, ['OPERATION_TOO_EXPENSIVE']);
  });

  it('circular query using introspection finds no types in the data', async () => {
    const circle = `${'fields { type { '.repeat(5)} name ${'} } '.repeat(5)}`;
    const query = `query cop { __schema { types { ${circle} } } }`;
    for (const headers of [{}, forRouters]) {
      const reply = await send({ ...document(query), headers });
      expect(reply.errors[0]?.message).toBe('Maximum introspection depth exceeded');
      expect(new Set(codesOf(reply))).toEqual(new Set(['GRAPHQL_VALIDATION_FAILED']));
      expectRefused(reply, codesOf(reply));
    }
  });

  it('mutation is allowed over GET (CSRF) finds no __typename in the data', async () => {
    const path = `/graphql?${new URLSearchParams({ query: 'mutation cop { __typename }' })}`;
    expectRefused(await send({ method: 'GET', path }), ['BAD_REQUEST'], 400);
    const asked = { 'GraphQL-Require-Preflight': '1' };
    expectRefused(await send({ method: 'GET', path, headers: asked }), ['BAD_REQUEST'], 405);
  });
});

describe('a bomb is refused quickly:', () => {
  const session = (selection: string) => `verificationSession(id: "vs_1") { ${selection} }`;
  const pairs = (depth: number) =>
    Array.from({ length: depth }).reduce<string>(
      (inner, _, index) =>
        `${index % 2 === 0 ? 'lastVerificationReport' : 'verificationSession'} { ${inner} }`,
      'id',
    );
  const doubled = (levels: number) =>
    `{ ...F0 } ${many(levels, (level) => `fragment F${level} on Query { ...F${level + 1} ...F${level + 1} }`)}
      fragment F${levels} on Query { __typename }`;
  const doubledFields = (levels: number) =>
    `{ ${session('...F0')} } ${many(levels, (level) => {
      const next = `lastVerificationReport { verificationSession { ...F${level + 1} } }`;
      return `fragment F${level} on VerificationSession { a: ${next} b: ${next} }`;
    })} fragment F${levels} on VerificationSession { id }`;
  const ids = Array.from({ length: 10_000 }, (_, index) => `vs_${index}`);
  const representations = ids.map((id) => ({ __typename: 'VerificationSession', id }));
  const brackets = (count: number) => `${'['.repeat(count)}${']'.repeat(count)}`;

  const expensive = ['OPERATION_TOO_EXPENSIVE'];
  const wrongInput = ['BAD_USER_INPUT'];
  const documents: [string, string, string[]][] = [
    ['10,000 aliases', `{ ${many(10_000, (index) => `a${index}: __typename`)} }`, expensive],
    ['1,000 aliases', `{ ${many(1000, (index) => `a${index}: __typename`)} }`, expensive],
    ['500 levels', `{ ${session(pairs(500))} }`, expensive],
    ['16 levels', `{ ${session(pairs(16))} }`, expensive],
    ['5,000 directives', `{ __typename ${many(5000, () => '@include(if: true)')} }`, expensive],
    ['1,900 directives', `{ __typename ${many(1900, () => '@aa')} }`, expensive],
    [
      'a fragment cycle',
      `{ ${session('...A')} } fragment A on VerificationSession { id ...B } fragment B on VerificationSession { ...A }`,
      ['GRAPHQL_VALIDATION_FAILED'],
    ],
    ['a fragment within itself', '{ ...A } fragment A on Query { ...A }', ['GRAPHQL_VALIDATION_FAILED']],
    ['fragments that double 30 times', doubled(30), expensive],
    ['fragments that double fields 30 times', doubledFields(30), expensive],
    ['10,000 ids in the document', `{ nodes(ids: ${JSON.stringify(ids)}) { id } }`, expensive],
    ['a field 50,000 times', `{ ${many(50_000, () => '__typename')} }`, expensive],
    ['a field 3,900 times', `{ ${many(3900, () => '__typename')} }`, expensive],
    ['100,000 lists in lists', `{ nodes(ids: ${brackets(100_000)}) { id } }`, expensive],
    ['3,990 lists in lists', `{ nodes(ids: ${'['.repeat(3990)}) { id } }`, expensive],
    ['1,900 lists in lists', `{ nodes(ids: ${brackets(1900)}) { id } }`, ['GRAPHQL_VALIDATION_FAILED']],
    ['100,000 selections in selections', '{ a '.repeat(100_000), expensive],
  ];
  const bombs: Bomb[] = [
    ...documents.map(([name, query, codes]) => ({ name, sent: document(query), codes })),
    {
      name: '10,000 ids',
      sent: document('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids }),
      codes: wrongInput,
    },
    {
      name: '10,000 representations',
      sent: {
        ...document('query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }', {
          r: representations,
        }),
        headers: forRouters,
      },
      codes: wrongInput,
    },
    {
      name: 'a document of 200 kB, padded with a comment',
      sent: document(`{ __typename } # ${'x'.repeat(200_000)}`),
      codes: ['OPERATION_TOO_EXPENSIVE'],
    },
    {
      name: 'a document of 2 MB',
      sent: document(`{ __typename } # ${'x'.repeat(2_000_000)}`),
      codes: ['BAD_REQUEST'],
      status: 413,
    },
    {
      name: 'variables of 2 MB',
      sent: document('{ __typename }', { x: 'x'.repeat(2_000_000) }),
      codes: ['BAD_REQUEST'],
      status: 413,
    },
    {
      name: '100,000 lists in lists of variables',
      sent: {
        body: `{"query":"query ($ids: [ID!]!) { nodes(ids: $ids) { id } }","variables":{"ids":${brackets(100_000)}}}`,
      },
      codes: wrongInput,
    },
    {
      name: '100,000 lists in lists of a representation',
      sent: {
        body: `{"query":"query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }","variables":{"r":${brackets(100_000)}}}`,
        headers: forRouters,
      },
      codes: wrongInput,
      data: { _entities: [null] },
    },
    {
      name: '100,000 brackets that nothing closes',
      sent: { body: `{"query":"{ __typename }","variables":{"x":${'['.repeat(100_000)}` },
      codes: ['BAD_REQUEST'],
      status: 400,
    },
  ];

  it.each(bombs)('$name', { retry: 3 }, async ({ sent, codes, status, data }) => {
    const times: number[] = [];
    for (let round = 0; round < 6; round += 1) {
      // Each is another document: what is remembered of the one before would answer for it.
      const body = sent.body?.replace('"query":"', `"query":"# ${times.length}\\n`) ?? '';
      const stop = startWatch();
      const reply = await send({ ...sent, body });
      times.push(stop());
      expectRefused(reply, codes, status, data);
    }
    const [, ...afterWarmUp] = times;
    expect(Math.min(...afterWarmUp)).toBeLessThan(50);
  });

  it('and none of them surprised the gateway', () => {
    expect(gateway.log()).not.toContain('unexpected error');
  });
});

describe('what is large and honest is answered:', () => {
  const operations = Object.entries({ ...changes, ...nodes, ...personalData, ...reports, ...sessions });

  it.each(operations)('%s', async (name, operation) => {
    const sessionId = await makeOwned(gateway, 'person-one', 'verified');
    const ofReport = operation.toString().includes('verificationReport(id');
    const id = ofReport ? await reportOf(gateway, sessionId) : sessionId;
    const open = await makeOwned(gateway, 'person-two');
    const input = name === 'createSession' ? { type: 'DOCUMENT' } : { id: open };
    const { data, errors } = await gateway.askAsOperator(operation.toString(), {
      id,
      ids: [sessionId, open],
      first: 20,
      input,
    });
    expect(errors).toEqual([]);
    expect(data).not.toBeNull();
  });

  it('a page of 100 sessions with every field', async () => {
    const selection = everyField(committedSchema().getType('VerificationSession'));
    expect(selection).toContain('expirationDate');
    const { data, errors } = await gateway.askAsOperator(
      `query ($first: Int) { verificationSessions(first: $first) { nodes ${selection} } }`,
      { first: 100 },
    );
    expect(errors).toEqual([]);
    expect((data as { verificationSessions: { nodes: unknown[] } }).verificationSessions.nodes).toHaveLength(
      100,
    );
    const literal = await gateway.askAsOperator(
      `{ verificationSessions(first: 100) { nodes ${selection} } }`,
    );
    expect(literal.errors).toEqual([]);
  });

  it('20 aliases', async () => {
    const id = await makeOwned(gateway, 'person-one');
    const { data, errors } = await gateway.askAsOperator(
      `{ ${many(20, (index) => `a${index}: verificationSession(id: "${id}") { id status }`)} }`,
    );
    expect(errors).toEqual([]);
    expect(Object.keys(data as object)).toHaveLength(20);
  });

  it('GraphiQL’s question about the schema, where it is on', async () => {
    const open = await startGateway({ sandbox: { sessions: 0 } });
    try {
      const query = getIntrospectionQuery({ schemaDescription: true, inputValueDeprecation: true });
      const { data, errors } = await open.askText(query);
      expect(errors).toEqual([]);
      expect(JSON.stringify(data)).toContain('CreateVerificationSessionInput');
    } finally {
      await open.stop();
    }
  });
});

/** Measures milliseconds; on a machine with other work, without the time that was spent waiting for a turn. */
function startWatch(): () => number {
  const began = performance.now();
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return Math.min(performance.now() - began, (user + system) / 1000);
  };
}

/** All that can be selected of a type, without pages and without coming back to a type. */
function everyField(type: GraphQLNamedType | undefined, above: readonly string[] = []): string {
  if (!isObjectType(type)) throw new Error(`${String(type)} is no object`);
  const parts = Object.values(type.getFields()).flatMap((field) => {
    const inner = getNamedType(field.type);
    if (!isCompositeType(inner)) return [field.name];
    const comesBack = [...above, type.name].includes(inner.name);
    if (comesBack || inner.name.endsWith('Connection')) return [];
    return [`${field.name} ${everyField(inner, [...above, type.name])}`];
  });
  return `{ ${parts.join(' ')} }`;
}
