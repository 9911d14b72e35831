import { describe, expect, test } from 'vitest';
import { lastErrorCodes } from '../../src/sandbox/vocabulary.js';
import { createClock, refusalOf, runSandbox } from './running-sandbox.js';

describe('a session', () => {
  test('begins with a secret and an address, and shows what it was made with', async () => {
    const { sandbox, stripe } = await runSandbox();
    const session = await stripe.identity.verificationSessions.create({
      type: 'document',
      client_reference_id: 'user_9',
      related_customer: 'cus_9',
      related_person: { account: 'acct_9', person: 'person_9' },
      provided_details: { email: 'nine@example.com' },
      return_url: 'https://example.com/back',
      options: { document: { allowed_types: ['passport', 'id_card'], require_matching_selfie: true } },
    });
    expect(session).toMatchObject({
      object: 'identity.verification_session',
      status: 'requires_input',
      client_reference_id: 'user_9',
      related_customer: 'cus_9',
      related_person: { account: 'acct_9', person: 'person_9' },
      provided_details: { email: 'nine@example.com' },
      options: { document: { allowed_types: ['passport', 'id_card'], require_matching_selfie: true } },
      metadata: {},
      livemode: false,
      last_error: null,
      redaction: null,
    });
    expect(session.id).toMatch(/^vs_[A-Za-z0-9]{24}$/);
    expect(session.client_secret).toMatch(new RegExp(`^${session.id}_secret_`));
    expect(session.url?.startsWith(`${sandbox.url}/start/`)).toBe(true);
  });

  test('is processing until the clock says otherwise, then verified for good', async () => {
    const clock = createClock();
    const { stripe, submit } = await runSandbox({ now: clock.now });
    const sessions = stripe.identity.verificationSessions;
    const { id } = await sessions.create({ type: 'document' });
    await submit(id, { outcome: 'verified', delay_ms: '5000' });
    clock.advance(4999);
    expect(await sessions.retrieve(id)).toMatchObject({
      status: 'processing',
      client_secret: null,
      url: null,
    });
    clock.advance(1);
    const verified = await sessions.retrieve(id);
    expect(verified).toMatchObject({ status: 'verified', client_secret: null, url: null, last_error: null });
    expect(verified.last_verification_report).toMatch(/^vr_[A-Za-z0-9]{24}$/);
    expect((await submit(id, { outcome: 'verified' })).error['code']).toBe(
      'verification_session_unexpected_state',
    );
  });

  test.each(lastErrorCodes)('opens again after %s, with another secret and address', async (code) => {
    const { stripe, submit } = await runSandbox();
    const before = await stripe.identity.verificationSessions.create({ type: 'document' });
    await submit(before.id, { outcome: code });
    const after = await stripe.identity.verificationSessions.retrieve(before.id, {
      expand: ['last_verification_report', 'verified_outputs'],
    });
    expect(after).toMatchObject({ status: 'requires_input', last_error: { code }, verified_outputs: null });
    expect(after.client_secret).not.toBe(before.client_secret);
    expect(after.url).not.toBe(before.url);
    expect([after.client_secret, after.url]).not.toContain(null);

    const nothingSubmitted = ['abandoned', 'consent_declined', 'device_not_supported'].includes(code);
    const report = after.last_verification_report;
    if (nothingSubmitted) expect(report).toBeNull();
    else expect(failedChecks(report)).toHaveLength(1);
  });

  test('renews an expired secret when it is retrieved', async () => {
    const clock = createClock();
    const { stripe } = await runSandbox({ now: clock.now });
    const before = await stripe.identity.verificationSessions.create({ type: 'document' });
    clock.advance(24 * 3_600_000);
    const [listed] = (await stripe.identity.verificationSessions.list()).data;
    expect(listed?.client_secret).toBeNull();
    const after = await stripe.identity.verificationSessions.retrieve(before.id);
    expect(after.client_secret).toMatch(/_secret_/);
    expect(after.client_secret).not.toBe(before.client_secret);
  });

  test('asks for the checks of its type, options and details', async () => {
    const { stripe, submit } = await runSandbox();
    const { id } = await stripe.identity.verificationSessions.create({
      type: 'document',
      provided_details: { email: 'a@example.com', phone: '+12025550100' },
      options: { document: { require_id_number: true, require_matching_selfie: true } },
    });
    await submit(id, { outcome: 'selfie_face_mismatch', country: 'DE', document_type: 'id_card' });
    const [report] = (await stripe.identity.verificationReports.list({ verification_session: id })).data;
    expect(report).toMatchObject({
      document: { status: 'verified', type: 'id_card', issuing_country: 'DE' },
      email: { status: 'verified', email: 'a@example.com' },
      id_number: { status: 'verified' },
      phone: { status: 'verified', phone: '+12025550100' },
      selfie: { status: 'unverified', error: { code: 'selfie_face_mismatch' } },
      verification_session: id,
    });
  });
});

describe('canceling', () => {
  test('ends a session that waits for input, and no other', async () => {
    const { stripe, submit } = await runSandbox();
    const sessions = stripe.identity.verificationSessions;
    const { id } = await sessions.create({ type: 'id_number' });
    expect(await sessions.cancel(id)).toMatchObject({ status: 'canceled', client_secret: null, url: null });
    expect(await refusalOf(sessions.cancel(id))).toMatchObject({
      statusCode: 400,
      rawType: 'invalid_request_error',
      code: 'verification_session_unexpected_state',
    });
    const other = await sessions.create({ type: 'id_number' });
    await submit(other.id, { outcome: 'verified' });
    expect((await refusalOf(sessions.cancel(other.id))).code).toBe('verification_session_unexpected_state');
  });
});

