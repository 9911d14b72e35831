import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startGateway, type GraphQLErrorShape, type TestGateway } from '../support/gateway.js';
import { makeSession } from '../support/sessions.js';

const change = 'mutation { createVerificationSession(input: { type: DOCUMENT }) { __typename } }';

describe('a request', () => {
  let gateway: TestGateway;
  let id: string;

  beforeAll(async () => {
    gateway = await startGateway({
      sandbox: {},
      env: { MAX_SUBSCRIPTIONS: '3', MAX_SUBSCRIPTIONS_PER_SUBJECT: '3' },
    });
    id = await makeSession(gateway);
  });
  beforeEach(() => gateway.upstream.reset());
  afterAll(() => gateway.stop());

  const post = (query: string, headers: Record<string, string>) =>
    fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    });
  const subscription = () => `subscription { verificationSessionUpdated(id: "${id}") { status } }`;

  async function errorOf(response: Response): Promise<GraphQLErrorShape> {
    const { errors, data } = (await response.json()) as { errors: GraphQLErrorShape[]; data?: unknown };
    expect(data).toBeUndefined();
    const [error] = errors;
    if (error === undefined || errors.length !== 1) throw new Error(`${errors.length} errors`);
    expect(error.extensions).toMatchObject({
      code: 'BAD_REQUEST',
      retryable: false,
      requestId: response.headers.get('x-request-id'),
    });
    return error;
  }

  it.each(['text/csv', 'text/html', 'image/png, text/css', 'application/json; charset=latin1'])(
    'that accepts no answer is refused before anything is done: %s',
    async (Accept) => {
      for (const query of [change, `{ verificationSession(id: "${id}") { id } }`, subscription()]) {
        const response = await post(query, { Accept });
        expect(response.status).toBe(406);
        expect((await errorOf(response)).message).toContain('Accept: application/json');
      }
      expect(gateway.upstream.calls).toEqual([]);
    },
  );

  it.each([
    'application/json',
    'application/graphql-response+json',
    'application/graphql-response+json,application/json;q=0.9',
    'multipart/mixed, application/json',
  ])('that subscribes and accepts no stream is told so, and takes no place: %s', async (Accept) => {
    for (let time = 0; time < 5; time += 1) {
      const response = await post(subscription(), { Accept });
      expect(response.status).toBe(406);
      expect((await errorOf(response)).message).toContain('Accept: text/event-stream');
    }
    expect(gateway.upstream.calls).toEqual([]);
    const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
    expect(metrics).toMatch(/^verification_gateway_subscriptions_open 0$/m);
  });

  it.each(['*/*', 'text/*', 'text/event-stream', 'application/json, text/event-stream;q=0.5', ''])(
    'that subscribes and accepts a stream has one: "%s"',
    async (Accept) => {
      const gone = new AbortController();
      const response = await fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept },
        body: JSON.stringify({ query: subscription() }),
        signal: gone.signal,
      });
      expect(response.headers.get('content-type')).toContain('text/event-stream');
      gone.abort();
    },
  );

  it.each(['text/plain', 'application/graphql', 'application/x-www-form-urlencoded'])(
    'whose body is no JSON is told what to send: %s',
    async (type) => {
      const response = await post(change, { 'Content-Type': type });
      expect(response.status).toBe(415);
      expect((await errorOf(response)).message).toContain('Content-Type: application/json');
      expect(gateway.upstream.calls).toEqual([]);
    },
  );

  it.each(['/health', '/graphql/health', '/graphql?health=/health'])(
    'has no health that is not documented: %s',
    async (path) => {
      const { status, headers } = await fetch(`${gateway.url}${path}`);
      expect(status).not.toBe(200);
      expect(headers.get('x-yoga-id')).toBeNull();
    },
  );
});
