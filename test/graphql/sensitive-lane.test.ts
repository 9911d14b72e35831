import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  filesOfReport,
  numbersOfReportPage,
  personalDataOfPage,
  personalDataOfSession,
} from '../operations/personal-data.js';
import { reportPage } from '../operations/reports.js';
import { startGateway, type Answer, type TestGateway } from '../support/gateway.js';
import { makeSession, makeSubmitted, present, sessionIds } from '../support/sessions.js';
import type { Fault, StripeCall } from '../support/upstream.js';

const withSelfie = { type: 'DOCUMENT', options: { document: { requireMatchingSelfie: true } } } as const;

const baseRead = (id: string) => `GET verification_sessions/${id} last_verification_report,verified_outputs`;

/** The fields of the two results that only the restricted key reads. */
const sensitivePaths = [
  'lastVerificationReport.document.dob',
  'lastVerificationReport.document.expirationDate',
  'lastVerificationReport.document.files',
  'lastVerificationReport.document.number',
  'lastVerificationReport.document.sex',
  'lastVerificationReport.selfie.document',
  'lastVerificationReport.selfie.selfie',
  'verifiedOutputs.dob',
  'verifiedOutputs.idNumber',
  'verifiedOutputs.sex',
  'verifiedOutputs.unparsedPlaceOfBirth',
  'verifiedOutputs.unparsedSex',
].map((path) => `verificationSession.${path}`);

const failedPaths = ({ errors }: Pick<Answer<unknown>, 'errors'>) =>
  errors.map(({ path = [] }) => path.join('.')).sort();

/** Breaks the calls with the restricted key and no other. */
const inSensitiveLane = (fault: Fault) => (call: StripeCall) =>
  call.lane === 'sensitive' ? fault : undefined;

