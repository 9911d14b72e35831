import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { at, bearer, everyScope, textAt } from '../access/guarded-gateway.js';
import { startTestSupergraph, type TestSupergraph } from './supergraph.js';

const routers = ['hive', 'apollo'] as const;
const operator = () => bearer({ sub: 'operator', scope: everyScope });

describe.each(routers)('through %s', (router) => {
  let supergraph: TestSupergraph;

  beforeAll(async () => {
    supergraph = await startTestSupergraph();
  });
  beforeEach(() => {
    supergraph.sent.reset();
    supergraph.gateway.upstream.reset();
  });
  afterAll(() => supergraph.stop());

  it('ten users cost us one request, and Stripe a call for each, all in one wave', async () => {
    const { gateway, sent } = supergraph;
    // Slowed down, so that calls after one another would be seen as such.
    gateway.upstream.intercept(() => ({ kind: 'delay', ms: 200 }));
    const { data, errors } = await supergraph[router].ask(
      '{ users(first: 10) { nodes { name isIdentityVerified } } }',
      {},
      await operator(),
    );
    expect(errors).toEqual([]);
    expect(at(data, ['users', 'nodes'])).toHaveLength(10);
    expect(sent.calls).toHaveLength(1);
    expect(gateway.upstream.calls).toHaveLength(10);
    expect(Math.max(...gateway.upstream.calls.map(({ concurrent }) => concurrent))).toBe(10);
  });

  it('a user that is named in several places costs no call for each place', async () => {
    const { gateway } = supergraph;
    const { errors } = await supergraph[router].ask(
      `{
        me { isIdentityVerified }
        again: users(first: 1) { nodes { isIdentityVerified } }
        verificationSessions(first: 5, filter: { clientReferenceId: "user_1" }) { nodes { user { name } } }
      }`,
      {},
      await bearer({ sub: 'user_1', scope: everyScope }),
    );
    expect(errors).toEqual([]);
    // One for the list of sessions; a router may ask for the user in one request or in two.
    expect(gateway.upstream.calls.length).toBeLessThanOrEqual(3);
  });

  it('the caller’s token, account and trace go on, and the router’s secret to us', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const headers = {
      Authorization: textAt(await operator(), ['Authorization']),
      traceparent,
      tracestate: 'vendor=value',
      'x-request-id': 'a-request-of-the-test',
      cookie: 'session=secret',
    };
    const { errors } = await supergraph[router].ask(
      '{ me { id } verificationSessions { nodes { id } } }',
      {},
      headers,
    );
    expect(errors).toEqual([]);
    const [call] = supergraph.sent.calls;
    expect(call?.headers).toMatchObject({
      authorization: headers.Authorization,
      traceparent,
      tracestate: 'vendor=value',
      'x-request-id': 'a-request-of-the-test',
      'router-authorization': expect.any(String) as string,
    });
    expect(call?.headers.cookie).toBeUndefined();
  });
});

describe.each(routers)('%s, which was not told the secret', (router) => {
  let supergraph: TestSupergraph;

  beforeAll(async () => {
    supergraph = await startTestSupergraph({ shownSecret: undefined });
  });
  afterAll(() => supergraph.stop());

  it('is refused for entities, and says so to the client', async () => {
    supergraph.gateway.upstream.reset();
    const { data, errors } = await supergraph[router].ask(
      '{ users(first: 2) { nodes { name latestVerificationSession { id } } } }',
      {},
      await operator(),
    );
    // Hive tells it for each user, @apollo/gateway once.
    expect(new Set(errors.map(({ extensions }) => extensions.code))).toEqual(new Set(['FORBIDDEN']));
    expect(errors[0]?.message).toMatch(/router/i);
    expect(at(data, ['users', 'nodes'])).toEqual([
      { name: 'Bela Lindqvist', latestVerificationSession: null },
      { name: 'Chidi Moreau', latestVerificationSession: null },
    ]);
    expect(supergraph.gateway.upstream.calls).toEqual([]);
  });

  it('is answered what every caller may ask', async () => {
    const { data, errors } = await supergraph[router].ask(
      '{ verificationSessions(first: 1) { nodes { status } } }',
      {},
      await operator(),
    );
    expect(errors).toEqual([]);
    expect(at(data, ['verificationSessions', 'nodes'])).toHaveLength(1);
  });
});
