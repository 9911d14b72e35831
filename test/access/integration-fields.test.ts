import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bearer, startGuarded, type GuardedGateway } from './guarded-gateway.js';

describe('what the integration notes on a session for itself', () => {
  let gateway: GuardedGateway;
  let headers: Record<string, string>;
  beforeAll(async () => {
    gateway = await startGuarded();
    headers = await bearer({ sub: 'person-one' });
  });
  beforeEach(() => gateway.upstream.reset());
  afterAll(() => gateway.stop());

  const create =
    'mutation ($input: CreateVerificationSessionInput!) { createVerificationSession(input: $input) { ... on CreateVerificationSessionPayload { verificationSession { id } } } }';
  const update =
    'mutation ($input: UpdateVerificationSessionInput!) { updateVerificationSession(input: $input) { __typename } }';

  it.each([
    ['metadata', [{ key: 'risk', value: 'none' }]],
    ['relatedCustomer', 'cus_1'],
    ['relatedCustomerAccount', 'acct_1'],
    ['relatedPerson', { account: 'acct_1', person: 'person_1' }],
  ])('cannot be set by the person on create: %s', async (param, value) => {
    const { errors } = await gateway.askText(
      create,
      { input: { type: 'DOCUMENT', [param]: value } },
      headers,
    );
    expect(errors.map(({ extensions }) => extensions)).toMatchObject([{ code: 'FORBIDDEN', param }]);
    expect(gateway.upstream.calls).toHaveLength(0);
  });

  it('cannot be set or cleared by the person on update, and Stripe is not asked', async () => {
    for (const metadata of [null, [], [{ key: 'risk', value: null }]]) {
      const { errors } = await gateway.askText(update, { input: { id: 'vs_1', metadata } }, headers);
      expect(errors.map(({ extensions }) => extensions)).toMatchObject([
        { code: 'FORBIDDEN', param: 'metadata' },
      ]);
    }
    expect(gateway.upstream.calls).toHaveLength(0);
  });

  it('may be null on create, where that means absent', async () => {
    const { data, errors } = await gateway.askText(
      create,
      { input: { type: 'DOCUMENT', metadata: null } },
      headers,
    );
    expect(errors).toEqual([]);
    expect(data).toMatchObject({ createVerificationSession: { verificationSession: {} } });
    expect(gateway.upstream.calls[0]?.params['client_reference_id']).toBe('person-one');
  });
});