describe('the sensitive lane', () => {
  let gateway: TestGateway;
  let id: string;

  beforeAll(async () => {
    gateway = await startGateway();
    id = await makeSubmitted(gateway, 'verified', withSelfie);
  });
  beforeEach(() => gateway.upstream.reset());
  afterAll(() => gateway.stop());

  it('reads what the restricted key may read, beside the rest', async () => {
    const { data, errors } = await gateway.ask(personalDataOfSession, { id });
    expect(errors).toEqual([]);
    const { verifiedOutputs: outputs, lastVerificationReport: report } = present(data.verificationSession);
    const { day, month, year, iso } = present(outputs?.dob);
    expect(iso).toBe(
      [
        String(present(year)).padStart(4, '0'),
        ...[month, day].map((part) => String(part).padStart(2, '0')),
      ].join('-'),
    );
    expect(outputs?.sex).toMatch(/^(FEMALE|MALE|UNKNOWN)$/);
    expect(report?.document?.number).toMatch(/\w/);
    expect(report?.document?.dob?.iso).toBe(iso);
    expect(report?.document?.files?.length).toBeGreaterThan(0);
    expect(report?.document?.files?.every((file) => file.startsWith('file_'))).toBe(true);
    expect(report?.selfie?.selfie).toMatch(/^file_/);
    expect(gateway.upstream.calls.map(({ lane }) => lane).sort()).toEqual(['base', 'sensitive']);
    expect(gateway.log()).not.toContain(present(iso));
    expect(gateway.log()).not.toContain(present(report?.document?.number));
  });

  it.each([
    ['403', 403, 'PERSONAL_DATA_UNAVAILABLE', false],
    ['401', 401, 'PERSONAL_DATA_UNAVAILABLE', false],
    ['404', 404, 'PERSONAL_DATA_UNAVAILABLE', false],
    ['400', 400, 'PERSONAL_DATA_UNAVAILABLE', false],
    ['429', 429, 'RATE_LIMITED', true],
    ['500', 500, 'UPSTREAM_UNAVAILABLE', true],
  ])('that answers %s costs its own fields and nothing else', async (_name, status, code, retryable) => {
    gateway.upstream.intercept(
      inSensitiveLane({
        kind: 'answer',
        status,
        headers: { 'Request-Id': 'req_refused', 'Stripe-Should-Retry': 'false' },
        body: '{"error":{"type":"invalid_request_error","message":"rk_test_PLANTED lacks a right on acct_PLANTED"}}',
      }),
    );
    const answer = await gateway.ask(personalDataOfSession, { id });
    expect(failedPaths(answer)).toEqual(sensitivePaths);
    for (const { extensions } of answer.errors) {
      expect(extensions).toMatchObject({ code, retryable, requestId: 'req_refused' });
    }
    const { verifiedOutputs, lastVerificationReport } = present(answer.data.verificationSession);
    expect(verifiedOutputs).toMatchObject({ dob: null, idNumber: null, sex: null });
    expect(verifiedOutputs?.firstName).toMatch(/\w/);
    expect(lastVerificationReport?.document).toMatchObject({ status: 'VERIFIED', number: null, files: null });
    expect(lastVerificationReport?.selfie).toMatchObject({ status: 'VERIFIED', selfie: null });
    expect(answer.text + gateway.log()).not.toMatch(/PLANTED/);
    expect(gateway.upstream.calls).toHaveLength(2);
  });

  it.each([
    ['another object', '{"object":"balance"}'],
    ['a session of another shape', '{"id":1,"created":"now"}'],
    ['garbage', 'garbage'],
    ['null', 'null'],
  ])('that answers %s does not pass for empty fields', async (_name, body) => {
    gateway.upstream.intercept(inSensitiveLane({ kind: 'answer', status: 200, body }));
    const answer = await gateway.ask(personalDataOfSession, { id });
    expect(failedPaths(answer)).toEqual(sensitivePaths);
    for (const { extensions } of answer.errors) {
      expect(extensions).toMatchObject({ code: 'UPSTREAM_INVALID_RESPONSE', retryable: true });
    }
    expect(answer.data.verificationSession?.verifiedOutputs?.firstName).toMatch(/\w/);
  });

  it('asked of a session without results answers null', async () => {
    const waiting = await makeSession(gateway);
    const { data, errors } = await gateway.ask(personalDataOfSession, { id: waiting });
    expect(errors).toEqual([]);
    expect(data.verificationSession).toEqual({
      id: waiting,
      status: 'REQUIRES_INPUT',
      verifiedOutputs: null,
      lastVerificationReport: null,
    });
  });

  it('is not joined with a report that came in between', async () => {
    gateway.upstream.intercept(
      inSensitiveLane({
        kind: 'rewrite',
        change: (session: { last_verification_report: object }) => ({
          ...session,
          last_verification_report: { ...session.last_verification_report, id: 'vr_newer' },
        }),
      }),
    );
    const answer = await gateway.ask(personalDataOfSession, { id });
    expect(failedPaths(answer)).toEqual(sensitivePaths);
    for (const { extensions } of answer.errors) {
      expect(extensions).toMatchObject({ code: 'UPSTREAM_CONFLICT', retryable: true });
    }
    const { lastVerificationReport } = present(answer.data.verificationSession);
    expect(lastVerificationReport?.document?.firstName).toMatch(/\w/);
    expect(lastVerificationReport?.id).not.toBe('vr_newer');
  });

  describe('of a list', () => {
    const dropFirst: Fault = {
      kind: 'rewrite',
      change: (list: { data: object[] }) => ({ ...list, data: list.data.slice(1) }),
    };

    it('is joined by id: what it misses is read by itself', async () => {
      const ids = await sessionIds(gateway, 4, { status: 'VERIFIED' });
      const whole = await gateway.ask(personalDataOfPage, { first: 4, filter: { status: 'VERIFIED' } });
      gateway.upstream.reset();
      gateway.upstream.intercept(({ lane, path }) =>
        lane === 'sensitive' && path.endsWith('/verification_sessions') ? dropFirst : undefined,
      );
      const { data, errors } = await gateway.ask(personalDataOfPage, {
        first: 4,
        filter: { status: 'VERIFIED' },
      });
      expect(errors).toEqual([]);
      expect(data).toEqual(whole.data);
      expect(gateway.upstream.summary().sort()).toEqual([
        'GET verification_sessions data.verified_outputs',
        'GET verification_sessions data.verified_outputs.dob (sensitive)',
        `GET verification_sessions/${present(ids[0])} verified_outputs.dob (sensitive)`,
      ]);
    });

    it('joins reports in the same way', async () => {
      const { data: page } = await gateway.ask(reportPage, { first: 3 });
      const first = present(page.verificationReports.nodes[0]).id;
      gateway.upstream.reset();
      gateway.upstream.intercept(({ lane, path }) =>
        lane === 'sensitive' && path.endsWith('/verification_reports') ? dropFirst : undefined,
      );
      const { errors } = await gateway.ask(numbersOfReportPage, { first: 3 });
      expect(errors).toEqual([]);
      expect(gateway.upstream.summary()).toContain(
        `GET verification_reports/${first} document.number (sensitive)`,
      );
      expect(gateway.upstream.calls).toHaveLength(3);
    });

    it.each([
      [
        'a refusal',
        403,
        '{"error":{"type":"invalid_request_error","message":"no"}}',
        'PERSONAL_DATA_UNAVAILABLE',
      ],
      ['no list', 200, '{"object":"list","data":null}', 'UPSTREAM_INVALID_RESPONSE'],
      ['a list of nulls', 200, '{"object":"list","data":[null]}', 'UPSTREAM_INVALID_RESPONSE'],
    ])('that is %s leaves the page', async (_name, status, body, code) => {
      gateway.upstream.intercept(inSensitiveLane({ kind: 'answer', status, body }));
      const { data, errors } = await gateway.ask(personalDataOfPage, {
        first: 3,
        filter: { status: 'VERIFIED' },
      });
      expect(data.verificationSessions.nodes.map(({ verifiedOutputs }) => verifiedOutputs)).toEqual([
        { dob: null },
        { dob: null },
        { dob: null },
      ]);
      expect(errors.map(({ extensions }) => extensions.code)).toEqual([code, code, code]);
      expect(gateway.upstream.calls).toHaveLength(2);
    });
  });

  describe('of a report', () => {
    it('tells the pictures of its own submission, in a plain read with the restricted key', async () => {
      const twice = await makeSession(gateway, withSelfie);
      await gateway.submit(twice, 'selfie_face_mismatch');
      await gateway.submit(twice, 'verified');
      const { data } = await gateway.ask(reportPage, { filter: { verificationSession: twice } });
      const [last, first] = data.verificationReports.nodes.map((node) => node.id);
      const files: string[] = [];
      for (const report of [present(first), present(last)]) {
        gateway.upstream.reset();
        const answer = await gateway.ask(filesOfReport, { id: report });
        expect(answer.errors).toEqual([]);
        const { document, selfie } = present(answer.data.verificationReport);
        files.push(...present(document?.files), present(selfie?.selfie));
        expect(gateway.upstream.summary().sort()).toEqual([
          `GET verification_reports/${report}`,
          `GET verification_reports/${report} (sensitive)`,
        ]);
      }
      expect(new Set(files).size).toBe(files.length);
    });

    it('that answers another object is an error of its fields', async () => {
      const { data } = await gateway.ask(reportPage, { first: 1, filter: { type: 'DOCUMENT' } });
      gateway.upstream.intercept(
        inSensitiveLane({ kind: 'answer', status: 200, body: '{"object":"balance"}' }),
      );
      const answer = await gateway.ask(filesOfReport, { id: present(data.verificationReports.nodes[0]).id });
      expect(failedPaths(answer)).toContain('verificationReport.document.files');
      expect(answer.errors[0]?.extensions.code).toBe('UPSTREAM_INVALID_RESPONSE');
    });
  });

  describe('of a change', () => {
    const change = `mutation ($id: ID!) {
      updateVerificationSession(input: { id: $id, metadata: [{ key: "seen", value: "yes" }] }) {
        ... on UpdateVerificationSessionPayload { verificationSession { verifiedOutputs { dob { iso } } } }
      }
    }`;

    it('is one read after it', async () => {
      const { data, errors } = await gateway.askText(change, { id });
      expect(errors).toEqual([]);
      expect(JSON.stringify(data)).toMatch(/"iso":"\d{4}-\d\d-\d\d"/);
      expect(gateway.upstream.summary()).toEqual([
        `POST verification_sessions/${id} verified_outputs`,
        `GET verification_sessions/${id} verified_outputs.dob (sensitive)`,
      ]);
    });

    it('is not asked where there are no results yet', async () => {
      const waiting = await makeSession(gateway);
      const { errors } = await gateway.askText(change, { id: waiting });
      expect(errors).toEqual([]);
      expect(gateway.upstream.summary()).toEqual([`POST verification_sessions/${waiting} verified_outputs`]);
    });
  });
});

