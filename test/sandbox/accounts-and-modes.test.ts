import { describe, expect, test } from 'vitest';
import { refusalOf, runSandbox } from './running-sandbox.js';

const sessions = '/v1/identity/verification_sessions';

describe('keys', () => {
  test('are asked for', async () => {
    const { request } = await runSandbox();
    const { status, error } = await request(sessions, { key: null });
    expect(status).toBe(401);
    expect(error['message']).toMatch(/^You did not provide an API key\./);
  });

  test.each([
    'sk_test_invalid',
    'sk_test_invalid_anything',
    'pk_test_sandbox',
    'ek_test_sandbox',
    'nonsense',
    'sk_test_',
  ])('%s is refused and not repeated', async (key) => {
    const { request } = await runSandbox();
    const { status, error } = await request(sessions, { key });
    expect(status).toBe(401);
    expect(error['message']).toMatch(/^Invalid API Key provided: /);
    expect(String(error['message']).endsWith(key)).toBe(false);
  });

  test.each(['sk_test_any', 'rk_test_any', 'sk_live_any', 'rk_live_any'])('%s is accepted', async (key) => {
    const { request } = await runSandbox();
    expect((await request(sessions, { key })).status).toBe(200);
  });

  test('may come as the user name of basic authentication', async () => {
    const { request, sandbox } = await runSandbox();
    const basic = (text: string) => ({ Authorization: `Basic ${Buffer.from(text).toString('base64')}` });
    expect((await request(sessions, { key: null, headers: basic(`${sandbox.secretKey}:`) })).status).toBe(
      200,
    );
    expect((await request(sessions, { key: null, headers: basic(':') })).status).toBe(401);
  });
});

describe('live mode', () => {
  test('begins empty and does not mix with test mode', async () => {
    const { client, stripe } = await runSandbox({ sessions: 20 });
    const live = client('sk_live_sandbox');
    expect((await live.identity.verificationSessions.list()).data).toEqual([]);
    const made = await live.identity.verificationSessions.create({ type: 'document' });
    expect(made.livemode).toBe(true);
    expect((await refusalOf(stripe.identity.verificationSessions.retrieve(made.id))).code).toBe(
      'resource_missing',
    );
    const [seeded] = (await stripe.identity.verificationSessions.list({ limit: 1 })).data;
    expect(seeded?.livemode).toBe(false);
    expect((await refusalOf(live.identity.verificationSessions.retrieve(seeded?.id ?? ''))).statusCode).toBe(
      404,
    );
  });
});

describe('connected accounts', () => {
  test('see their own objects only, in retrievals, lists, cursors and reports', async () => {
    const { stripe, submit } = await runSandbox();
    const one = { stripeAccount: 'acct_one' };
    const other = { stripeAccount: 'acct_other' };
    const made = await stripe.identity.verificationSessions.create({ type: 'document' }, one);
    await submit(made.id, { outcome: 'verified' });
    const reports = stripe.identity.verificationReports;
    expect((await reports.list({}, one)).data).toHaveLength(1);
    for (const options of [other, {}]) {
      expect(
        (await refusalOf(stripe.identity.verificationSessions.retrieve(made.id, {}, options))).statusCode,
      ).toBe(404);
      expect((await stripe.identity.verificationSessions.list({}, options)).data).toEqual([]);
      expect((await reports.list({}, options)).data).toEqual([]);
      const cursor = { starting_after: made.id };
      expect((await refusalOf(stripe.identity.verificationSessions.list(cursor, options))).code).toBe(
        'resource_missing',
      );
    }
    expect((await stripe.identity.verificationSessions.retrieve(made.id, {}, one)).status).toBe('verified');
  });

  test('are repeated in the answer, and refused when they are malformed', async () => {
    const { request } = await runSandbox();
    const good = await request(sessions, { headers: { 'Stripe-Account': 'acct_one' } });
    expect(good.headers.get('stripe-account')).toBe('acct_one');
    const bad = await request(sessions, { headers: { 'Stripe-Account': 'one' } });
    expect([bad.status, bad.error['code']]).toEqual([403, 'account_invalid']);
  });
});
