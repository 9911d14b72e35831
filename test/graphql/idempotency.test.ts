import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cancelSession, createSession } from '../operations/changes.js';
import { startGateway, type TestGateway } from '../support/gateway.js';
import { makeSession, member } from '../support/sessions.js';

describe('idempotency keys', () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await startGateway();
  });
  beforeEach(() => gateway.upstream.reset());
  afterAll(() => gateway.stop());

  async function create(idempotencyKey: string, clientReferenceId: string) {
    const { data, errors } = await gateway.ask(createSession, {
      input: { type: 'DOCUMENT', clientReferenceId, idempotencyKey },
    });
    expect(errors).toEqual([]);
    return data.createVerificationSession;
  }

  it('travel to Stripe as they are', async () => {
    await create('order-1001/first', 'user_1');
    expect(gateway.upstream.calls.map(({ headers }) => headers['idempotency-key'])).toEqual([
      'order-1001/first',
    ]);
  });

  it('give the first session again for the same input', async () => {
    const first = member(await create('again', 'user_1'), 'CreateVerificationSessionPayload');
    const second = member(await create('again', 'user_1'), 'CreateVerificationSessionPayload');
    expect(second.verificationSession.id).toBe(first.verificationSession.id);
    expect(gateway.upstream.calls).toHaveLength(2);
  });

  it('give two sessions for two keys', async () => {
    const first = member(await create('one', 'user_1'), 'CreateVerificationSessionPayload');
    const second = member(await create('two', 'user_1'), 'CreateVerificationSessionPayload');
    expect(second.verificationSession.id).not.toBe(first.verificationSession.id);
  });

  it('used for other input are a conflict that is not worth repeating', async () => {
    await create('PLANTED-key', 'user_1');
    gateway.upstream.reset();
    const { data, text } = await gateway.ask(createSession, {
      input: { type: 'DOCUMENT', clientReferenceId: 'user_2', idempotencyKey: 'PLANTED-key' },
    });
    const problem = member(data.createVerificationSession, 'VerificationIdempotencyConflict');
    expect(problem).toMatchObject({
      code: 'IDEMPOTENCY_CONFLICT',
      param: 'idempotencyKey',
      retryable: false,
    });
    expect(problem.requestId).toMatch(/^req_/);
    expect(text).not.toContain('PLANTED');
    expect(gateway.upstream.summary()).toEqual(['POST verification_sessions']);
  });

  it('whose first request is still under way may be tried again', async () => {
    gateway.upstream.intercept(() => ({
      kind: 'answer',
      status: 409,
      headers: { 'Request-Id': 'req_inuse', 'Stripe-Should-Retry': 'false' },
      body: JSON.stringify({
        error: {
          type: 'idempotency_error',
          code: 'idempotency_key_in_use',
          message: 'There is currently another in-progress request using this Idempotent Key: PLANTED',
        },
      }),
    }));
    const { data, text } = await gateway.ask(createSession, {
      input: { type: 'DOCUMENT', idempotencyKey: 'k' },
    });
    expect(member(data.createVerificationSession, 'VerificationIdempotencyConflict')).toMatchObject({
      code: 'IDEMPOTENCY_KEY_IN_USE',
      upstreamCode: 'idempotency_key_in_use',
      param: 'idempotencyKey',
      requestId: 'req_inuse',
      retryable: true,
    });
    expect(text).not.toContain('PLANTED');
    expect(gateway.upstream.calls).toHaveLength(1);
  });

  it('work for other changes too: the first answer again, no conflict', async () => {
    const id = await makeSession(gateway);
    for (let turn = 0; turn < 2; turn += 1) {
      const { data } = await gateway.ask(cancelSession, { input: { id, idempotencyKey: `cancel-${id}` } });
      const payload = member(data.cancelVerificationSession, 'CancelVerificationSessionPayload');
      expect(payload.verificationSession).toMatchObject({ id, status: 'CANCELED' });
    }
    expect(gateway.upstream.calls).toHaveLength(2);
  });
});
