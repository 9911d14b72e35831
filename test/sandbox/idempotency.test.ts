import { describe, expect, test } from 'vitest';
import { createClock, refusalOf, runSandbox } from './running-sandbox.js';

const sessions = '/v1/identity/verification_sessions';
const withKey = (key: string, more: Record<string, string> = {}) => ({ 'Idempotency-Key': key, ...more });

describe('a request that is sent again with its idempotency key', () => {
  test('gets the first answer, marked as such, and does nothing', async () => {
    const { request, stripe } = await runSandbox();
    const first = await request(sessions, {
      form: 'type=document&metadata[a]=1&metadata[b]=2',
      headers: withKey('k1'),
    });
    const again = await request(sessions, {
      form: 'metadata[b]=2&metadata[a]=1&type=document',
      headers: withKey('k1'),
    });
    expect(again.text).toBe(first.text);
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(again.headers.get('original-request')).toBe(first.headers.get('request-id'));
    expect(again.headers.get('request-id')).not.toBe(first.headers.get('request-id'));
    expect(again.headers.get('idempotency-key')).toBe('k1');
    expect((await stripe.identity.verificationSessions.list()).data).toHaveLength(1);
  });

  test('gets the first refusal too, once the execution had begun', async () => {
    const { request } = await runSandbox();
    const first = await request(`${sessions}/vs_none/cancel`, { form: '', headers: withKey('k1') });
    const again = await request(`${sessions}/vs_none/cancel`, { form: '', headers: withKey('k1') });
    expect([first.status, again.status]).toEqual([404, 404]);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
  });

  test('is taken as new after parameters that were refused', async () => {
    const { request } = await runSandbox();
    expect((await request(sessions, { form: 'type=odd', headers: withKey('k1') })).status).toBe(400);
    expect(
      (await request(sessions, { form: 'type=document&expand[]=odd', headers: withKey('k1') })).status,
    ).toBe(400);
    expect((await request(sessions, { form: 'type=document', headers: withKey('k1') })).status).toBe(200);
  });

  test('is taken as new after a day', async () => {
    const clock = createClock();
    const { request } = await runSandbox({ now: clock.now });
    const send = () => request(sessions, { form: 'type=document', headers: withKey('k1') });
    const first = await send();
    clock.advance(24 * 3_600_000);
    expect((await send()).body['id']).toBe(first.body['id']);
    clock.advance(1);
    expect((await send()).body['id']).not.toBe(first.body['id']);
  });
});

describe('an idempotency key', () => {
  test('cannot be used for other parameters or another endpoint', async () => {
    const { stripe } = await runSandbox();
    const options = { idempotencyKey: 'k1' };
    const { id } = await stripe.identity.verificationSessions.create({ type: 'document' }, options);
    for (const call of [
      stripe.identity.verificationSessions.create({ type: 'id_number' }, options),
      stripe.identity.verificationSessions.cancel(id, {}, options),
    ]) {
      const refused = await refusalOf(call);
      expect(refused).toMatchObject({
        type: 'StripeIdempotencyError',
        rawType: 'idempotency_error',
        statusCode: 400,
      });
      expect(refused.message).toContain("other than 'k1'");
    }
  });

  test('is in use while its first request is under way', async () => {
    const { request, stripe } = await runSandbox({ latencyMs: 150 });
    const send = () => request(sessions, { form: 'type=document', headers: withKey('k1') });
    const answers = await Promise.all([send(), send(), send()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const conflict = answers.find(({ status }) => status === 409);
    expect(conflict?.error).toMatchObject({ type: 'idempotency_error', code: 'idempotency_key_in_use' });
    expect((await send()).headers.get('idempotent-replayed')).toBe('true');
    expect((await stripe.identity.verificationSessions.list()).data).toHaveLength(1);
  });

  test('means something else in another account and in the other mode', async () => {
    const { request } = await runSandbox();
    const ids = new Set<unknown>();
    for (const [key, headers] of [
      ['sk_test_sandbox', withKey('k1')],
      ['sk_live_sandbox', withKey('k1')],
      ['sk_test_sandbox', withKey('k1', { 'Stripe-Account': 'acct_one' })],
    ] as const) {
      ids.add((await request(sessions, { form: 'type=document', key, headers })).body['id']);
    }
    expect(ids.size).toBe(3);
  });

  test('has 1 to 255 characters, and no meaning for a GET', async () => {
    const { request } = await runSandbox();
    const create = (key: string) => request(sessions, { form: 'type=document', headers: withKey(key) });
    expect((await create('k'.repeat(255))).status).toBe(200);
    expect((await create('k'.repeat(256))).error['type']).toBe('idempotency_error');
    expect((await create('')).error['message']).toBe('Idempotency Key must be a non-empty string.');
    await request(sessions, { headers: withKey('k1') });
    expect((await request(`${sessions}?limit=1`, { headers: withKey('k1') })).status).toBe(200);
  });
});
