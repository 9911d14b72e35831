import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cancelSession } from '../operations/changes.js';
import { startGateway, type TestGateway } from '../support/gateway.js';
import { makeSession, makeSubmitted, member } from '../support/sessions.js';

describe('cancelVerificationSession', () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await startGateway();
  });
  beforeEach(() => gateway.upstream.reset());
  afterAll(() => gateway.stop());

  it('gives a session up, by one call without parameters', async () => {
    const id = await makeSession(gateway);
    const { data, errors } = await gateway.ask(cancelSession, { input: { id } });
    expect(errors).toEqual([]);
    const payload = member(data.cancelVerificationSession, 'CancelVerificationSessionPayload');
    expect(payload.verificationSession).toEqual({
      id,
      status: 'CANCELED',
      allowedActions: [],
      clientSecret: null,
      url: null,
    });
    expect(gateway.upstream.summary()).toEqual([`POST verification_sessions/${id}/cancel`]);
    expect(gateway.upstream.calls[0]?.params).toEqual({});
  });

  it('a second time is a conflict with the session as it stands, for one read more', async () => {
    const id = await makeSession(gateway);
    await gateway.ask(cancelSession, { input: { id } });
    gateway.upstream.reset();
    const { data, errors } = await gateway.ask(cancelSession, { input: { id } });
    expect(errors).toEqual([]);
    expect(member(data.cancelVerificationSession, 'VerificationSessionStateConflict')).toMatchObject({
      code: 'STATE_CONFLICT',
      retryable: false,
      current: { id, status: 'CANCELED', allowedActions: [] },
    });
    expect(gateway.upstream.summary()).toEqual([
      `POST verification_sessions/${id}/cancel`,
      `GET verification_sessions/${id}`,
    ]);
  });

  it.each(['verified', 'processing'])('of a %s session is a conflict', async (state) => {
    const id = state === 'verified' ? await makeSubmitted(gateway, 'verified') : await makeSession(gateway);
    if (state === 'processing') await gateway.submit(id, 'verified', 600_000);
    const { data } = await gateway.ask(cancelSession, { input: { id } });
    const conflict = member(data.cancelVerificationSession, 'VerificationSessionStateConflict');
    expect(conflict.current?.status).toBe(state.toUpperCase());
  });

  it('whose conflict cannot be looked into stays an invalid request', async () => {
    const id = await makeSubmitted(gateway, 'verified');
    gateway.upstream.intercept(({ method }) =>
      method === 'GET'
        ? { kind: 'answer', status: 500, headers: { 'Stripe-Should-Retry': 'false' }, body: '{"error":{}}' }
        : undefined,
    );
    const { data, errors } = await gateway.ask(cancelSession, { input: { id } });
    expect(errors).toEqual([]);
    expect(member(data.cancelVerificationSession, 'VerificationInvalidRequest')).toMatchObject({
      code: 'UPSTREAM_REJECTED',
      upstreamCode: 'verification_session_unexpected_state',
    });
  });

  it('of a missing session is not found', async () => {
    const { data } = await gateway.ask(cancelSession, { input: { id: 'vs_missing' } });
    expect(member(data.cancelVerificationSession, 'VerificationSessionNotFound').code).toBe('NOT_FOUND');
    expect(gateway.upstream.summary()).toEqual(['POST verification_sessions/vs_missing/cancel']);
  });

  it('two in one request are made one after the other', async () => {
    const id = await makeSession(gateway);
    const { data, errors } = await gateway.askText(
      `mutation ($id: ID!) {
        first: cancelVerificationSession(input: { id: $id }) { __typename }
        second: cancelVerificationSession(input: { id: $id }) { __typename }
      }`,
      { id },
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      first: { __typename: 'CancelVerificationSessionPayload' },
      second: { __typename: 'VerificationSessionStateConflict' },
    });
  });
});