describe('redacting', () => {
  test('puts placeholders in the place of personal data, keeps the country, and ends after a while', async () => {
    const clock = createClock();
    const { restricted, submit } = await runSandbox({ now: clock.now, redactionMs: 3000 });
    const sessions = restricted.identity.verificationSessions;
    const { id } = await sessions.create({
      type: 'document',
      metadata: { a: 'b' },
      provided_details: { email: 'a@example.com' },
      options: { document: { require_matching_selfie: true, require_id_number: true } },
    });
    await submit(id, { outcome: 'verified', country: 'SG', document_type: 'id_card' });
    expect(await sessions.redact(id)).toMatchObject({
      status: 'verified',
      redaction: { status: 'processing' },
      metadata: {},
    });
    clock.advance(3000);
    const redacted = await sessions.retrieve(id, {
      expand: [
        'verified_outputs.dob',
        'verified_outputs.id_number',
        'verified_outputs.sex',
        'last_verification_report.document.number',
        'last_verification_report.document.dob',
        'last_verification_report.id_number.id_number',
      ],
    });
    expect(redacted).toMatchObject({
      redaction: { status: 'redacted' },
      provided_details: { email: '[redacted]' },
      verified_outputs: {
        first_name: '[redacted]',
        last_name: '[redacted]',
        email: '[redacted]',
        id_number: '[redacted]',
        id_number_type: null,
        sex: '[redacted]',
        dob: { day: 1, month: 1, year: 1 },
        address: { country: 'SG', city: '[redacted]', line1: '[redacted]' },
      },
      last_verification_report: {
        document: { number: '[redacted]', dob: { year: 1 }, files: null, first_name: '[redacted]' },
        id_number: { id_number: '[redacted]', id_number_type: null },
        selfie: { selfie: null, document: null },
      },
    });
    for (const call of [
      sessions.redact(id),
      sessions.cancel(id),
      sessions.update(id, { metadata: { a: 'b' } }),
    ]) {
      expect((await refusalOf(call)).code).toBe('verification_session_unexpected_state');
    }
  });

  test('cancels a session that waits for input, and waits for one that is processing', async () => {
    const { stripe, submit } = await runSandbox();
    const sessions = stripe.identity.verificationSessions;
    const open = await sessions.create({ type: 'document' });
    expect(await sessions.redact(open.id)).toMatchObject({
      status: 'canceled',
      redaction: { status: 'redacted' },
      url: null,
    });
    const busy = await sessions.create({ type: 'document' });
    await submit(busy.id, { outcome: 'verified', delay_ms: '60000' });
    expect((await refusalOf(sessions.redact(busy.id))).message).toContain('processing');
  });
});

describe('updating', () => {
  test('merges options field by field, and unsets what is sent empty', async () => {
    const { stripe, request } = await runSandbox();
    const sessions = stripe.identity.verificationSessions;
    const { id } = await sessions.create({
      type: 'document',
      provided_details: { email: 'a@example.com', phone: '+12025550100' },
      options: { document: { require_id_number: true, allowed_types: ['passport'] } },
    });
    const merged = await sessions.update(id, { options: { document: { require_live_capture: true } } });
    expect(merged.options).toEqual({
      document: { allowed_types: ['passport'], require_id_number: true, require_live_capture: true },
    });
    const path = `/v1/identity/verification_sessions/${id}`;
    const fewer = await request(path, { form: 'options[document][allowed_types]=&provided_details[phone]=' });
    expect(fewer.body).toMatchObject({
      options: { document: { require_id_number: true, require_live_capture: true } },
      provided_details: { email: 'a@example.com' },
    });
    expect(fewer.text).not.toContain('passport');
    expect(fewer.text).not.toContain('+12025550100');
    expect((await sessions.update(id, { options: { document: '' } })).options).toEqual({ document: {} });
    expect((await sessions.update(id, { type: 'id_number' })).type).toBe('id_number');
  });

  test('takes only metadata once the session has left requires_input', async () => {
    const { stripe, submit } = await runSandbox();
    const sessions = stripe.identity.verificationSessions;
    const { id } = await sessions.create({ type: 'document' });
    await submit(id, { outcome: 'verified' });
    expect((await sessions.update(id, { metadata: { seen: 'yes' } })).metadata).toEqual({ seen: 'yes' });
    for (const change of [
      { type: 'id_number' as const },
      { provided_details: { email: 'a@example.com' } },
      { options: { document: { require_id_number: true } }, metadata: { seen: 'no' } },
    ]) {
      expect((await refusalOf(sessions.update(id, change))).code).toBe(
        'verification_session_unexpected_state',
      );
    }
    expect((await sessions.retrieve(id)).metadata).toEqual({ seen: 'yes' });
  });
});

function failedChecks(report: unknown): unknown[] {
  if (typeof report !== 'object' || report === null) return [];
  return Object.values(report).filter(
    (part: unknown) =>
      typeof part === 'object' && part !== null && 'status' in part && part.status === 'unverified',
  );
}
