import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { personalDataOfSession } from '../operations/personal-data.js';
import { wholeReport } from '../operations/reports.js';
import { sessionPage, sessionResults, wholeSession } from '../operations/sessions.js';
import { startGateway, type TestGateway } from '../support/gateway.js';
import { makeSession, makeSubmitted, present } from '../support/sessions.js';

type Json = Record<string, unknown>;

describe('what Stripe adds later', () => {
  let gateway: TestGateway;
  let id: string;
  let verified: string;
  let report: string;

  beforeAll(async () => {
    gateway = await startGateway();
    id = await makeSession(gateway);
    verified = await makeSubmitted(gateway, 'verified', {
      verificationFlow: 'vf_onboarding',
      providedDetails: { email: 'someone@example.com', phone: '+12025550142' },
    });
    const { data } = await gateway.ask(sessionResults, { id: verified });
    report = present(data.verificationSession?.lastVerificationReport).id;
  });
  beforeEach(() => gateway.upstream.reset());
  afterAll(() => gateway.stop());

  function rewrite(change: (object: Json) => Json) {
    gateway.upstream.intercept(() => ({ kind: 'rewrite', change }));
  }

  async function readSession(change: (session: Json) => Json) {
    rewrite(change);
    const { data, errors } = await gateway.ask(wholeSession, { id });
    expect(errors).toEqual([]);
    return present(data.verificationSession);
  }

  async function readReport(change: (report: Json) => Json) {
    rewrite(change);
    const { data, errors } = await gateway.ask(wholeReport, { id: report });
    expect(errors).toEqual([]);
    return present(data.verificationReport);
  }

  describe('to a session', () => {
    it('as status reads UNKNOWN, and nothing may be done', async () => {
      const session = await readSession((raw) => ({ ...raw, status: 'paused' }));
      expect(session).toMatchObject({ status: 'UNKNOWN', allowedActions: [] });
    });

    it('as type reads UNKNOWN', async () => {
      expect((await readSession((raw) => ({ ...raw, type: 'voice' }))).type).toBe('UNKNOWN');
    });

    it('as error code reads UNKNOWN, with the code as it is', async () => {
      const { lastError } = await readSession((raw) => ({
        ...raw,
        last_error: { code: 'face_too_blurry', reason: 'The face is too blurry.' },
      }));
      expect(lastError).toEqual({
        code: 'UNKNOWN',
        codeRaw: 'face_too_blurry',
        reason: 'The face is too blurry.',
      });
    });

    it('as error without code or reason is shown', async () => {
      const { lastError } = await readSession((raw) => ({ ...raw, last_error: { code: null } }));
      expect(lastError).toEqual({ code: null, codeRaw: null, reason: null });
    });

    it('as document type, matching policy and option reads UNKNOWN or is left out', async () => {
      const { options } = await readSession((raw) => ({
        ...raw,
        options: {
          document: { allowed_types: ['passport', 'visa'], require_smile: true },
          matching: { dob: 'exact', name: 'similar' },
          voice: { require_verification: true },
        },
      }));
      expect(options).toEqual({
        document: {
          allowedTypes: ['PASSPORT', 'UNKNOWN'],
          requireIdNumber: null,
          requireLiveCapture: null,
          requireMatchingSelfie: null,
        },
        email: null,
        idNumber: false,
        matching: { dob: 'UNKNOWN', name: 'SIMILAR' },
        phone: null,
      });
    });

    it('as stage of redaction reads UNKNOWN, and nothing may be done', async () => {
      const session = await readSession((raw) => ({ ...raw, redaction: { status: 'shredding' } }));
      expect(session).toMatchObject({ redaction: { status: 'UNKNOWN' }, allowedActions: [] });
    });

    it('as a validated redaction is known', async () => {
      const { redaction } = await readSession((raw) => ({ ...raw, redaction: { status: 'validated' } }));
      expect(redaction).toEqual({ status: 'VALIDATED' });
    });

    it('as fields is not noticed, whatever they are', async () => {
      const before = await readSession((raw) => raw);
      const after = await readSession((raw) => ({
        ...raw,
        added: { deep: [1, null] },
        kind: 'report',
        toString: 1,
      }));
      expect(after).toEqual(before);
    });

    it('does not spoil the list it is in', async () => {
      rewrite((list) => ({
        ...list,
        data: (list['data'] as Json[]).map((raw) => ({ ...raw, status: 'paused' })),
      }));
      const { data, errors } = await gateway.ask(sessionPage, { first: 3 });
      expect(errors).toEqual([]);
      expect(data.verificationSessions.nodes.map(({ status }) => status)).toEqual([
        'UNKNOWN',
        'UNKNOWN',
        'UNKNOWN',
      ]);
    });
  });

  it.each([
    ['provided_details', 'related_person', 'verification_flow', 'verified_outputs'],
    ['client_reference_id', 'client_secret', 'url', 'last_error', 'redaction', 'related_customer'],
    ['last_verification_report'],
    ['metadata'],
    ['options'],
    ['related_customer_account'],
  ])('a session without %s is shown all the same', async (...names) => {
    const session = await readSession((raw) =>
      Object.fromEntries(Object.entries(raw).filter(([name]) => !names.includes(name))),
    );
    expect(session.id).toBe(id);
  });

  it('nulls in the place of groups are shown as nulls', async () => {
    const session = await readSession((raw) => ({
      ...raw,
      metadata: null,
      provided_details: null,
      related_person: null,
      options: { document: null, email: null, id_number: null, matching: null, phone: null },
    }));
    expect(session).toMatchObject({
      metadata: [],
      providedDetails: null,
      relatedPerson: null,
      options: { document: null, email: null, idNumber: false, matching: null, phone: null },
    });
  });

  describe('to a report', () => {
    it('as type, check status, error and kind of document reads UNKNOWN', async () => {
      const answer = await readReport((raw) => ({
        ...raw,
        type: 'voice',
        document: {
          ...(raw['document'] as Json),
          status: 'pending_review',
          type: 'visa',
          error: { code: 'document_torn', reason: null },
        },
      }));
      expect(answer).toMatchObject({
        type: 'UNKNOWN',
        document: {
          status: 'UNKNOWN',
          type: 'UNKNOWN',
          error: { code: 'UNKNOWN', codeRaw: 'document_torn', reason: null },
        },
      });
    });

    it('as kind of id number reads UNKNOWN', async () => {
      const { idNumber } = await readReport((raw) => ({
        ...raw,
        id_number: {
          status: 'verified',
          error: null,
          id_number_type: 'fr_insee',
          first_name: null,
          last_name: null,
        },
      }));
      expect(idNumber).toMatchObject({ status: 'VERIFIED', idNumberType: 'UNKNOWN' });
    });

    it('as another check is not noticed', async () => {
      const before = await readReport((raw) => raw);
      expect(await readReport((raw) => ({ ...raw, voice: { status: 'verified' } }))).toEqual(before);
    });

    it('and leaves fields out is shown all the same', async () => {
      const answer = await readReport(({ id: name, created, livemode, type }) => ({
        id: name,
        created,
        livemode,
        type,
        document: { status: 'verified' },
        email: { status: 'unverified' },
        selfie: { status: 'verified' },
      }));
      expect(answer).toMatchObject({
        id: report,
        document: { status: 'VERIFIED', error: null, firstName: null, address: null, issuedDate: null },
        email: { status: 'UNVERIFIED', email: null },
        phone: null,
      });
    });
  });

  describe('to personal data', () => {
    it('as sex or kind of id number reads UNKNOWN', async () => {
      rewrite((raw) => ({
        ...raw,
        verified_outputs: { ...(raw['verified_outputs'] as Json), sex: 'other', id_number_type: 'fr_insee' },
      }));
      const { data, errors } = await gateway.ask(personalDataOfSession, { id: verified });
      expect(errors).toEqual([]);
      expect(data.verificationSession?.verifiedOutputs).toMatchObject({
        sex: 'UNKNOWN',
        idNumberType: 'UNKNOWN',
      });
    });

    it('as a date without all its parts has no ISO form', async () => {
      rewrite((raw) => ({
        ...raw,
        verified_outputs: { ...(raw['verified_outputs'] as Json), dob: { day: null, month: 2, year: 1987 } },
      }));
      const { data, errors } = await gateway.ask(personalDataOfSession, { id: verified });
      expect(errors).toEqual([]);
      expect(data.verificationSession?.verifiedOutputs?.dob).toEqual({
        day: null,
        month: 2,
        year: 1987,
        iso: null,
      });
    });

    it('and leaves out what was expanded reads null', async () => {
      rewrite((raw) => ({ ...raw, verified_outputs: {} }));
      const { data, errors } = await gateway.ask(personalDataOfSession, { id: verified });
      expect(errors).toEqual([]);
      expect(data.verificationSession?.verifiedOutputs).toEqual({
        firstName: null,
        idNumberType: null,
        dob: null,
        idNumber: null,
        sex: null,
        unparsedPlaceOfBirth: null,
        unparsedSex: null,
      });
    });
  });
});
