import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { wholeSession } from '../operations/sessions.js';
import { startGateway, type GraphQLErrorShape, type TestGateway } from '../support/gateway.js';
import { makeSession } from '../support/sessions.js';

describe('GraphQL over HTTP', () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    // What a development environment would make frameworks tell, this gateway does not.
    vi.stubEnv('NODE_ENV', 'development');
    gateway = await startGateway({ sandbox: { sessions: 1 } });
  });
  beforeEach(() => gateway.upstream.reset());
  afterAll(async () => {
    vi.unstubAllEnvs();
    await gateway.stop();
  });

  const json = { 'Content-Type': 'application/json' };
  function post(body: string | FormData, headers: Record<string, string> = json): Promise<Response> {
    return fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body });
  }
  /** What a GET needs that no page of the web can make a browser send unasked. */
  const preflighted = { 'GraphQL-Require-Preflight': '1' };
  const ping = (headers: Record<string, string> = {}) =>
    post('{"query":"{ __typename }"}', { ...json, ...headers });

  /** Reads an answer that must refuse the request as a whole. */
  async function refused(response: Response): Promise<readonly GraphQLErrorShape[]> {
    const answer = (await response.json()) as { data?: unknown; errors: readonly GraphQLErrorShape[] };
    expect(answer.data).toBeUndefined();
    expect(answer.errors.length).toBeGreaterThan(0);
    for (const { extensions } of answer.errors) {
      expect(extensions.requestId).toBe(response.headers.get('x-request-id'));
    }
    expect(gateway.upstream.calls).toEqual([]);
    return answer.errors;
  }

  describe('the audits of the specification', () => {
    const preflight = (url: string, init: RequestInit = {}) =>
      fetch(url, { ...init, headers: { ...(init.headers as Record<string, string>), ...preflighted } });
    const audits = serverAudits({ url: () => `${gateway.url}/graphql`, fetchFn: preflight });
    it.each(audits)('$id $name', async ({ fn }) => {
      const result = await fn();
      expect(result.status === 'ok' ? 'ok' : result.reason).toBe('ok');
    });
  });

  describe('a request id', () => {
    const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

    it('is taken over and sent back', async () => {
      const { headers } = await ping({ 'X-Request-Id': 'edge-1:2.3_A' });
      expect(headers.get('x-request-id')).toBe('edge-1:2.3_A');
    });

    it('is made where there is none, a new one each time', async () => {
      const ids = [await ping(), await ping()].map(({ headers }) => headers.get('x-request-id'));
      for (const id of ids) expect(id).toMatch(uuid);
      expect(new Set(ids).size).toBe(2);
    });

    it.each(['with space', '<script>', '"quoted"', 'x'.repeat(129), ''])('%j is replaced', async (id) => {
      const { headers } = await ping({ 'X-Request-Id': id });
      expect(headers.get('x-request-id')).toMatch(uuid);
    });

    it('names the request in errors', async () => {
      const response = await post('{"query":"{ nothing }"}', { ...json, 'X-Request-Id': 'edge-1' });
      const [error] = await refused(response);
      expect(error?.extensions.requestId).toBe('edge-1');
    });

    it('is also sent with what is no GraphQL', async () => {
      const { headers } = await fetch(`${gateway.url}/nowhere`);
      expect(headers.get('x-request-id')).toMatch(uuid);
    });
  });

  describe('refused are', () => {
    it('uploads', async () => {
      const form = new FormData();
      form.set('operations', '{"query":"{ __typename }"}');
      form.set('map', '{}');
      const response = await post(form, {});
      expect(response.status).toBe(415);
      expect(await response.text()).not.toContain('"data"');
    });

    it('batches', async () => {
      const response = await post('[{"query":"{ __typename }"},{"query":"{ __typename }"}]');
      expect(response.status).toBe(400);
      await refused(response);
    });

    it('forms and plain texts, which any page of the web could send', async () => {
      const mutation = 'mutation { createVerificationSession(input: { type: DOCUMENT }) { __typename } }';
      const bodies: [string, string][] = [
        ['application/x-www-form-urlencoded', new URLSearchParams({ query: mutation }).toString()],
        ['text/plain', JSON.stringify({ query: mutation })],
        ['application/graphql', mutation],
      ];
      for (const [type, body] of bodies) {
        const response = await post(body, { 'Content-Type': type });
        expect([type, response.status]).toEqual([type, 415]);
        expect(gateway.upstream.calls).toEqual([]);
      }
    });

    it('mutations by GET', async () => {
      const query = 'mutation { createVerificationSession(input: { type: DOCUMENT }) { __typename } }';
      const response = await fetch(`${gateway.url}/graphql?${new URLSearchParams({ query })}`, {
        headers: preflighted,
      });
      expect(response.status).toBe(405);
      expect(response.headers.get('allow')).toContain('POST');
      await refused(response);
    });

    it('GETs that any page of the web could send', async () => {
      const url = `${gateway.url}/graphql?${new URLSearchParams({ query: '{ __typename }' })}`;
      for (const Accept of [
        '*/*',
        'application/json',
        'application/graphql-response+json',
        'image/png,*/*',
      ]) {
        const response = await fetch(url, { headers: { Accept } });
        expect([Accept, response.status]).toEqual([Accept, 400]);
        const [error] = await refused(response);
        expect(error?.extensions).toMatchObject({ code: 'BAD_REQUEST', retryable: false });
        expect(error?.message).toContain('GraphQL-Require-Preflight');
      }
    });

    it('no GETs with a header that takes a preflight', async () => {
      const url = `${gateway.url}/graphql?${new URLSearchParams({ query: '{ __typename }' })}`;
      for (const name of [
        'GraphQL-Require-Preflight',
        'Apollo-Require-Preflight',
        'X-Apollo-Operation-Name',
      ]) {
        const response = await fetch(url, { headers: { Accept: 'application/json', [name]: '1' } });
        expect([name, await response.json()]).toEqual([name, { data: { __typename: 'Query' } }]);
      }
    });

    it('bodies of more than a megabyte', async () => {
      const response = await post(JSON.stringify({ query: `{ __typename } #${'x'.repeat(1_000_001)}` }));
      expect(response.status).toBe(413);
      expect(await response.text()).not.toContain('"data"');
    });

    it('no bodies of less', async () => {
      const response = await post(
        JSON.stringify({ query: '{ __typename }', variables: { unused: 'x'.repeat(900_000) } }),
      );
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual({ data: { __typename: 'Query' } });
    });
  });

  it('other routes are not found', async () => {
    for (const path of ['/', '/nowhere', '/graphql/nowhere', '/v1/identity/verification_sessions']) {
      const response = await fetch(`${gateway.url}${path}`, { headers: { Accept: 'text/html' } });
      expect([path, response.status]).toEqual([path, 404]);
    }
  });

  it('other origins get no leave to read', async () => {
    const origin = { Origin: 'https://elsewhere.example' };
    const preflight = await fetch(`${gateway.url}/graphql`, {
      method: 'OPTIONS',
      headers: {
        ...origin,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'content-type',
      },
    });
    for (const { headers } of [preflight, await ping(origin)]) {
      expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
    }
  });

  it('an error that nobody expected tells nothing, in development too', async () => {
    const id = await makeSession(gateway);
    gateway.upstream.intercept(() => ({
      kind: 'rewrite',
      change: (session: object) => ({ ...session, metadata: { order: { name: 'JOHN-DOE-1987' } } }),
    }));
    const { data, errors, text } = await gateway.ask(wholeSession, { id });
    expect(data.verificationSession).toBeNull();
    expect(errors).toHaveLength(1);
    expect(Object.keys(errors[0] ?? {}).sort()).toEqual(['extensions', 'locations', 'message', 'path']);
    expect(errors[0]?.extensions).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', retryable: false });
    expect(Object.keys(errors[0]?.extensions ?? {}).sort()).toEqual(['code', 'requestId', 'retryable']);
    expect(text).not.toMatch(/JOHN|stack|node_modules|\.[jt]s:\d/);
    expect(gateway.log()).not.toContain('JOHN');
    // The operator finds where it arose.
    expect(gateway.log()).toMatch(/unexpected error/);
    expect(gateway.log()).toContain(errors[0]?.extensions.requestId);
  });
});
