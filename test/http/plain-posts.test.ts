import { once } from 'node:events';
import { connect } from 'node:net';
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGateway, type TestGateway } from '../support/gateway.js';

/** One request, as it is sent by each way. */
interface Sent {
  readonly name: string;
  readonly body: string | Record<string, unknown> | readonly unknown[];
  readonly headers?: Record<string, string>;
}

interface Reply {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: unknown;
  /** As it was sent: the order of its fields is part of an answer. */
  readonly text: string;
}

let gateway: TestGateway;
let id: string;

beforeAll(async () => {
  gateway = await startGateway({
    sandbox: { sessions: 40 },
    env: { MAX_OPERATIONS_PER_MINUTE: '100000', SERVER_TIMING: 'off' },
  });
  const reply = await post('/graphql', {
    name: '',
    body: { query: '{ verificationSessions { nodes { id } } }' },
  });
  const { data } = reply.body as { data: { verificationSessions: { nodes: { id: string }[] } } };
  id = data.verificationSessions.nodes[0]?.id ?? '';
});
afterAll(() => gateway.stop());

/** Not the endpoint's own address, so that everything is left to yoga. A question mark alone is not sent by fetch. */
const byYoga = '/graphql?by=yoga';

/** What differs from one answer to the next by its nature. */
const own = new Set([
  'date',
  'x-request-id',
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
]);

