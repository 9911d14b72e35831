import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CreateVerificationSessionInput, UpdateVerificationSessionInput } from '../generated/graphql.js';
import { updateSession } from '../operations/changes.js';
import { startGateway, type TestGateway } from '../support/gateway.js';
import { makeSession, makeSubmitted, member } from '../support/sessions.js';

type Changes = Omit<UpdateVerificationSessionInput, 'id'>;

const full: CreateVerificationSessionInput = {
  type: 'DOCUMENT',
  options: {
    document: { allowedTypes: ['PASSPORT'], requireLiveCapture: true, requireMatchingSelfie: true },
  },
  providedDetails: { email: 'someone@example.com', phone: '+12025550142' },
  metadata: [
    { key: 'order', value: '1001' },
    { key: 'team', value: 'payouts' },
  ],
};

describe('updateVerificationSession', () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await startGateway();
  });
  beforeEach(() => gateway.upstream.reset());
  afterAll(() => gateway.stop());

  /** Changes a fresh full session by one call. */
  async function change(changes: Changes) {
    const id = await makeSession(gateway, full);
    const { data, errors } = await gateway.ask(updateSession, { input: { id, ...changes } });
    expect(errors).toEqual([]);
    expect(gateway.upstream.summary()).toEqual([`POST verification_sessions/${id}`]);
    const { verificationSession: session } = member(
      data.updateVerificationSession,
      'UpdateVerificationSessionPayload',
    );
    expect(session.id).toBe(id);
    const metadata = Object.fromEntries(session.metadata.map(({ key, value }) => [key, value]));
    return { session: { ...session, metadata }, sent: gateway.upstream.calls[0]?.params };
  }

  const document = {
    allowedTypes: ['PASSPORT'],
    requireIdNumber: null,
    requireLiveCapture: true,
    requireMatchingSelfie: true,
  };
  const untouched = {
    type: 'DOCUMENT',
    options: { document },
    providedDetails: { email: 'someone@example.com', phone: '+12025550142' },
    metadata: { order: '1001', team: 'payouts' },
  };
  const everyType = ['driving_license', 'id_card', 'passport'];
  const everyTypeShown = ['DRIVING_LICENSE', 'ID_CARD', 'PASSPORT'];

  interface Case {
    readonly name: string;
    readonly changes: Changes;
    readonly sent: Record<string, unknown>;
    readonly shown: Record<string, unknown>;
  }
  const cases: Case[] = [
    { name: 'nothing leaves everything', changes: {}, sent: {}, shown: untouched },
    {
      name: 'empty inputs leave everything',
      changes: { options: {}, providedDetails: {}, metadata: [] },
      sent: {},
      shown: untouched,
    },
    {
      name: 'an empty document leaves its options',
      changes: { options: { document: {} } },
      sent: {},
      shown: untouched,
    },
    {
      name: 'a type is changed',
      changes: { type: 'ID_NUMBER' },
      sent: { type: 'id_number' },
      shown: { ...untouched, type: 'ID_NUMBER' },
    },
    {
      name: 'one option is changed, the others stay',
      changes: { options: { document: { requireIdNumber: true } } },
      sent: { options: { document: { require_id_number: 'true' } } },
      shown: { ...untouched, options: { document: { ...document, requireIdNumber: true } } },
    },
    {
      name: 'null options unset the document options',
      changes: { options: null },
      sent: { options: { document: '' } },
      shown: {
        ...untouched,
        options: {
          document: {
            allowedTypes: null,
            requireIdNumber: null,
            requireLiveCapture: null,
            requireMatchingSelfie: null,
          },
        },
      },
    },
    {
      name: 'a null document unsets them too',
      changes: { options: { document: null } },
      sent: { options: { document: '' } },
      shown: {
        ...untouched,
        options: {
          document: {
            ...document,
            allowedTypes: null,
            requireLiveCapture: null,
            requireMatchingSelfie: null,
          },
        },
      },
    },
    {
      name: 'a null flag is false',
      changes: { options: { document: { requireLiveCapture: null } } },
      sent: { options: { document: { require_live_capture: 'false' } } },
      shown: { ...untouched, options: { document: { ...document, requireLiveCapture: false } } },
    },
    {
      name: 'null types are every type',
      changes: { options: { document: { allowedTypes: null } } },
      sent: { options: { document: { allowed_types: everyType } } },
      shown: { ...untouched, options: { document: { ...document, allowedTypes: everyTypeShown } } },
    },
    {
      name: 'every option null at once',
      changes: {
        options: {
          document: {
            allowedTypes: null,
            requireIdNumber: null,
            requireLiveCapture: null,
            requireMatchingSelfie: null,
          },
        },
      },
      sent: {
        options: {
          document: {
            allowed_types: everyType,
            require_id_number: 'false',
            require_live_capture: 'false',
            require_matching_selfie: 'false',
          },
        },
      },
      shown: {
        ...untouched,
        options: {
          document: {
            allowedTypes: everyTypeShown,
            requireIdNumber: false,
            requireLiveCapture: false,
            requireMatchingSelfie: false,
          },
        },
      },
    },
    {
      name: 'one detail is changed, the other stays',
      changes: { providedDetails: { phone: '+12025550100' } },
      sent: { provided_details: { phone: '+12025550100' } },
      shown: { ...untouched, providedDetails: { email: 'someone@example.com', phone: '+12025550100' } },
    },
    {
      name: 'a null detail is cleared, the other stays',
      changes: { providedDetails: { email: null } },
      sent: { provided_details: { email: '' } },
      shown: { ...untouched, providedDetails: { email: null, phone: '+12025550142' } },
    },
    {
      name: 'null details clear both',
      changes: { providedDetails: null },
      sent: { provided_details: { email: '', phone: '' } },
      shown: { ...untouched, providedDetails: null },
    },
    {
      name: 'metadata is merged',
      changes: {
        metadata: [
          { key: 'plan', value: 'pro' },
          { key: 'order', value: '1002' },
        ],
      },
      sent: { metadata: { plan: 'pro', order: '1002' } },
      shown: { ...untouched, metadata: { order: '1002', plan: 'pro', team: 'payouts' } },
    },
    {
      name: 'a key with a null value is removed',
      changes: { metadata: [{ key: 'order', value: null }] },
      sent: { metadata: { order: '' } },
      shown: { ...untouched, metadata: { team: 'payouts' } },
    },
    {
      name: 'a key without a value is removed',
      changes: { metadata: [{ key: 'team' }] },
      sent: { metadata: { team: '' } },
      shown: { ...untouched, metadata: { order: '1001' } },
    },
  ];
  it.each(cases)('$name', async ({ changes, sent, shown }) => {
    const answer = await change(changes);
    expect(answer.sent).toEqual(sent);
    expect(answer.session).toMatchObject(shown);
  });

  it('null metadata removes every key, for a read of their names', async () => {
    const id = await makeSession(gateway, full);
    const { data, errors } = await gateway.ask(updateSession, { input: { id, metadata: null } });
    expect(errors).toEqual([]);
    const payload = member(data.updateVerificationSession, 'UpdateVerificationSessionPayload');
    expect(payload.verificationSession.metadata).toEqual([]);
    expect(gateway.upstream.summary()).toEqual([
      `GET verification_sessions/${id}`,
      `POST verification_sessions/${id}`,
    ]);
    expect(gateway.upstream.calls[1]?.params).toEqual({ metadata: { order: '', team: '' } });
  });

  it('a null type is refused without a call', async () => {
    const { data } = await gateway.ask(updateSession, { input: { id: 'vs_any', type: null } });
    expect(member(data.updateVerificationSession, 'VerificationInvalidRequest')).toMatchObject({
      code: 'BAD_USER_INPUT',
      param: 'type',
      requestId: null,
      retryable: false,
    });
    expect(gateway.upstream.calls).toEqual([]);
  });

  it('of what no longer requires input is a conflict that shows the session, for one read more', async () => {
    const id = await makeSubmitted(gateway, 'verified');
    const { data, errors } = await gateway.ask(updateSession, { input: { id, type: 'ID_NUMBER' } });
    expect(errors).toEqual([]);
    const conflict = member(data.updateVerificationSession, 'VerificationSessionStateConflict');
    expect(conflict).toMatchObject({
      code: 'STATE_CONFLICT',
      retryable: false,
      param: null,
      current: { id, status: 'VERIFIED', allowedActions: ['REDACT'] },
    });
    expect(conflict.requestId).toMatch(/^req_/);
    expect(gateway.upstream.summary()).toEqual([
      `POST verification_sessions/${id}`,
      `GET verification_sessions/${id}`,
    ]);
  });

  it('of metadata alone is allowed in any state', async () => {
    const id = await makeSubmitted(gateway, 'verified');
    const { data } = await gateway.ask(updateSession, {
      input: { id, metadata: [{ key: 'seen', value: 'yes' }] },
    });
    const { verificationSession } = member(
      data.updateVerificationSession,
      'UpdateVerificationSessionPayload',
    );
    expect(verificationSession.metadata).toEqual([{ key: 'seen', value: 'yes' }]);
  });

  it('refused for something else than the state stays an invalid request', async () => {
    const id = await makeSession(gateway);
    gateway.upstream.intercept(({ method }) =>
      method === 'POST'
        ? {
            kind: 'answer',
            status: 400,
            body: '{"error":{"type":"invalid_request_error","message":"PLANTED"}}',
          }
        : undefined,
    );
    const { data, text } = await gateway.ask(updateSession, { input: { id, type: 'ID_NUMBER' } });
    expect(member(data.updateVerificationSession, 'VerificationInvalidRequest').code).toBe(
      'UPSTREAM_REJECTED',
    );
    expect(text).not.toContain('PLANTED');
    expect(gateway.upstream.summary()).toEqual([
      `POST verification_sessions/${id}`,
      `GET verification_sessions/${id}`,
    ]);
  });

  it('of a missing session is not found, for one call', async () => {
    const { data } = await gateway.ask(updateSession, { input: { id: 'vs_missing', type: 'DOCUMENT' } });
    const problem = member(data.updateVerificationSession, 'VerificationSessionNotFound');
    expect(problem).toMatchObject({ code: 'NOT_FOUND', upstreamCode: 'resource_missing', retryable: false });
    expect(problem.requestId).toMatch(/^req_/);
    expect(gateway.upstream.summary()).toEqual(['POST verification_sessions/vs_missing']);
  });

  it('clearing the metadata of a missing session is not found as well', async () => {
    const { data } = await gateway.ask(updateSession, { input: { id: 'vs_missing', metadata: null } });
    expect(member(data.updateVerificationSession, 'VerificationSessionNotFound').code).toBe('NOT_FOUND');
    expect(gateway.upstream.summary()).toEqual(['GET verification_sessions/vs_missing']);
  });
});
