import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CreateVerificationSessionInput } from '../generated/graphql.js';
import { createSession } from '../operations/changes.js';
import { startGateway, type TestGateway } from '../support/gateway.js';
import { member } from '../support/sessions.js';

describe('createVerificationSession', () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await startGateway();
  });
  beforeEach(() => gateway.upstream.reset());
  afterAll(() => gateway.stop());

  /** Creates a session and tells what Stripe received, which is one call in every case. */
  async function create(input: CreateVerificationSessionInput) {
    const { data, errors } = await gateway.ask(createSession, { input });
    expect(errors).toEqual([]);
    expect(gateway.upstream.summary()).toEqual(['POST verification_sessions']);
    const { verificationSession: session } = member(
      data.createVerificationSession,
      'CreateVerificationSessionPayload',
    );
    return { session, sent: gateway.upstream.calls[0]?.params };
  }

  it('sends every field and answers with the session', async () => {
    const { session, sent } = await create({
      type: 'DOCUMENT',
      options: {
        document: {
          allowedTypes: ['PASSPORT', 'ID_CARD', 'DRIVING_LICENSE', 'PASSPORT'],
          requireIdNumber: true,
          requireLiveCapture: false,
          requireMatchingSelfie: true,
        },
      },
      clientReferenceId: 'user_42',
      relatedCustomer: 'cus_42',
      relatedCustomerAccount: 'acct_customer42',
      relatedPerson: { account: 'acct_platform', person: 'person_42' },
      providedDetails: { email: 'someone@example.com', phone: '+12025550142' },
      returnUrl: 'https://example.com/done?next=%2F#there',
      metadata: [
        { key: 'order', value: '1001' },
        { key: 'ключ 🗝', value: 'значение & more = всё' },
      ],
    });
    expect(sent).toEqual({
      type: 'document',
      options: {
        document: {
          allowed_types: ['passport', 'id_card', 'driving_license'],
          require_id_number: 'true',
          require_live_capture: 'false',
          require_matching_selfie: 'true',
        },
      },
      client_reference_id: 'user_42',
      related_customer: 'cus_42',
      related_customer_account: 'acct_customer42',
      related_person: { account: 'acct_platform', person: 'person_42' },
      provided_details: { email: 'someone@example.com', phone: '+12025550142' },
      return_url: 'https://example.com/done?next=%2F#there',
      metadata: { order: '1001', 'ключ 🗝': 'значение & more = всё' },
    });
    expect(session).toMatchObject({
      type: 'DOCUMENT',
      status: 'REQUIRES_INPUT',
      clientReferenceId: 'user_42',
      relatedCustomerAccount: 'acct_customer42',
      relatedPerson: { account: 'acct_platform', person: 'person_42' },
      providedDetails: { email: 'someone@example.com', phone: '+12025550142' },
      options: {
        document: {
          allowedTypes: ['PASSPORT', 'ID_CARD', 'DRIVING_LICENSE'],
          requireIdNumber: true,
          requireLiveCapture: false,
          requireMatchingSelfie: true,
        },
        idNumber: false,
      },
      allowedActions: ['SUBMIT', 'UPDATE', 'CANCEL', 'REDACT'],
    });
    expect(session.metadata).toHaveLength(2);
    expect(session.metadata).toEqual(
      expect.arrayContaining([
        { key: 'order', value: '1001' },
        { key: 'ключ 🗝', value: 'значение & more = всё' },
      ]),
    );
    expect(session.clientSecret).toContain('_secret_');
  });

  it('loses no metadata key that JavaScript knows itself', async () => {
    const names = ['__proto__', 'constructor', 'toString'];
    await create({ type: 'DOCUMENT', metadata: names.map((key) => ({ key, value: 'kept' })) });
    const sent = new URLSearchParams(gateway.upstream.calls[0]?.form);
    expect(names.map((key) => sent.get(`metadata[${key}]`))).toEqual(['kept', 'kept', 'kept']);
  });

  it('of type ID_NUMBER needs nothing more', async () => {
    const { session, sent } = await create({ type: 'ID_NUMBER' });
    expect(sent).toEqual({ type: 'id_number' });
    expect(session).toMatchObject({ type: 'ID_NUMBER', options: { idNumber: true, document: null } });
  });

  it('follows a flow in place of a type', async () => {
    const { session, sent } = await create({ verificationFlow: 'vf_onboarding' });
    expect(sent).toEqual({ verification_flow: 'vf_onboarding' });
    expect(session).toMatchObject({ type: 'VERIFICATION_FLOW', verificationFlow: 'vf_onboarding' });
  });

  it('takes null for absent, at every depth', async () => {
    const { sent } = await create({
      type: 'DOCUMENT',
      verificationFlow: null,
      options: null,
      clientReferenceId: null,
      relatedCustomer: null,
      relatedCustomerAccount: null,
      relatedPerson: null,
      providedDetails: null,
      returnUrl: null,
      metadata: null,
      idempotencyKey: null,
    });
    expect(sent).toEqual({ type: 'document' });
    gateway.upstream.reset();
    const nested = await create({
      type: 'DOCUMENT',
      options: {
        document: {
          allowedTypes: null,
          requireIdNumber: null,
          requireLiveCapture: null,
          requireMatchingSelfie: null,
        },
      },
      providedDetails: { email: null, phone: '+12025550142' },
      metadata: [],
    });
    expect(nested.sent).toEqual({ type: 'document', provided_details: { phone: '+12025550142' } });
  });

  it('takes the longest key and the longest value', async () => {
    const { sent } = await create({
      type: 'DOCUMENT',
      metadata: [{ key: 'k'.repeat(40), value: 'v'.repeat(500) }],
    });
    expect(sent).toMatchObject({ metadata: { ['k'.repeat(40)]: 'v'.repeat(500) } });
  });

  it('keys every call, also one that the client did not key', async () => {
    await create({ type: 'DOCUMENT' });
    expect(gateway.upstream.calls[0]?.headers['idempotency-key']).toMatch(/\S/);
  });

  it('refused by Stripe for a field is VerificationInvalidRequest with the field as a path', async () => {
    const { data, errors, text } = await gateway.ask(createSession, {
      input: { type: 'DOCUMENT', verificationFlow: 'vf_PLANTED_VALUE' },
    });
    expect(errors).toEqual([]);
    const problem = member(data.createVerificationSession, 'VerificationInvalidRequest');
    expect(problem).toMatchObject({
      code: 'UPSTREAM_REJECTED',
      upstreamCode: 'parameters_exclusive',
      param: 'type',
      retryable: false,
    });
    expect(problem.requestId).toMatch(/^req_/);
    expect(text).not.toContain('PLANTED');
    expect(gateway.upstream.summary()).toEqual(['POST verification_sessions']);
  });

  it.each([
    ['options[document][allowed_types][0]', 'options.document.allowedTypes'],
    ['options[document][require_matching_selfie]', 'options.document.requireMatchingSelfie'],
    ['provided_details[phone]', 'providedDetails.phone'],
    ['related_person[account]', 'relatedPerson.account'],
    ['metadata[John Doe]', 'metadata'],
    ['return_url', 'returnUrl'],
    ['PLANTED[name]', null],
  ])('tells the parameter %s as %s', async (param, path) => {
    gateway.upstream.intercept(() => ({
      kind: 'answer',
      status: 400,
      headers: { 'Request-Id': 'req_planted' },
      body: JSON.stringify({
        error: { type: 'invalid_request_error', code: 'parameter_invalid', message: 'PLANTED', param },
      }),
    }));
    const { data, text } = await gateway.ask(createSession, { input: { type: 'DOCUMENT' } });
    expect(member(data.createVerificationSession, 'VerificationInvalidRequest')).toMatchObject({
      code: 'UPSTREAM_REJECTED',
      param: path,
      requestId: 'req_planted',
      retryable: false,
    });
    expect(text).not.toMatch(/PLANTED|John Doe/);
  });

  it('that names a missing object is bad input: there is no session that could be missing', async () => {
    gateway.upstream.intercept(() => ({
      kind: 'answer',
      status: 400,
      body: JSON.stringify({
        error: {
          type: 'invalid_request_error',
          code: 'resource_missing',
          message: "No such customer: 'cus_PLANTED'",
          param: 'related_customer',
        },
      }),
    }));
    const { data, text } = await gateway.ask(createSession, {
      input: { type: 'DOCUMENT', relatedCustomer: 'cus_PLANTED' },
    });
    expect(member(data.createVerificationSession, 'VerificationInvalidRequest')).toMatchObject({
      code: 'BAD_USER_INPUT',
      upstreamCode: 'resource_missing',
      param: 'relatedCustomer',
    });
    expect(text).not.toContain('PLANTED');
  });
});
