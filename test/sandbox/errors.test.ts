import { request as httpRequest } from 'node:http';
import { describe, expect, test } from 'vitest';
import { refusalOf, runSandbox } from './running-sandbox.js';

const sessions = '/v1/identity/verification_sessions';

describe('a parameter that is at fault', () => {
  test.each([
    ['foo=1', 'Received unknown parameter: foo', 'parameter_unknown', 'foo'],
    [
      'type=document&options[nope]=1',
      'Received unknown parameter: options[nope]',
      'parameter_unknown',
      'options[nope]',
    ],
    ['', 'You must provide a `type` if not passing `verification_flow`.', 'parameter_missing', 'type'],
    ['type=passport', 'Invalid type: must be one of document or id_number', undefined, 'type'],
    [
      'type=document&options[document][allowed_types][]=visa',
      'Invalid options[document][allowed_types][0]: must be one of driving_license, id_card, or passport',
      undefined,
      'options[document][allowed_types][0]',
    ],
    ['type=document&client_reference_id[a]=b', 'Invalid string: {"a":"b"}', undefined, 'client_reference_id'],
    ['type=document&expand=x', 'Invalid array: x', undefined, 'expand'],
    ['type=document&options=x', 'Invalid object: x', undefined, 'options'],
    [
      'type=document&options[document][require_id_number]=maybe',
      'Invalid boolean: maybe',
      undefined,
      'options[document][require_id_number]',
    ],
    [
      'type=document&related_person[account]=acct_1',
      'Missing required param: related_person[person].',
      'parameter_missing',
      'related_person[person]',
    ],
    [
      'type=document&return_url=javascript:alert(1)',
      'Not a valid URL: javascript:alert(1)',
      'url_invalid',
      'return_url',
    ],
    [
      'type=document&verification_flow=vf_1',
      'You may only specify one of these parameters: type, verification_flow.',
      'parameters_exclusive',
      'type',
    ],
  ])('is named: %s', async (form, message, code, param) => {
    const { request } = await runSandbox();
    const { status, error } = await request(sessions, { form });
    expect(status).toBe(400);
    expect([error['type'], error['message'], error['code'], error['param']]).toEqual([
      'invalid_request_error',
      message,
      code,
      param,
    ]);
  });

  test.each([
    ['limit=ten', 'parameter_invalid_integer', 'limit'],
    ['created[gte]=now', 'parameter_invalid_integer', 'created[gte]'],
    ['created[since]=1', 'parameter_unknown', 'created[since]'],
    ['client_reference_id=', 'parameter_invalid_empty', 'client_reference_id'],
    ['starting_after=', 'parameter_invalid_empty', 'starting_after'],
  ])('is named in a list as well: %s', async (query, code, param) => {
    const { request } = await runSandbox();
    const { status, error } = await request(`${sessions}?${query}`);
    expect([status, error['code'], error['param']]).toEqual([400, code, param]);
  });

  test('may not be one that only creation takes, when a session is updated', async () => {
    const { stripe, request } = await runSandbox();
    const { id } = await stripe.identity.verificationSessions.create({ type: 'document' });
    for (const name of ['client_reference_id', 'return_url', 'related_customer', 'verification_flow']) {
      expect((await request(`${sessions}/${id}`, { form: { [name]: 'x' } })).error['code']).toBe(
        'parameter_unknown',
      );
    }
  });
});

describe('an error answer', () => {
  test('leaves out what does not apply, and points to documentation and log', async () => {
    const { request } = await runSandbox();
    const missing = await request(`${sessions}/vs_none`);
    expect(missing.status).toBe(404);
    expect(missing.error).toEqual({
      type: 'invalid_request_error',
      code: 'resource_missing',
      message: "No such VerificationSession: 'vs_none'",
      param: 'session',
      doc_url: 'https://stripe.com/docs/error-codes/resource-missing',
      request_log_url: expect.stringContaining(missing.headers.get('request-id') ?? '?') as unknown,
    });
    const plain = await request(`${sessions}?status=odd`);
    expect(Object.keys(plain.error).sort()).toEqual(['message', 'param', 'request_log_url', 'type']);
  });

  test('has an identifier of its own and the version that was asked for', async () => {
    const { request } = await runSandbox();
    const one = await request(`${sessions}/vs_none`, { headers: { 'Stripe-Version': '2025-01-27.acacia' } });
    const other = await request(`${sessions}/vs_none`);
    expect(one.headers.get('request-id')).toMatch(/^req_[A-Za-z0-9]{14}$/);
    expect(one.headers.get('request-id')).not.toBe(other.headers.get('request-id'));
    expect(one.headers.get('stripe-version')).toBe('2025-01-27.acacia');
    expect(other.headers.get('stripe-version')).toBe('2026-10-28.endive');
    expect(one.headers.get('content-type')).toBe('application/json');
  });

  test.each([
    ['GET', '/v1/customers'],
    ['DELETE', `${sessions}/vs_1`],
    ['PUT', sessions],
    ['POST', '/v1/identity/verification_reports'],
    ['GET', `${sessions}/`],
    ['GET', `${sessions}/vs_1/cancel`],
  ])('is a 404 for %s %s', async (method, path) => {
    const { request } = await runSandbox();
    const { status, error } = await request(path, { method });
    expect(status).toBe(404);
    expect(error['message']).toMatch(`Unrecognized request URL (${method}: ${path}).`);
  });
});

describe('a body', () => {
  test('may be empty, and lists may be sent in both notations', async () => {
    const { request } = await runSandbox();
    for (const form of [
      'type=document&expand[]=verified_outputs',
      'type=document&expand[0]=verified_outputs',
    ]) {
      const { status, body } = await request(sessions, { form });
      expect(status).toBe(200);
      expect(body).toHaveProperty('verified_outputs', null);
      const id = typeof body['id'] === 'string' ? body['id'] : '';
      expect((await request(`${sessions}/${id}/cancel`, { method: 'POST' })).body['status']).toBe('canceled');
    }
  });

  test.each([
    ['nothing at all', ''],
    ['chunks without a length', 'expand[]=verified_outputs'],
  ])('may be %s', async (_, form) => {
    const { sandbox, stripe } = await runSandbox();
    const { id } = await stripe.identity.verificationSessions.create({ type: 'document' });
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const headers = { Authorization: `Bearer ${sandbox.secretKey}` };
      const sent = httpRequest(
        `${sandbox.url}${sessions}/${id}/cancel`,
        { method: 'POST', headers },
        (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        },
      );
      sent.on('error', reject);
      if (form === '') sent.removeHeader('Transfer-Encoding');
      else sent.write(form);
      sent.end();
    });
    expect(status).toBe(200);
  });

  test('must not be JSON', async () => {
    const { request } = await runSandbox();
    const headers = { 'Content-Type': 'application/json' };
    const { status, error } = await request(sessions, { form: '{"type":"document"}', headers });
    expect(status).toBe(400);
    expect(error['message']).toMatch(/content type is application\/x-www-form-urlencoded/);
  });

  test('must not be larger than a mebibyte', async () => {
    const { request } = await runSandbox();
    const { status, error } = await request(sessions, { form: `type=${'x'.repeat(1024 * 1024)}` });
    expect(status).toBe(413);
    expect(error['type']).toBe('invalid_request_error');
  });
});

test('the library makes its own classes of the answers', async () => {
  const { stripe } = await runSandbox();
  const refused = await refusalOf(stripe.identity.verificationReports.retrieve('vr_none'));
  expect(refused).toMatchObject({
    type: 'StripeInvalidRequestError',
    code: 'resource_missing',
    message: "No such VerificationReport: 'vr_none'",
  });
});
