import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startGateway, type TestGateway } from '../support/gateway.js';

describe('the call budget of an operation', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startGateway({ env: { MAX_STRIPE_CALLS: '10' } });
  });
  beforeEach(() => gateway.upstream.reset());
  afterAll(() => gateway.stop());

  const aliases = (count: number, selection: string) =>
    `{ ${Array.from({ length: count }, (_, index) => `a${index}: verificationSession(id: "vs_${index}") { ${selection} }`).join(' ')} }`;

  it('serves what fits', async () => {
    const { errors } = await gateway.askText(aliases(10, 'id'));
    expect(errors).toEqual([]);
    expect(gateway.upstream.calls).toHaveLength(10);
  });

  it('refuses a wave that does not fit before its first call', async () => {
    const { errors } = await gateway.askText(aliases(11, 'id'));
    expect(errors).toHaveLength(11);
    expect(errors[0]?.extensions).toMatchObject({ code: 'OPERATION_TOO_EXPENSIVE', retryable: false });
    expect(gateway.upstream.calls).toHaveLength(0);
  });

  it('counts the sensitive lane', async () => {
    const { errors } = await gateway.askText(aliases(6, 'verifiedOutputs { dob { iso } }'));
    expect(errors).toHaveLength(6);
    expect(gateway.upstream.calls).toHaveLength(0);
  });

  it('counts what several waves cost together', async () => {
    const { data, errors } = await gateway.askText(
      '{ verificationReports(first: 20) { nodes { id verificationSession { id } } } }',
    );
    expect(errors.map(({ extensions }) => extensions.code)).toContain('OPERATION_TOO_EXPENSIVE');
    const { nodes } = (data as { verificationReports: { nodes: { verificationSession: unknown }[] } })
      .verificationReports;
    expect(nodes.map(({ verificationSession }) => verificationSession)).toEqual(Array(20).fill(null));
    expect(gateway.upstream.summary()).toEqual(['GET verification_reports']);
  });
});
