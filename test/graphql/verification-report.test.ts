import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { reportSession, wholeReport } from '../operations/reports.js';
import { sessionResults } from '../operations/sessions.js';
import type { CreateVerificationSessionInput } from '../generated/graphql.js';
import { startGateway, type TestGateway } from '../support/gateway.js';
import { makeSubmitted, present } from '../support/sessions.js';

describe('a verification report', () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await startGateway();
  });
  beforeEach(() => gateway.upstream.reset());
  afterAll(() => gateway.stop());

  /** Plays a submission and tells the ids of session and report. */
  async function submitted(outcome: string, input?: CreateVerificationSessionInput) {
    const session = await makeSubmitted(gateway, outcome, input);
    const { data } = await gateway.ask(sessionResults, { id: session });
    gateway.upstream.reset();
    return { session, report: present(data.verificationSession?.lastVerificationReport).id };
  }

  async function read(id: string) {
    const { data, errors } = await gateway.ask(wholeReport, { id });
    expect(errors).toEqual([]);
    expect(gateway.upstream.summary()).toEqual([`GET verification_reports/${id}`]);
    return present(data.verificationReport);
  }

  it('tells of each check that was made, for one plain call', async () => {
    const { report } = await submitted('verified', {
      type: 'DOCUMENT',
      clientReferenceId: 'user_reported',
      options: { document: { requireMatchingSelfie: true } },
    });
    const answer = await read(report);
    expect(answer).toMatchObject({
      id: report,
      type: 'DOCUMENT',
      livemode: false,
      clientReferenceId: 'user_reported',
      verificationFlow: null,
      options: { document: { requireMatchingSelfie: true }, idNumber: false },
      document: { status: 'VERIFIED', type: 'DRIVING_LICENSE', error: null },
      selfie: { status: 'VERIFIED', error: null },
      email: null,
      phone: null,
      idNumber: null,
    });
    expect(answer.document?.firstName).toMatch(/\w/);
    expect(answer.document?.issuedDate?.iso).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(answer.document?.issuingCountry).toMatch(/^[A-Z]{2}$/);
    expect(answer.createdAt).toMatch(/\.000Z$/);
  });

  it('of a failed submission tells which check failed and why', async () => {
    const { report } = await submitted('document_expired');
    const { document } = await read(report);
    expect(document).toMatchObject({
      status: 'UNVERIFIED',
      error: { code: 'DOCUMENT_EXPIRED', codeRaw: 'document_expired' },
    });
    expect(document?.error?.reason).toMatch(/expired/);
  });

  it('of an id number check has that check', async () => {
    const { report } = await submitted('verified', { type: 'ID_NUMBER' });
    const { idNumber, type, options } = await read(report);
    expect({ type, options }).toEqual({ type: 'ID_NUMBER', options: { document: null, idNumber: true } });
    expect(idNumber).toMatchObject({ status: 'VERIFIED', error: null });
    expect(idNumber?.idNumberType).toMatch(/^(BR_CPF|SG_NRIC|US_SSN)$/);
  });

  it('of a flow has the checks of email and phone', async () => {
    const { report } = await submitted('verified', {
      verificationFlow: 'vf_onboarding',
      providedDetails: { email: 'someone@example.com', phone: '+12025550100' },
    });
    expect(await read(report)).toMatchObject({
      type: 'VERIFICATION_FLOW',
      verificationFlow: 'vf_onboarding',
      email: { status: 'VERIFIED', email: 'someone@example.com' },
      phone: { status: 'VERIFIED', phone: '+12025550100' },
    });
  });

  it('leads to its session by one call more, with what is wanted of it', async () => {
    const { session, report } = await submitted('verified');
    const { data, errors } = await gateway.ask(reportSession, { id: report });
    expect(errors).toEqual([]);
    expect(data.verificationReport).toMatchObject({
      id: report,
      verificationSession: { id: session, status: 'VERIFIED' },
    });
    expect(gateway.upstream.summary()).toEqual([
      `GET verification_reports/${report}`,
      `GET verification_sessions/${session} verified_outputs`,
    ]);
  });

  it('that does not exist is null, for one call', async () => {
    const { data, errors } = await gateway.ask(wholeReport, { id: 'vr_doesnotexist' });
    expect(errors).toEqual([]);
    expect(data.verificationReport).toBeNull();
    expect(gateway.upstream.summary()).toEqual(['GET verification_reports/vr_doesnotexist']);
  });
});