describe('without a restricted key', () => {
  let gateway: TestGateway;
  let id: string;

  beforeAll(async () => {
    gateway = await startGateway({ env: { STRIPE_SENSITIVE_API_KEY: undefined } });
    id = await makeSubmitted(gateway, 'verified', withSelfie);
  });
  beforeEach(() => gateway.upstream.reset());
  afterAll(() => gateway.stop());

  it('sensitive fields are null with a reason, and Stripe is not asked for them', async () => {
    const answer = await gateway.ask(personalDataOfSession, { id });
    expect(failedPaths(answer)).toEqual(sensitivePaths);
    for (const { extensions, message } of answer.errors) {
      expect(extensions).toMatchObject({
        code: 'PERSONAL_DATA_UNAVAILABLE',
        retryable: false,
        requestId: answer.headers.get('x-request-id'),
      });
      expect(message).toContain('STRIPE_SENSITIVE_API_KEY');
    }
    expect(answer.data.verificationSession).toMatchObject({ id, status: 'VERIFIED' });
    expect(answer.data.verificationSession?.verifiedOutputs?.firstName).toMatch(/\w/);
    expect(gateway.upstream.summary()).toEqual([baseRead(id)]);
  });

  it('a list answers everything else', async () => {
    const { data, errors } = await gateway.ask(personalDataOfPage, {
      first: 2,
      filter: { status: 'VERIFIED' },
    });
    expect(data.verificationSessions.nodes).toHaveLength(2);
    expect(errors.map(({ extensions }) => extensions.code)).toEqual([
      'PERSONAL_DATA_UNAVAILABLE',
      'PERSONAL_DATA_UNAVAILABLE',
    ]);
    expect(gateway.upstream.summary()).toEqual(['GET verification_sessions data.verified_outputs']);
  });

  it('a session without results has nothing to refuse', async () => {
    const waiting = await makeSession(gateway);
    const { errors } = await gateway.ask(personalDataOfSession, { id: waiting });
    expect(errors).toEqual([]);
  });
});
