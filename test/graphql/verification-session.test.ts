import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { personalDataOfPage } from '../operations/personal-data.js';
import { sessionResults, wholeSession } from '../operations/sessions.js';
import { startGateway, type TestGateway } from '../support/gateway.js';
import { makeSession, makeSubmitted, present, sessionIds } from '../support/sessions.js';

describe('a verification session', () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await startGateway();
  });
  beforeEach(() => gateway.upstream.reset());
  afterAll(() => gateway.stop());

  async function read(id: string) {
    const { data, errors } = await gateway.ask(wholeSession, { id });
    expect(errors).toEqual([]);
    expect(gateway.upstream.summary()).toEqual([`GET verification_sessions/${id}`]);
    return present(data.verificationSession);
  }

  it('that waits for its person has a secret and a page, neither of which is logged', async () => {
    const id = await makeSession(gateway, { type: 'DOCUMENT', clientReferenceId: 'user_waiting' });
    const session = await read(id);
    expect(session).toMatchObject({
      id,
      type: 'DOCUMENT',
      status: 'REQUIRES_INPUT',
      livemode: false,
      clientReferenceId: 'user_waiting',
      lastError: null,
      redaction: null,
      allowedActions: ['SUBMIT', 'UPDATE', 'CANCEL', 'REDACT'],
      verificationFlow: null,
    });
    const secret = present(session.clientSecret);
    const url = present(session.url);
    expect(secret).toMatch(new RegExp(`^${id}_secret_`));
    expect(URL.canParse(url)).toBe(true);
    expect(gateway.log()).not.toContain(secret);
    expect(gateway.log()).not.toContain(url);
  });

  it('tells when it was created as RFC 3339 in UTC', async () => {
    const before = Date.now();
    const { createdAt } = await read(await makeSession(gateway));
    expect(createdAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/);
    expect(Math.abs(Date.parse(createdAt) - before)).toBeLessThan(30_000);
  });

  it('that is being processed can only be waited for', async () => {
    const id = await makeSession(gateway);
    await gateway.submit(id, 'verified', 600_000);
    expect(await read(id)).toMatchObject({
      status: 'PROCESSING',
      allowedActions: [],
      clientSecret: null,
      url: null,
    });
  });

  it('that failed tells why, in our word, in the word of Stripe and in a sentence', async () => {
    const id = await makeSubmitted(gateway, 'document_expired');
    const session = await read(id);
    expect(session).toMatchObject({
      status: 'REQUIRES_INPUT',
      lastError: { code: 'DOCUMENT_EXPIRED', codeRaw: 'document_expired' },
    });
    expect(session.lastError?.reason).toMatch(/expired/);
  });

  it('that is verified may be redacted and nothing else', async () => {
    const id = await makeSubmitted(gateway, 'verified');
    expect(await read(id)).toMatchObject({ status: 'VERIFIED', allowedActions: ['REDACT'], lastError: null });
  });

  it('that follows a flow tells its options and the flow', async () => {
    const id = await makeSession(gateway, { verificationFlow: 'vf_onboarding' });
    expect(await read(id)).toMatchObject({
      type: 'VERIFICATION_FLOW',
      verificationFlow: 'vf_onboarding',
      options: {
        document: { requireMatchingSelfie: true, requireIdNumber: null, allowedTypes: null },
        email: { requireVerification: true },
        phone: { requireVerification: true },
        matching: { dob: 'NONE', name: 'SIMILAR' },
        idNumber: false,
      },
    });
  });

  it('of type ID_NUMBER has id number options', async () => {
    const id = await makeSession(gateway, { type: 'ID_NUMBER' });
    const { options } = await read(id);
    expect(options).toEqual({ document: null, email: null, idNumber: true, matching: null, phone: null });
  });

  it('brings its results and its report in the same call, and the way back costs nothing', async () => {
    const id = await makeSubmitted(gateway, 'verified');
    const { data, errors } = await gateway.ask(sessionResults, { id });
    expect(errors).toEqual([]);
    const { lastVerificationReport: report, verifiedOutputs: outputs } = present(data.verificationSession);
    expect(report).toMatchObject({ type: 'DOCUMENT', verificationSession: { id, status: 'VERIFIED' } });
    expect(report?.document).toEqual({ status: 'VERIFIED', firstName: outputs?.firstName });
    expect(outputs?.firstName).toMatch(/\w/);
    expect(gateway.upstream.summary()).toEqual([
      `GET verification_sessions/${id} last_verification_report,verified_outputs`,
    ]);
  });

  it('without a submission has no results', async () => {
    const id = await makeSession(gateway);
    const { data, errors } = await gateway.ask(sessionResults, { id });
    expect(errors).toEqual([]);
    expect(data.verificationSession).toEqual({ id, lastVerificationReport: null, verifiedOutputs: null });
  });

  it('that does not exist is null, for one call', async () => {
    const { data, errors } = await gateway.ask(wholeSession, { id: 'vs_doesnotexist' });
    expect(errors).toEqual([]);
    expect(data.verificationSession).toBeNull();
    expect(gateway.upstream.summary()).toEqual(['GET verification_sessions/vs_doesnotexist']);
  });

  it('of the other mode is null too: nothing tells that it exists', async () => {
    const [id = ''] = await sessionIds(gateway, 1);
    const live = await fetch(`${gateway.sandbox.url}/v1/identity/verification_sessions`, {
      method: 'POST',
      headers: { Authorization: 'Bearer sk_live_other' },
      body: new URLSearchParams({ type: 'document' }),
    });
    const { id: liveId } = (await live.json()) as { id: string };
    expect(liveId).not.toBe(id);
    const { data, errors } = await gateway.ask(wholeSession, { id: liveId });
    expect(errors).toEqual([]);
    expect(data.verificationSession).toBeNull();
  });

  it('reads without an error in every state that Stripe has', async () => {
    const ids = await sessionIds(gateway, 100);
    const everything = ids.map((id, index) => `s${index}: verificationSession(id: "${id}") { ...All }`);
    const { errors } = await gateway.askText(
      `{ ${everything.join('\n')} }
      fragment All on VerificationSession {
        id type status createdAt livemode clientReferenceId clientSecret url allowedActions
        lastError { code codeRaw reason }
        metadata { key value }
        options { document { allowedTypes } idNumber matching { dob name } }
        providedDetails { email phone } redaction { status } relatedPerson { account person }
        verifiedOutputs { firstName dob { iso } idNumber sex address { country } }
        lastVerificationReport {
          id type createdAt
          document { status type number files dob { iso } error { code } }
          email { status email } phone { status phone } selfie { status selfie document }
          idNumber { status idNumber idNumberType dob { iso } }
        }
      }`,
    );
    expect(errors).toEqual([]);
    expect(gateway.upstream.calls).toHaveLength(2 * ids.length);
  });

  it('in a list is read in one call for each lane', async () => {
    const { data, errors } = await gateway.ask(personalDataOfPage, {
      first: 5,
      filter: { status: 'VERIFIED' },
    });
    expect(errors).toEqual([]);
    expect(data.verificationSessions.nodes).toHaveLength(5);
    expect(gateway.upstream.summary().sort()).toEqual([
      'GET verification_sessions data.verified_outputs',
      'GET verification_sessions data.verified_outputs.dob (sensitive)',
    ]);
  });
});
