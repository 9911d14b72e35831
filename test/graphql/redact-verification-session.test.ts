import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CreateVerificationSessionInput } from '../generated/graphql.js';
import { redactSession, updateSession } from '../operations/changes.js';
import { personalDataOfRedacted } from '../operations/personal-data.js';
import { startGateway, type TestGateway } from '../support/gateway.js';
import { makeSession, makeSubmitted, member, present } from '../support/sessions.js';

const someone: CreateVerificationSessionInput = {
  type: 'DOCUMENT',
  clientReferenceId: 'user_forgotten',
  providedDetails: { email: 'someone@example.com', phone: '+12025550142' },
  metadata: [{ key: 'order', value: '1001' }],
};

describe('redactVerificationSession', () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await startGateway();
  });
  beforeEach(() => gateway.upstream.reset());
  afterAll(() => gateway.stop());

  it('answers with the results it was asked for in the same call', async () => {
    const id = await makeSubmitted(gateway, 'verified', someone);
    const { data, errors } = await gateway.ask(redactSession, { input: { id } });
    expect(errors).toEqual([]);
    const { verificationSession } = member(
      data.redactVerificationSession,
      'RedactVerificationSessionPayload',
    );
    expect(verificationSession).toMatchObject({
      id,
      status: 'VERIFIED',
      redaction: { status: 'REDACTED' },
      allowedActions: [],
      clientReferenceId: 'user_forgotten',
      providedDetails: { email: null, phone: null },
      metadata: [],
      verifiedOutputs: { firstName: null },
      lastVerificationReport: { document: { status: 'VERIFIED', firstName: null } },
    });
    expect(gateway.upstream.summary()).toEqual([
      `POST verification_sessions/${id}/redact last_verification_report,verified_outputs`,
    ]);
  });

  it('leaves nulls where data was, and tells of the sex that it is redacted', async () => {
    const id = await makeSubmitted(gateway, 'verified', {
      ...someone,
      options: { document: { requireIdNumber: true } },
    });
    const before = await gateway.ask(personalDataOfRedacted, { id });
    expect(before.errors).toEqual([]);
    const known = present(present(before.data.verificationSession).verifiedOutputs);
    expect(known.dob?.iso).toMatch(/^\d{4}-\d\d-\d\d$/);

    await gateway.ask(redactSession, { input: { id } });
    const { data, errors, text } = await gateway.ask(personalDataOfRedacted, { id });
    expect(errors).toEqual([]);
    expect(data.verificationSession).toMatchObject({
      metadata: [],
      providedDetails: { email: null, phone: null },
      redaction: { status: 'REDACTED' },
      clientSecret: null,
      url: null,
      verifiedOutputs: {
        firstName: null,
        lastName: null,
        email: null,
        phone: null,
        idNumber: null,
        sex: 'REDACTED',
        unparsedSex: null,
        dob: null,
        address: { city: null, country: known.address?.country, line1: null, postalCode: null },
      },
      lastVerificationReport: {
        document: {
          status: 'VERIFIED',
          firstName: null,
          number: null,
          files: null,
          sex: 'REDACTED',
          dob: null,
          issuedDate: null,
        },
      },
    });
    expect(text).not.toContain('[redacted]');
    for (const value of [known.firstName, known.lastName, known.dob?.iso])
      expect(text).not.toContain(present(value));
  });

  it('of a session that requires input cancels it', async () => {
    const id = await makeSession(gateway, someone);
    const { data } = await gateway.ask(redactSession, { input: { id } });
    expect(
      member(data.redactVerificationSession, 'RedactVerificationSessionPayload').verificationSession,
    ).toMatchObject({
      status: 'CANCELED',
      redaction: { status: 'REDACTED' },
      clientSecret: null,
      url: null,
      lastVerificationReport: null,
      verifiedOutputs: null,
    });
  });

  it('a second time is a conflict, for one read more with what was selected of it', async () => {
    const id = await makeSubmitted(gateway, 'verified');
    await gateway.ask(redactSession, { input: { id } });
    gateway.upstream.reset();
    const { data, errors } = await gateway.ask(redactSession, { input: { id } });
    expect(errors).toEqual([]);
    expect(member(data.redactVerificationSession, 'VerificationSessionStateConflict')).toMatchObject({
      code: 'STATE_CONFLICT',
      current: {
        id,
        status: 'VERIFIED',
        redaction: { status: 'REDACTED' },
        lastVerificationReport: { type: 'DOCUMENT' },
      },
    });
    expect(gateway.upstream.summary()).toEqual([
      `POST verification_sessions/${id}/redact last_verification_report,verified_outputs`,
      `GET verification_sessions/${id} last_verification_report`,
    ]);
  });

  it('ends every other change, metadata too', async () => {
    const id = await makeSubmitted(gateway, 'verified');
    await gateway.ask(redactSession, { input: { id } });
    const { data } = await gateway.ask(updateSession, {
      input: { id, metadata: [{ key: 'late', value: 'yes' }] },
    });
    expect(member(data.updateVerificationSession, 'VerificationSessionStateConflict').current).toEqual({
      id,
      status: 'VERIFIED',
      allowedActions: [],
    });
  });

  it('of a missing session is not found', async () => {
    const { data } = await gateway.ask(redactSession, { input: { id: 'vs_missing' } });
    expect(member(data.redactVerificationSession, 'VerificationSessionNotFound').code).toBe('NOT_FOUND');
  });
});

describe('a redaction that takes its time', () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await startGateway({ sandbox: { redactionMs: 600_000 } });
  });
  afterAll(() => gateway.stop());

  it('is PROCESSING until it is done', async () => {
    const id = await makeSubmitted(gateway, 'verified');
    const { data } = await gateway.ask(redactSession, { input: { id } });
    expect(
      member(data.redactVerificationSession, 'RedactVerificationSessionPayload').verificationSession,
    ).toMatchObject({ redaction: { status: 'PROCESSING' }, allowedActions: [] });
  });
});
