import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startGateway, type TestGateway } from '../support/gateway.js';
import { makeSession, makeSubmitted } from '../support/sessions.js';

/** Long enough that nothing grows old within a test. */
const keeps = { CACHE_TTL_MS: '60000', CACHE_MAX_AGE_MS: '60000' };
const status = 'query ($id: ID!) { verificationSession(id: $id) { id status } }';

describe('with the cache', () => {
  let gateway: TestGateway;
  beforeEach(async () => {
    gateway = await startGateway({ sandbox: { sessions: 0 }, env: keeps });
  });
  afterEach(() => gateway.stop());

  it('200 clients that ask the same at once cost one call, and those who ask after them none', async () => {
    const id = await makeSession(gateway);
    const answers = await Promise.all(Array.from({ length: 200 }, () => gateway.askText(status, { id })));
    for (const { data, errors } of answers) {
      expect(errors).toEqual([]);
      expect(data).toEqual({ verificationSession: { id, status: 'REQUIRES_INPUT' } });
    }
    expect(gateway.upstream.summary()).toEqual([`GET verification_sessions/${id}`]);
    await gateway.askText(status, { id });
    expect(gateway.upstream.calls).toHaveLength(1);
  });

  it('a session of a list costs nothing when it is asked for by its id', async () => {
    const id = await makeSession(gateway);
    await gateway.askText('{ verificationSessions { nodes { id } } }');
    gateway.upstream.reset();
    const { data } = await gateway.askText(status, { id });
    expect(data).toEqual({ verificationSession: { id, status: 'REQUIRES_INPUT' } });
    expect(gateway.upstream.calls).toEqual([]);
  });

  it.each(['clientSecret', 'url', 'providedDetails { email }'])(
    '%s always comes from Stripe, after a plain read and after one of its own',
    async (field) => {
      const id = await makeSession(gateway, {
        type: 'DOCUMENT',
        providedDetails: { email: 'before@person.example' },
      });
      const query = `query ($id: ID!) { verificationSession(id: $id) { ${field} } }`;
      await gateway.askText(status, { id });
      for (const calls of [2, 3]) {
        const { data, errors } = await gateway.askText(query, { id });
        expect(errors).toEqual([]);
        expect(JSON.stringify(data)).not.toContain('null');
        expect(gateway.upstream.calls).toHaveLength(calls);
      }
    },
  );

  it('results always come from Stripe, of both lanes, and leave a plain session behind', async () => {
    const id = await makeSubmitted(gateway, 'verified');
    const query =
      'query ($id: ID!) { verificationSession(id: $id) { verifiedOutputs { firstName dob { year } } lastVerificationReport { document { number } } } }';
    for (const calls of [2, 4]) {
      const { data, errors } = await gateway.askText(query, { id });
      expect(errors).toEqual([]);
      expect(JSON.stringify(data)).not.toContain('null');
      expect(gateway.upstream.calls).toHaveLength(calls);
    }
    await gateway.askText(status, { id });
    expect(gateway.upstream.calls).toHaveLength(4);
  });

  it('what does not exist is asked for again', async () => {
    for (const calls of [1, 2]) {
      const { data } = await gateway.askText(status, { id: 'vs_none' });
      expect(data).toEqual({ verificationSession: null });
      expect(gateway.upstream.calls).toHaveLength(calls);
    }
  });

  it('a failed read is shared, and not kept', async () => {
    const id = await makeSession(gateway);
    gateway.upstream.intercept(() => ({ kind: 'answer', status: 401, body: '{"error":{}}' }));
    const answers = await Promise.all(Array.from({ length: 20 }, () => gateway.askText(status, { id })));
    for (const { errors } of answers) {
      expect(errors[0]?.extensions.code).toBe('UPSTREAM_AUTHENTICATION_FAILED');
    }
    gateway.upstream.reset();
    expect((await gateway.askText(status, { id })).errors).toEqual([]);
    expect(gateway.upstream.calls).toHaveLength(1);
  });
});