async function post(path: string, { body, headers = {} }: Sent): Promise<Reply> {
  const answer = await fetch(`${gateway.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = (await answer.text()).replace(/"requestId":"(?!req_)[^"]+"/g, '"requestId":"..."');
  return {
    status: answer.status,
    headers: Object.fromEntries([...answer.headers].filter(([name]) => !own.has(name))),
    body: text.startsWith('{') ? (JSON.parse(text) as unknown) : text,
    text,
  };
}

const nested = `query Nested($first: Int = 3, $deep: Boolean! = true) {
  page: verificationSessions(first: $first) {
    edges { cursor node { ...Shown } }
    nodes { __typename allowedActions metadata { key value } }
    pageInfo { hasNextPage startCursor }
  }
}
fragment Shown on VerificationSession {
  id
  status
  createdAt
  ... on Node { id }
  lastVerificationReport @include(if: $deep) { id type document { status number } selfie @skip(if: $deep) { status } }
  verifiedOutputs { firstName dob { year } }
}`;
const two = 'query One { __typename } query Two { verificationSessions(first: 1) { nodes { status } } }';
const byId = 'query ($id: ID!) { verificationSession(id: $id) { id status } }';

const asked: readonly Sent[] = [
  { name: 'a name of a type', body: { query: '{ __typename }' } },
  { name: 'a nested page', body: { query: nested } },
  { name: 'a nested page with variables', body: { query: nested, variables: { first: 2, deep: false } } },
  { name: 'variables that are null', body: { query: nested, variables: null } },
  { name: 'introspection', body: { query: getIntrospectionQuery() } },
  { name: 'the first of two operations', body: { query: two, operationName: 'One' } },
  { name: 'the second of two operations', body: { query: two, operationName: 'Two' } },
  { name: 'none of two operations', body: { query: two } },
  { name: 'another than two operations', body: { query: two, operationName: 'Three' } },
  { name: 'an operation name that is null', body: { query: '{ __typename }', operationName: null } },
  { name: 'a session that is not there', body: { query: byId, variables: { id: 'vs_none' } } },
  { name: 'an id that is none', body: { query: byId, variables: { id: 'acct_1' } } },
  { name: 'a variable that is missing', body: { query: byId } },
  { name: 'a variable of a wrong type', body: { query: byId, variables: { id: { deep: ['secret'] } } } },
  { name: 'a page that is too large', body: { query: nested, variables: { first: 1000 } } },
  {
    name: 'aliases that fail each for itself',
    body: { query: '{ a: node(id: "x") { id } b: __typename c: node(id: "vr_1") { id } }' },
  },
  {
    name: 'a change that is refused',
    body: {
      query:
        'mutation { createVerificationSession(input: { type: DOCUMENT, returnUrl: "no url" }) { __typename ... on VerificationProblem { code message param } } }',
    },
  },
  {
    name: 'a change of what is not there',
    body: {
      query:
        'mutation { cancelVerificationSession(input: { id: "vs_none" }) { __typename ... on VerificationProblem { code } } }',
    },
  },
  { name: 'a text that cannot be parsed', body: { query: '{ verificationSessions(first: "secret' } },
  { name: 'a field that there is not', body: { query: '{ verificationSession { id } }' } },
  { name: 'more than the limits', body: { query: `{ ${'node(id: "vs_1") { id } '.repeat(30)} }` } },
  { name: 'an empty query', body: { query: '' } },
  { name: 'no query', body: {} },
  { name: 'a query that is no text', body: { query: 7 } },
  { name: 'a query that is null', body: { query: null } },
  { name: 'variables that are a list', body: { query: byId, variables: ['vs_1'] } },
  { name: 'variables that are a text', body: { query: byId, variables: '{"id":"vs_1"}' } },
  { name: 'a parameter that there is not', body: { query: '{ __typename }', quary: '' } },
  { name: 'extensions', body: { query: '{ __typename }', extensions: { client: 1 } } },
  { name: 'extensions that are a list', body: { query: '{ __typename }', extensions: [] } },
  {
    name: 'the hash of another text',
    body: { query: '{ __typename }', extensions: { persistedQuery: { version: 1, sha256Hash: 'abc' } } },
  },
  {
    name: 'a hash that nobody knows',
    body: { extensions: { persistedQuery: { version: 1, sha256Hash: 'abc' } } },
  },
  {
    name: 'a subscription',
    body: { query: 'subscription { verificationSessionUpdated(id: "vs_1") { id } }' },
  },
  { name: 'a batch', body: [{ query: '{ __typename }' }] },
  { name: 'a text as body', body: '"{ __typename }"' },
  { name: 'null as body', body: 'null' },
  { name: 'no JSON', body: '{"query": "{ __typename }"' },
  { name: 'nothing', body: '' },
  { name: 'a byte order mark', body: '\ufeff{"query":"{ __typename }"}' },
  {
    name: 'letters of other scripts',
    body: {
      query:
        'query { verificationSessions(first: 1, filter: { clientReferenceId: "Zoë 你好 😀" }) { nodes { id } } }',
    },
  },
  {
    name: 'a body of more than a megabyte',
    body: { query: '{ __typename }', variables: { pad: 'x'.repeat(1_000_001) } },
  },
];

const accepted = [
  '*/*',
  'application/json',
  'application/graphql-response+json',
  'application/graphql-response+json,application/json;q=0.9',
  'application/graphql-response+json, application/json',
  'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed',
  'application/json; charset=utf-8',
  'text/event-stream',
  'text/html',
];

describe('an answer', () => {
  it('has its fields in the order in which they were asked for, whichever are known first', async () => {
    const query = `{ slow: verificationSession(id: "${id}") { status id } __typename fast: node(id: "vs_none") { id } }`;
    for (const path of [byYoga, '/graphql', '/graphql', '/graphql']) {
      const { text } = await post(path, { name: '', body: { query } });
      expect(text).toMatch(/^{"data":{"slow":{"status":"\w+","id":"\w+"},"__typename":"Query","fast":/);
    }
  });
});

describe('a plain POST', () => {
  it.each(asked)('is answered as any other: $name', async (sent) => {
    const body = JSON.parse(JSON.stringify({ body: sent.body }).replaceAll('vs_1"', `${id}"`)) as Pick<
      Sent,
      'body'
    >;
    const request = { ...sent, ...body };
    const expected = await post(byYoga, request);
    expect(await post('/graphql', request), 'when it comes for the first time').toEqual(expected);
    expect(await post('/graphql', request), 'when it is known').toEqual(expected);
  });

  it.each(accepted)('is answered in the form that is accepted: %s', async (accept) => {
    for (const query of ['{ __typename }', '{ nothing }', '{ node(id: "x") { id } }']) {
      const request = { name: '', body: { query }, headers: { accept } };
      const expected = await post(byYoga, request);
      for (const time of [1, 2])
        expect(await post('/graphql', request), `${query} ${time}`).toEqual(expected);
    }
  });

  it.each([
    'application/json; charset=utf-8',
    'application/json;charset=UTF-8',
    'text/plain',
    'application/graphql+json',
    'application/x-www-form-urlencoded',
  ])('is read as what it says it is: %s', async (type) => {
    const request = { name: '', body: { query: '{ __typename }' }, headers: { 'content-type': type } };
    expect(await post('/graphql', request)).toEqual(await post(byYoga, request));
  });

  const chunked = (size: number) =>
    new ReadableStream<Uint8Array>({
      start(stream) {
        stream.enqueue(Buffer.from('{"query":"{ __typename }","variables":{"pad":"'));
        for (let sent = 0; sent < size; sent += 10_000) stream.enqueue(Buffer.alloc(10_000, 'x'));
        stream.enqueue(Buffer.from('"}}'));
        stream.close();
      },
    });

  it.each([
    ['that is a megabyte in all', 900_000, 200, { data: { __typename: 'Query' } }],
    ['that does not say how long it is, and is too long', 2_000_000, 413, undefined],
  ])('is read in pieces, to the end or to the limit: one %s', async (_name, size, status, body) => {
    const answer = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: chunked(size),
      duplex: 'half',
    } as RequestInit);
    expect(answer.status).toBe(status);
    const said = (await answer.json()) as { errors?: { extensions: { code: string } }[] };
    if (body === undefined)
      expect(said.errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_REQUEST']);
    else expect(said).toEqual(body);
  });

  it('whose client goes before its end leaves nothing behind', async () => {
    const { hostname, port } = new URL(gateway.url);
    for (let round = 0; round < 5; round += 1) {
      const socket = connect(Number(port), hostname);
      socket.write(
        'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"query"',
      );
      await once(socket, 'connect');
      socket.destroy();
      await once(socket, 'close');
    }
    const { body } = await post('/graphql', { name: '', body: { query: '{ __typename }' } });
    expect(body).toEqual({ data: { __typename: 'Query' } });
    // A request that is not over would hold up the stop.
    expect(gateway.log()).not.toContain('unexpected error');
  });
});
