import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startGateway, type TestGateway } from '../support/gateway.js';

describe('what a query costs at Stripe', () => {
  let gateway: TestGateway;
  let ids: string[];

  beforeAll(async () => {
    gateway = await startGateway();
    const { data } = await gateway.askText('{ verificationSessions(first: 100) { nodes { id } } }');
    ids = (data as { verificationSessions: { nodes: { id: string }[] } }).verificationSessions.nodes.map(
      ({ id }) => id,
    );
  });
  beforeEach(() => gateway.upstream.reset());
  afterAll(() => gateway.stop());

  it('a list of 25 with reports and outputs is one call', async () => {
    const { data, errors } = await gateway.askText(
      '{ verificationSessions(first: 25) { nodes { id status lastVerificationReport { document { status } } verifiedOutputs { firstName } } } }',
    );
    expect(errors).toEqual([]);
    expect((data as { verificationSessions: { nodes: unknown[] } }).verificationSessions.nodes).toHaveLength(
      25,
    );
    expect(gateway.upstream.summary()).toEqual([
      'GET verification_sessions data.last_verification_report,data.verified_outputs',
    ]);
    expect(gateway.upstream.calls[0]?.params['limit']).toBe('25');
  });

  it('twenty aliases of one id are one call with the union of their expands', async () => {
    const id = ids[0] ?? '';
    const aliases = Array.from({ length: 20 }, (_, index) => {
      const selection =
        index === 7
          ? 'verifiedOutputs { lastName }'
          : index === 9
            ? 'lastVerificationReport { type }'
            : 'status';
      return `a${index}: verificationSession(id: "${id}") { id ${selection} }`;
    });
    const { errors } = await gateway.askText(`{ ${aliases.join(' ')} }`);
    expect(errors).toEqual([]);
    expect(gateway.upstream.summary()).toEqual([
      `GET verification_sessions/${id} last_verification_report,verified_outputs`,
    ]);
  });

  it('twenty ids are twenty calls, all under way together', async () => {
    gateway.upstream.intercept(() => ({ kind: 'delay', ms: 1000 }));
    const aliases = ids
      .slice(0, 20)
      .map((id, index) => `a${index}: verificationSession(id: "${id}") { status }`);
    const { errors } = await gateway.askText(`{ ${aliases.join(' ')} }`);
    expect(errors).toEqual([]);
    expect(gateway.upstream.calls).toHaveLength(20);
    expect(Math.max(...gateway.upstream.calls.map(({ concurrent }) => concurrent))).toBe(20);
  });

  it('the id of a report alone costs no expand', async () => {
    const id = ids[0] ?? '';
    await gateway.askText(`{ verificationSession(id: "${id}") { lastVerificationReport { id } } }`);
    expect(gateway.upstream.summary()).toEqual([`GET verification_sessions/${id}`]);
  });

  it('the way back from a report to its session costs nothing', async () => {
    const { data, errors } = await gateway.askText(
      '{ verificationSessions(first: 3, filter: { status: VERIFIED }) { nodes { id lastVerificationReport { verificationSession { id verifiedOutputs { firstName } } } } } }',
    );
    expect(errors).toEqual([]);
    const { nodes } = (
      data as {
        verificationSessions: {
          nodes: { id: string; lastVerificationReport: { verificationSession: { id: string } } }[];
        };
      }
    ).verificationSessions;
    expect(nodes).toHaveLength(3);
    for (const node of nodes) expect(node.lastVerificationReport.verificationSession.id).toBe(node.id);
    expect(gateway.upstream.summary()).toEqual(['GET verification_sessions data.verified_outputs']);
  });

  it('sensitive fields go in a lane of their own, named in full', async () => {
    const { data } = await gateway.askText(
      '{ verificationSessions(first: 1, filter: { status: VERIFIED }) { nodes { id } } }',
    );
    const id =
      (data as { verificationSessions: { nodes: { id: string }[] } }).verificationSessions.nodes[0]?.id ?? '';
    gateway.upstream.reset();
    const answer = await gateway.askText(
      `{ verificationSession(id: "${id}") { lastVerificationReport { document { status number expirationDate { iso } } } verifiedOutputs { dob { iso } } } }`,
    );
    expect(answer.errors).toEqual([]);
    expect(gateway.upstream.summary().sort()).toEqual([
      `GET verification_sessions/${id} last_verification_report,verified_outputs`,
      `GET verification_sessions/${id} last_verification_report.document.expiration_date,last_verification_report.document.number,verified_outputs.dob (sensitive)`,
    ]);
  });
});