it('with the cache off, reads that are under way are shared all the same: sessions, lists and reports', async () => {
  const gateway = await startGateway({ sandbox: { sessions: 0 } });
  try {
    const id = await makeSubmitted(gateway, 'verified');
    const found = await gateway.askText(
      'query ($id: ID!) { verificationSession(id: $id) { lastVerificationReport { id } } }',
      { id },
    );
    const report = (found.data as { verificationSession: { lastVerificationReport: { id: string } } })
      .verificationSession.lastVerificationReport.id;
    const queries: [query: string, variables: Record<string, unknown>][] = [
      [status, { id }],
      ['{ verificationSessions(first: 3) { nodes { url } } }', {}],
      ['query ($id: ID!) { verificationReport(id: $id) { id type } }', { id: report }],
      ['{ verificationReports(first: 3) { nodes { id type } } }', {}],
    ];
    for (const [query, variables] of queries) {
      gateway.upstream.reset();
      gateway.upstream.intercept(() => ({ kind: 'delay', ms: 1500 }));
      const answers = await Promise.all(Array.from({ length: 20 }, () => gateway.askText(query, variables)));
      for (const { data, errors } of answers) {
        expect(errors).toEqual([]);
        expect(data).toEqual(answers[0]?.data);
      }
      expect(gateway.upstream.calls).toHaveLength(1);
      await gateway.askText(query, variables);
      expect(gateway.upstream.calls).toHaveLength(2);
    }
  } finally {
    await gateway.stop();
  }
});

it('what is kept is bounded: the session that nobody has asked for the longest goes', async () => {
  const gateway = await startGateway({
    sandbox: { sessions: 0 },
    env: { ...keeps, CACHE_MAX_ENTRIES: '3' },
  });
  try {
    const ids: string[] = [];
    for (let made = 0; made < 4; made += 1) ids.push(await makeSession(gateway));
    const [a = '', b = '', c = '', d = ''] = ids;
    for (const id of [a, b, c, a, d]) await gateway.askText(status, { id });
    gateway.upstream.reset();
    for (const id of [a, c, d]) await gateway.askText(status, { id });
    expect(gateway.upstream.calls).toEqual([]);
    await gateway.askText(status, { id: b });
    expect(gateway.upstream.summary()).toEqual([`GET verification_sessions/${b}`]);
  } finally {
    await gateway.stop();
  }
});

describe('an old session', () => {
  it('answers at once while it is read anew, once, however many ask', async () => {
    const gateway = await startGateway({
      sandbox: { sessions: 0 },
      env: { CACHE_TTL_MS: '1', CACHE_MAX_AGE_MS: '60000' },
    });
    try {
      const id = await makeSession(gateway);
      await gateway.askText(status, { id });
      await gateway.submit(id, 'verified');
      gateway.upstream.reset();
      gateway.upstream.intercept(() => ({ kind: 'hang' }));
      const answers = await Promise.all(Array.from({ length: 20 }, () => gateway.askText(status, { id })));
      for (const { data } of answers) {
        expect(data).toEqual({ verificationSession: { id, status: 'REQUIRES_INPUT' } });
      }
      await expect.poll(() => gateway.upstream.calls.length).toBe(1);
    } finally {
      await gateway.stop();
    }
  });

  it('gives way to what was read anew', async () => {
    const gateway = await startGateway({
      sandbox: { sessions: 0 },
      env: { CACHE_TTL_MS: '1', CACHE_MAX_AGE_MS: '60000' },
    });
    try {
      const id = await makeSession(gateway);
      await gateway.askText(status, { id });
      await gateway.submit(id, 'verified');
      gateway.upstream.intercept(() => ({ kind: 'delay', ms: 200 }));
      const ask = async () => (await gateway.askText(status, { id })).data;
      expect(await ask()).toEqual({ verificationSession: { id, status: 'REQUIRES_INPUT' } });
      await expect.poll(ask).toEqual({ verificationSession: { id, status: 'VERIFIED' } });
    } finally {
      await gateway.stop();
    }
  });

  it('answers nobody past its age', async () => {
    const gateway = await startGateway({
      sandbox: { sessions: 0 },
      env: { CACHE_TTL_MS: '1', CACHE_MAX_AGE_MS: '1' },
    });
    try {
      const id = await makeSession(gateway);
      await gateway.askText(status, { id });
      await gateway.submit(id, 'verified');
      expect((await gateway.askText(status, { id })).data).toEqual({
        verificationSession: { id, status: 'VERIFIED' },
      });
    } finally {
      await gateway.stop();
    }
  });
});
