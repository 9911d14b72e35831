import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSession } from '../operations/changes.js';
import { sessionStatus } from '../operations/sessions.js';
import { startGateway, type TestGateway } from '../support/gateway.js';
import { makeSession, member, sessionIds } from '../support/sessions.js';
import { recordArrivals, tooMany } from './arrivals.js';

describe('a 429 of Stripe', () => {
  let gateway: TestGateway;
  let id: string;
  /** Different ones, because equal reads under way share a call. */
  let others: string[];
  beforeAll(async () => {
    gateway = await startGateway({ env: { STRIPE_TIMEOUT_MS: '5000' } });
    others = await sessionIds(gateway, 20);
    id = await makeSession(gateway);
  });
  beforeEach(() => gateway.upstream.reset());
  afterAll(() => gateway.stop());

  const read = async (of = id) => {
    const { data, errors } = await gateway.ask(sessionStatus, { id: of });
    return errors[0]?.extensions.code ?? (data.verificationSession === null ? 'lost' : 'served');
  };

  it.each([
    ['of the endpoint', tooMany({ 'Stripe-Rate-Limited-Reason': 'endpoint-rate' })],
    ['of everything', tooMany({ 'Stripe-Rate-Limited-Reason': 'global-rate' })],
    ['of what goes on at once', tooMany({ 'Stripe-Rate-Limited-Reason': 'endpoint-concurrency' })],
    ['of one object', tooMany({ 'Stripe-Rate-Limited-Reason': 'resource-specific' })],
    ['without a reason', tooMany()],
    ['that asks for another try', tooMany({ 'Stripe-Should-Retry': 'true' })],
    ['for a lock', tooMany({}, 'lock_timeout')],
  ])('%s is tried again, and nobody sees it', async (_name, fault) => {
    const { calls } = recordArrivals(gateway.upstream, (_call, before) => (before < 20 ? fault : undefined));
    const answers = await Promise.all(others.map((other) => read(other)));
    expect(new Set(answers)).toEqual(new Set(['served']));
    expect(calls.length).toBe(40);
  });

  it('that forbids another try is passed on', async () => {
    const { calls } = recordArrivals(gateway.upstream, () => tooMany({ 'Stripe-Should-Retry': 'false' }));
    expect(await read()).toBe('RATE_LIMITED');
    expect(calls).toHaveLength(1);
  });

  it('that does not end is passed on before the deadline', async () => {
    const { calls } = recordArrivals(gateway.upstream, () => tooMany());
    expect(await read()).toBe('RATE_LIMITED');
    expect(calls.length).toBeGreaterThan(2);
  });

  it('that asks for more time than there is, is passed on at once, and the next is not even sent', async () => {
    const own = await startGateway({ env: { STRIPE_TIMEOUT_MS: '2000' } });
    try {
      const session = await makeSession(own);
      recordArrivals(own.upstream, () => tooMany({ 'Retry-After': '30' }));
      const ask = async () => (await own.ask(sessionStatus, { id: session })).errors[0]?.extensions;
      expect(await ask()).toMatchObject({ code: 'RATE_LIMITED', retryable: true });
      const second = await ask();
      expect(second).toMatchObject({ code: 'RATE_LIMITED', retryable: true });
      expect((second as { retryAfterMs?: number }).retryAfterMs).toBeGreaterThan(20_000);
      expect(own.upstream.calls).toHaveLength(1);
    } finally {
      await own.stop();
    }
  });

  it('does not make a change twice: the same is sent again, under the same key', async () => {
    const { calls } = recordArrivals(gateway.upstream, (_call, before) =>
      before === 0 ? tooMany() : undefined,
    );
    const { data } = await gateway.ask(createSession, {
      input: { type: 'DOCUMENT', clientReferenceId: 'person-of-one-session', idempotencyKey: 'once' },
    });
    member(data.createVerificationSession, 'CreateVerificationSessionPayload');
    const [first, second, ...more] = calls;
    expect(more).toEqual([]);
    expect(second?.headers['idempotency-key']).toBe(first?.headers['idempotency-key']);
    expect(first?.headers['idempotency-key']).toBeDefined();
    expect(second?.form).toBe(first?.form);
  });
});
