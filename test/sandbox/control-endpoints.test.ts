import { describe, expect, test } from 'vitest';
import { refusalOf, createClock, runSandbox } from './running-sandbox.js';

describe('submitting an attempt', () => {
  test('takes the default delay, a country and a kind of document', async () => {
    const clock = createClock();
    const { stripe, request } = await runSandbox({ now: clock.now, processingMs: 700 });
    const { id } = await stripe.identity.verificationSessions.create({ type: 'document' });
    const answer = await request(`/_sandbox/verification_sessions/${id}/submit`, {
      form: { outcome: 'verified', country: 'JP', document_type: 'passport' },
      key: null,
    });
    expect([answer.status, answer.body['status']]).toEqual([200, 'processing']);
    clock.advance(700);
    const expand = ['last_verification_report'];
    expect(await stripe.identity.verificationSessions.retrieve(id, { expand })).toMatchObject({
      status: 'verified',
      last_verification_report: { document: { issuing_country: 'JP', type: 'passport' } },
    });
  });

  test('makes the same person of the same user', async () => {
    const { stripe, submit } = await runSandbox();
    const names = new Set<unknown>();
    for (let count = 0; count < 3; count += 1) {
      const params = { type: 'document', client_reference_id: 'someone' } as const;
      const { id } = await stripe.identity.verificationSessions.create(params);
      await submit(id, { outcome: 'verified' });
      const session = await stripe.identity.verificationSessions.retrieve(id, {
        expand: ['verified_outputs'],
      });
      names.add(`${session.verified_outputs?.first_name ?? ''} ${session.verified_outputs?.last_name ?? ''}`);
    }
    expect(names.size).toBe(1);
  });

  test('works on a session of any account and mode', async () => {
    const { client, submit } = await runSandbox();
    const live = client('sk_live_any', { stripeAccount: 'acct_one' });
    const { id } = await live.identity.verificationSessions.create({ type: 'id_number' });
    expect((await submit(id, { outcome: 'id_number_mismatch' })).body).toMatchObject({
      livemode: true,
      last_error: { code: 'id_number_mismatch' },
    });
  });

  test.each([
    [{ outcome: 'odd' }, 'outcome'],
    [{}, 'outcome'],
    [{ outcome: 'verified', delay_ms: '-1' }, 'delay_ms'],
    [{ outcome: 'verified', country: 'Japan' }, 'country'],
    [{ outcome: 'verified', colour: 'red' }, 'colour'],
  ])('refuses %j and names the parameter', async (form, param) => {
    const { stripe, submit } = await runSandbox();
    const { id } = await stripe.identity.verificationSessions.create({ type: 'document' });
    const { status, error } = await submit(id, form);
    expect([status, error['param']]).toEqual([400, param]);
    expect((await stripe.identity.verificationSessions.retrieve(id)).status).toBe('requires_input');
  });

  test('says when there is no such session or route', async () => {
    const { submit, request } = await runSandbox();
    expect((await submit('vs_none', { outcome: 'verified' })).error['code']).toBe('resource_missing');
    expect((await request('/_sandbox/nothing', { key: null })).status).toBe(404);
  });
});

describe('the state', () => {
  test('is counted, and goes back to the seed', async () => {
    const { stripe, submit, request } = await runSandbox({ sessions: 80 });
    const list = () => request('/v1/identity/verification_sessions?limit=100');
    const seeded = await list();
    const counted = await request('/_sandbox/state', { key: null });
    expect(counted.body).toMatchObject({ sessions: 80, realms: [{ mode: 'test', sessions: 80 }] });

    const options = { idempotencyKey: 'k1' };
    const made = await stripe.identity.verificationSessions.create({ type: 'document' }, options);
    await submit(made.id, { outcome: 'verified', delay_ms: '60000' });
    expect((await request('/_sandbox/state', { key: null })).body['sessions']).toBe(81);

    expect((await request('/_sandbox/reset', { method: 'POST', key: null })).body).toEqual(counted.body);
    expect((await list()).text).toBe(seeded.text);
    const again = await stripe.identity.verificationSessions.create({ type: 'document' }, options);
    expect(again.id).not.toBe(made.id);
  });
});

describe("the mobile libraries' testing controls", () => {
  test.each([
    ['verify', 'document', { status: 'verified', last_error: null }],
    ['unverify', 'document', { status: 'requires_input', last_error: { code: 'document_unverified_other' } }],
    [
      'unverify',
      'id_number',
      { status: 'requires_input', last_error: { code: 'id_number_unverified_other' } },
    ],
  ] as const)('%s a session of type %s, with or without delay', async (control, type, expected) => {
    const clock = createClock();
    const { stripe, request } = await runSandbox({ now: clock.now, processingMs: 500 });
    for (const simulate_delay of ['true', 'false']) {
      const { id } = await stripe.identity.verificationSessions.create({ type });
      const path = `/v1/identity/verification_pages/${id}/testing/${control}`;
      const answer = await request(path, { form: { simulate_delay }, key: 'ek_test_mobile' });
      const status = simulate_delay === 'true' ? 'processing' : expected.status;
      expect(answer.body).toMatchObject({ id, submitted: true, status });
      clock.advance(500);
      expect(await stripe.identity.verificationSessions.retrieve(id)).toMatchObject(expected);
    }
  });

  test('need a key of test mode', async () => {
    const { client, stripe, request } = await runSandbox();
    const { id } = await stripe.identity.verificationSessions.create({ type: 'document' });
    const path = `/v1/identity/verification_pages/${id}/testing/verify`;
    expect((await request(path, { form: '', key: null })).status).toBe(401);
    const live = client('sk_live_any');
    const other = await live.identity.verificationSessions.create({ type: 'document' });
    expect((await request(path.replace(id, other.id), { form: '', key: 'sk_live_any' })).status).toBe(400);
    expect((await refusalOf(live.identity.verificationSessions.retrieve(id))).statusCode).toBe(404);
  });
});
