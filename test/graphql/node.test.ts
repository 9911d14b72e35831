import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { oneNode, severalNodes } from '../operations/nodes.js';
import { sessionResults } from '../operations/sessions.js';
import { startGateway, type TestGateway } from '../support/gateway.js';
import { makeSession, makeSubmitted, present, sessionIds } from '../support/sessions.js';

describe('node and nodes', () => {
  let gateway: TestGateway;
  let session: string;
  let report: string;

  beforeAll(async () => {
    gateway = await startGateway();
    session = await makeSubmitted(gateway, 'verified');
    const { data } = await gateway.ask(sessionResults, { id: session });
    report = present(data.verificationSession?.lastVerificationReport).id;
  });
  beforeEach(() => gateway.upstream.reset());
  afterAll(() => gateway.stop());

  it('finds a session, with the expands of its own fragment', async () => {
    const { data, errors } = await gateway.ask(oneNode, { id: session });
    expect(errors).toEqual([]);
    expect(data.node).toMatchObject({ __typename: 'VerificationSession', id: session, status: 'VERIFIED' });
    expect(gateway.upstream.summary()).toEqual([`GET verification_sessions/${session} verified_outputs`]);
  });

  it('finds a report', async () => {
    const { data, errors } = await gateway.ask(oneNode, { id: report });
    expect(errors).toEqual([]);
    expect(data.node).toEqual({
      __typename: 'VerificationReport',
      id: report,
      document: { status: 'VERIFIED' },
    });
    expect(gateway.upstream.summary()).toEqual([`GET verification_reports/${report}`]);
  });

  it.each(['vs_missing', 'vr_missing'])('answers null for %s', async (id) => {
    const { data, errors } = await gateway.ask(oneNode, { id });
    expect(errors).toEqual([]);
    expect(data.node).toBeNull();
    expect(gateway.upstream.calls).toHaveLength(1);
  });

  it('plans through named fragments, aliases and @include', async () => {
    const { data, errors } = await gateway.askText(
      `query ($id: ID!, $no: Boolean!) {
        node(id: $id) {
          ...Anything
          ... on VerificationSession @include(if: $no) { lastVerificationReport { type } }
        }
      }
      fragment Anything on Node { ... on VerificationSession { ...Outputs } }
      fragment Outputs on VerificationSession { outputs: verifiedOutputs { name: firstName } }`,
      { id: session, no: false },
    );
    expect(errors).toEqual([]);
    expect(data).toMatchObject({ node: { outputs: { name: expect.any(String) as string } } });
    expect(gateway.upstream.summary()).toEqual([`GET verification_sessions/${session} verified_outputs`]);
  });

  it('keeps the order asked for, with null where there is nothing, and mixes types', async () => {
    const other = await makeSession(gateway);
    const { data, errors } = await gateway.ask(severalNodes, {
      ids: [report, 'vs_missing', other, session, 'vr_missing'],
    });
    expect(errors).toEqual([]);
    expect(data.nodes.map((node) => node?.id ?? null)).toEqual([report, null, other, session, null]);
    expect(data.nodes.map((node) => node?.__typename ?? null)).toEqual([
      'VerificationReport',
      null,
      'VerificationSession',
      'VerificationSession',
      null,
    ]);
    expect(gateway.upstream.calls).toHaveLength(5);
  });

  it('reads one id once, however often it is asked for', async () => {
    const { data, errors } = await gateway.ask(severalNodes, { ids: [session, session, session] });
    expect(errors).toEqual([]);
    expect(data.nodes.map((node) => node?.id)).toEqual([session, session, session]);
    expect(gateway.upstream.summary()).toEqual([`GET verification_sessions/${session}`]);
  });

  it.each(['nonsense', 'cus_customer', 'VS_upper', 'vs_', 'vs_../../customers', ''])(
    'a malformed id (%j) is an error for itself alone',
    async (bad) => {
      const { data, errors } = await gateway.ask(severalNodes, { ids: [session, bad, report] });
      expect(data.nodes.map((node) => node?.id ?? null)).toEqual([session, null, report]);
      expect(errors).toHaveLength(1);
      expect(errors[0]).toMatchObject({
        path: ['nodes', 1],
        extensions: { code: 'BAD_USER_INPUT', retryable: false, param: 'ids.1' },
      });
      expect(gateway.upstream.calls).toHaveLength(2);
    },
  );

  it('a failing one is an error for itself alone', async () => {
    gateway.upstream.intercept(({ path }) =>
      path.includes('verification_reports')
        ? { kind: 'answer', status: 403, body: '{"error":{"type":"invalid_request_error","message":"no"}}' }
        : undefined,
    );
    const { data, errors } = await gateway.ask(severalNodes, { ids: [session, report] });
    expect(data.nodes.map((node) => node?.id ?? null)).toEqual([session, null]);
    expect(errors.map(({ path }) => path)).toEqual([['nodes', 1]]);
  });

  it('takes 100 ids, and refuses one more without a call', async () => {
    const ids = await sessionIds(gateway, 50);
    const hundred = [...ids, ...ids];
    const fits = await gateway.ask(severalNodes, { ids: hundred });
    expect(fits.errors).toEqual([]);
    expect(fits.data.nodes).toHaveLength(100);
    expect(gateway.upstream.calls).toHaveLength(50);

    gateway.upstream.reset();
    const tooMany = await gateway.ask(severalNodes, { ids: [...hundred, session] });
    expect(tooMany.data).toBeNull();
    expect(tooMany.errors).toHaveLength(1);
    expect(tooMany.errors[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT', param: 'ids' } });
    expect(gateway.upstream.calls).toEqual([]);
  });

  it('no ids are no nodes', async () => {
    const { data, errors } = await gateway.ask(severalNodes, { ids: [] });
    expect({ data, errors }).toEqual({ data: { nodes: [] }, errors: [] });
    expect(gateway.upstream.calls).toEqual([]);
  });
});
