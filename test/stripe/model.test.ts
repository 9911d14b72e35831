import type Stripe from 'stripe';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/stripe/failure.js';
import { toAddress } from '../../src/stripe/model/address.js';
import { toCalendarDate } from '../../src/stripe/model/calendar-date.js';
import { toCheckError } from '../../src/stripe/model/check-error.js';
import {
  readCheckStatus,
  readDocumentType,
  readIdNumberType,
  readMatchingPolicy,
  readRedactionStatus,
  readSessionStatus,
  readSessionType,
  readSex,
} from '../../src/stripe/model/enums.js';
import { toOptions } from '../../src/stripe/model/options.js';
import { toText } from '../../src/stripe/model/redacted-text.js';
import { notAsked, type SensitiveAnswer } from '../../src/stripe/model/sensitive.js';
import { toVerificationReport } from '../../src/stripe/model/verification-report.js';
import { toVerificationSession } from '../../src/stripe/model/verification-session.js';

type RawSession = Stripe.Identity.VerificationSession;
type RawReport = Stripe.Identity.VerificationReport;

const erased = '[redacted]';
const erasedDate = { day: 1, month: 1, year: 1 };
const passed = { error: null, status: 'verified' } as const;

const rawReport: RawReport = {
  id: 'vr_1',
  object: 'identity.verification_report',
  client_reference_id: 'user_1',
  created: 1_767_225_600,
  livemode: false,
  type: 'document',
  verification_session: 'vs_1',
  options: { document: { allowed_types: ['passport'] } },
  document: {
    ...passed,
    address: {
      city: 'Ulm',
      country: 'DE',
      line1: '1 Main St',
      line2: null,
      postal_code: '89073',
      state: null,
    },
    files: ['file_1', 'file_2'],
    first_name: 'Jenny',
    last_name: 'Rosen',
    issued_date: { day: 1, month: 12, year: 2020 },
    issuing_country: 'DE',
    type: 'passport',
  },
  email: { ...passed, email: 'jenny@example.com' },
  phone: { ...passed, phone: '+15550100' },
  id_number: { ...passed, first_name: 'Jenny', last_name: 'Rosen', id_number_type: 'us_ssn' },
  selfie: { ...passed, document: 'file_1', selfie: 'file_3' },
};

const rawSession: RawSession = {
  id: 'vs_1',
  object: 'identity.verification_session',
  client_reference_id: 'user_1',
  client_secret: null,
  created: 1_767_225_600,
  last_error: null,
  last_verification_report: 'vr_1',
  livemode: false,
  metadata: { order: '7' },
  options: {},
  redaction: null,
  related_customer: 'cus_1',
  related_customer_account: 'acct_1',
  status: 'verified',
  type: 'document',
  url: null,
};

const rawOutputs: NonNullable<RawSession['verified_outputs']> = {
  address: { city: 'Ulm', country: 'DE', line1: '1 Main St', line2: null, postal_code: '89073', state: null },
  email: 'jenny@example.com',
  first_name: 'Jenny',
  id_number_type: 'br_cpf',
  last_name: 'Rosen',
  phone: '+15550100',
};

/** What the restricted key sees beside it. */
const secretOutputs: NonNullable<RawSession['verified_outputs']> = {
  ...rawOutputs,
  dob: { day: 2, month: 3, year: 1980 },
  id_number: '123',
  sex: 'female',
  unparsed_place_of_birth: 'Ulm',
  unparsed_sex: 'F',
};

const secretReport: RawReport = {
  ...rawReport,
  document: {
    ...part(rawReport.document),
    dob: { day: 2, month: 3, year: 1980 },
    expiration_date: { day: 1, month: 12, year: 2030 },
    number: 'C01X',
    sex: 'female',
    unparsed_place_of_birth: 'Ulm',
    unparsed_sex: 'F',
  },
  id_number: { ...part(rawReport.id_number), dob: { day: 2, month: 3, year: 1980 }, id_number: '6789' },
};

const refusal = new Failure('PERSONAL_DATA_UNAVAILABLE', 'no');
const refused: SensitiveAnswer<never> = { kind: 'refused', failure: refusal };

function read<Raw>(raw: Raw): SensitiveAnswer<Raw> {
  return { kind: 'read', raw };
}

function part<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('the fixture has this');
  return value;
}

/** The lane that an ordinary read of a session stands beside. */
function readSession(changes: Partial<RawSession> = {}, sensitive: SensitiveAnswer<RawSession> = notAsked) {
  return toVerificationSession({ ...rawSession, ...changes }, sensitive, true);
}

describe('open enums', () => {
  it.each([
    [
      'session type',
      readSessionType,
      { document: 'DOCUMENT', id_number: 'ID_NUMBER', verification_flow: 'VERIFICATION_FLOW' },
    ],
    [
      'session status',
      readSessionStatus,
      {
        requires_input: 'REQUIRES_INPUT',
        processing: 'PROCESSING',
        verified: 'VERIFIED',
        canceled: 'CANCELED',
      },
    ],
    [
      'redaction status',
      readRedactionStatus,
      { processing: 'PROCESSING', redacted: 'REDACTED', validated: 'VALIDATED' },
    ],
    [
      'document type',
      readDocumentType,
      { driving_license: 'DRIVING_LICENSE', id_card: 'ID_CARD', passport: 'PASSPORT' },
    ],
    ['matching policy', readMatchingPolicy, { none: 'NONE', similar: 'SIMILAR' }],
    ['id number type', readIdNumberType, { br_cpf: 'BR_CPF', sg_nric: 'SG_NRIC', us_ssn: 'US_SSN' }],
    ['sex', readSex, { female: 'FEMALE', male: 'MALE', unknown: 'UNKNOWN', [erased]: 'REDACTED' }],
    ['check status', readCheckStatus, { verified: 'VERIFIED', unverified: 'UNVERIFIED' }],
  ])('%s: what is known has a name, everything else is UNKNOWN', (_name, readValue, table) => {
    for (const [theirs, ours] of Object.entries(table)) expect(readValue(theirs)).toBe(ours);
    const strangers = [
      'added_later',
      '',
      'constructor',
      '__proto__',
      'toString',
      'hasOwnProperty',
      'UNKNOWN',
    ];
    for (const stranger of strangers) expect(readValue(stranger)).toBe('UNKNOWN');
  });

  it.each([
    'abandoned',
    'consent_declined',
    'country_not_supported',
    'device_not_supported',
    'document_expired',
    'document_type_not_supported',
    'document_unverified_other',
    'email_unverified_other',
    'email_verification_declined',
    'id_number_insufficient_document_data',
    'id_number_mismatch',
    'id_number_unverified_other',
    'phone_unverified_other',
    'phone_verification_declined',
    'selfie_document_missing_photo',
    'selfie_face_mismatch',
    'selfie_manipulated',
    'selfie_unverified_other',
    'under_supported_age',
  ])('error code: %s', (code) => {
    expect(toCheckError({ code, reason: 'why' })).toEqual({
      code: code.toUpperCase(),
      codeRaw: code,
      reason: 'why',
    });
  });

  it.each(['document_type_not_allowed', 'constructor', '__proto__', ''])(
    'error code that no enum lists: %j keeps its word',
    (code) => {
      expect(toCheckError({ code, reason: null })).toEqual({ code: 'UNKNOWN', codeRaw: code, reason: null });
    },
  );

  it('no error is none, and an error may say nothing', () => {
    expect(toCheckError(null)).toBeNull();
    expect(toCheckError(undefined)).toBeNull();
    expect(toCheckError({})).toEqual({ code: null, codeRaw: null, reason: null });
    expect(toCheckError({ code: null, reason: null })).toEqual({ code: null, codeRaw: null, reason: null });
  });
});

describe('what was erased', () => {
  it.each([
    [erased, null],
    [null, null],
    [undefined, null],
    ['', ''],
    ['Redacted', 'Redacted'],
    [`${erased} `, `${erased} `],
  ])('as a text: %j is %j', (value, expected) => {
    expect(toText(value)).toBe(expected);
  });

  it.each([
    [erasedDate, null],
    [null, null],
    [undefined, null],
    [
      { day: 1, month: 1, year: 2001 },
      { day: 1, month: 1, year: 2001 },
    ],
    [
      { day: null, month: null, year: 1980 },
      { day: null, month: null, year: 1980 },
    ],
  ])('as a date: %j is %j', (value, expected) => {
    expect(toCalendarDate(value)).toEqual(expected);
  });

  it('of an address is all but the country', () => {
    const raw = {
      city: erased,
      country: 'DE',
      line1: erased,
      line2: erased,
      postal_code: erased,
      state: erased,
    };
    expect(toAddress(raw)).toEqual({
      city: null,
      country: 'DE',
      line1: null,
      line2: null,
      postalCode: null,
      state: null,
    });
    expect(toAddress(null)).toBeNull();
    expect(toAddress(undefined)).toBeNull();
  });

  it('of a session and its report leaves what is no personal data', () => {
    const erasedOutputs = {
      ...secretOutputs,
      email: erased,
      first_name: erased,
      last_name: erased,
      phone: erased,
      id_number: erased,
      id_number_type: null,
      dob: erasedDate,
      sex: erased,
      unparsed_place_of_birth: erased,
      unparsed_sex: erased,
    } as const;
    const erasedReport: RawReport = {
      ...secretReport,
      document: {
        ...part(secretReport.document),
        first_name: erased,
        last_name: erased,
        issuing_country: erased,
        issued_date: erasedDate,
        dob: erasedDate,
        expiration_date: erasedDate,
        number: erased,
        sex: erased,
        files: [],
      },
      email: { ...passed, email: erased },
      phone: { ...passed, phone: erased },
      id_number: {
        ...part(secretReport.id_number),
        first_name: erased,
        last_name: erased,
        id_number: erased,
        dob: erasedDate,
      },
      selfie: { ...passed, document: erased, selfie: erased },
    };
    const raw: RawSession = {
      ...rawSession,
      metadata: {},
      provided_details: { email: erased, phone: erased },
      redaction: { status: 'redacted' },
      verified_outputs: erasedOutputs,
      last_verification_report: erasedReport,
    };
    const session = toVerificationSession(raw, read(raw), true);
    expect(JSON.stringify(session)).not.toContain(erased);
    expect(session).toMatchObject({
      status: 'VERIFIED',
      redaction: { status: 'REDACTED' },
      metadata: {},
      secrets: { providedDetails: { email: null, phone: null } },
      verifiedOutputs: {
        address: { country: 'DE' },
        dob: null,
        email: null,
        firstName: null,
        idNumber: null,
        idNumberType: null,
        lastName: null,
        phone: null,
        sex: 'REDACTED',
        unparsedPlaceOfBirth: null,
        unparsedSex: null,
      },
      lastReport: {
        id: 'vr_1',
        document: {
          status: 'VERIFIED',
          firstName: null,
          issuedDate: null,
          dob: null,
          expirationDate: null,
          number: null,
          sex: 'REDACTED',
          files: [],
        },
        email: { status: 'VERIFIED', email: null },
        phone: { status: 'VERIFIED', phone: null },
        idNumber: { status: 'VERIFIED', firstName: null, idNumber: null, dob: null },
        selfie: { status: 'VERIFIED', document: null, selfie: null },
      },
    });
  });
});

describe('a session', () => {
  it('is read field by field', () => {
    expect(
      readSession({
        client_secret: 'vs_1_secret_x',
        url: 'https://verify.stripe.com/start/x',
        status: 'requires_input',
        last_error: { code: 'document_expired', reason: 'old' },
        last_verification_report: null,
        provided_details: { email: 'a@example.com' },
        related_person: { account: 'acct_2', person: 'person_1' },
        verification_flow: 'vf_1',
      }),
    ).toEqual({
      kind: 'session',
      id: 'vs_1',
      type: 'DOCUMENT',
      status: 'REQUIRES_INPUT',
      createdAt: new Date('2026-01-01T00:00:00Z'),
      livemode: false,
      clientReferenceId: 'user_1',
      lastError: { code: 'DOCUMENT_EXPIRED', codeRaw: 'document_expired', reason: 'old' },
      lastReport: null,
      metadata: { order: '7' },
      options: { document: null, email: null, idNumber: false, matching: null, phone: null },
      redaction: null,
      relatedCustomer: 'cus_1',
      relatedCustomerAccount: 'acct_1',
      relatedPerson: { account: 'acct_2', person: 'person_1' },
      verificationFlow: 'vf_1',
      verifiedOutputs: null,
      secrets: {
        clientSecret: 'vs_1_secret_x',
        url: 'https://verify.stripe.com/start/x',
        providedDetails: { email: 'a@example.com', phone: null },
      },
    });
  });

  it('reads null where Stripe leaves a field out', () => {
    expect(readSession()).toMatchObject({
      secrets: { providedDetails: null },
      relatedPerson: null,
      verificationFlow: null,
      verifiedOutputs: null,
    });
    expect(
      readSession({ provided_details: null, related_person: null as never, verified_outputs: null }),
    ).toMatchObject({
      secrets: { providedDetails: null },
      relatedPerson: null,
      verifiedOutputs: null,
    });
  });

  it('tells of a report that was not expanded its id, the way back and whose it is', () => {
    expect(readSession().lastReport).toEqual({
      kind: 'report',
      id: 'vr_1',
      verificationSessionId: 'vs_1',
      clientReferenceId: 'user_1',
    });
  });

  it('reads values that Stripe added later', () => {
    expect(
      readSession({
        status: 'paused' as never,
        type: 'constructor' as never,
        redaction: { status: '__proto__' as never },
      }),
    ).toMatchObject({ status: 'UNKNOWN', type: 'UNKNOWN', redaction: { status: 'UNKNOWN' } });
  });
});

describe('options', () => {
  it.each([
    [null, null],
    [undefined, null],
    [{}, { document: null, email: null, idNumber: false, matching: null, phone: null }],
    [
      { id_number: {}, document: {}, email: {}, matching: {}, phone: {} },
      {
        document: {
          allowedTypes: null,
          requireIdNumber: null,
          requireLiveCapture: null,
          requireMatchingSelfie: null,
        },
        email: { requireVerification: null },
        idNumber: true,
        matching: { dob: null, name: null },
        phone: { requireVerification: null },
      },
    ],
    [
      {
        document: {
          allowed_types: ['passport', 'residence_permit'],
          require_id_number: true,
          require_live_capture: false,
          require_matching_selfie: true,
        },
        email: { require_verification: true },
        matching: { dob: 'similar', name: 'exact' },
        phone: { require_verification: false },
      },
      {
        document: {
          allowedTypes: ['PASSPORT', 'UNKNOWN'],
          requireIdNumber: true,
          requireLiveCapture: false,
          requireMatchingSelfie: true,
        },
        email: { requireVerification: true },
        idNumber: false,
        matching: { dob: 'SIMILAR', name: 'UNKNOWN' },
        phone: { requireVerification: false },
      },
    ],
  ])('%j', (raw, expected) => {
    expect(toOptions(raw as Parameters<typeof toOptions>[0])).toEqual(expected);
  });
});

describe('a report', () => {
  it('is read field by field, with what the restricted key sees', () => {
    expect(toVerificationReport(rawReport, read(secretReport))).toEqual({
      kind: 'report',
      id: 'vr_1',
      verificationSessionId: 'vs_1',
      type: 'DOCUMENT',
      createdAt: new Date('2026-01-01T00:00:00Z'),
      livemode: false,
      clientReferenceId: 'user_1',
      verificationFlow: null,
      options: {
        document: {
          allowedTypes: ['PASSPORT'],
          requireIdNumber: null,
          requireLiveCapture: null,
          requireMatchingSelfie: null,
        },
        email: null,
        idNumber: false,
        matching: null,
        phone: null,
      },
      document: {
        status: 'VERIFIED',
        error: null,
        type: 'PASSPORT',
        issuingCountry: 'DE',
        address: {
          city: 'Ulm',
          country: 'DE',
          line1: '1 Main St',
          line2: null,
          postalCode: '89073',
          state: null,
        },
        dob: { day: 2, month: 3, year: 1980 },
        expirationDate: { day: 1, month: 12, year: 2030 },
        issuedDate: { day: 1, month: 12, year: 2020 },
        files: ['file_1', 'file_2'],
        firstName: 'Jenny',
        lastName: 'Rosen',
        number: 'C01X',
        sex: 'FEMALE',
        unparsedPlaceOfBirth: 'Ulm',
        unparsedSex: 'F',
      },
      email: { status: 'VERIFIED', error: null, email: 'jenny@example.com' },
      idNumber: {
        status: 'VERIFIED',
        error: null,
        dob: { day: 2, month: 3, year: 1980 },
        firstName: 'Jenny',
        lastName: 'Rosen',
        idNumber: '6789',
        idNumberType: 'US_SSN',
      },
      phone: { status: 'VERIFIED', error: null, phone: '+15550100' },
      selfie: { status: 'VERIFIED', error: null, document: 'file_1', selfie: 'file_3' },
    });
  });

  it('has null for each check that was not made', () => {
    const rest: Partial<RawReport> = { ...rawReport };
    for (const check of ['document', 'email', 'phone', 'id_number', 'selfie', 'options'] as const) {
      Reflect.deleteProperty(rest, check);
    }
    expect(toVerificationReport(rest as RawReport, read(rest as RawReport))).toMatchObject({
      document: null,
      email: null,
      phone: null,
      idNumber: null,
      selfie: null,
      options: null,
    });
  });

  it('keeps the error of a check that failed', () => {
    const document: RawReport['document'] = {
      ...part(rawReport.document),
      status: 'unverified',
      error: { code: 'document_expired', reason: 'old' },
      type: null,
    };
    expect(toVerificationReport({ ...rawReport, document }, notAsked).document).toMatchObject({
      status: 'UNVERIFIED',
      error: { code: 'DOCUMENT_EXPIRED', codeRaw: 'document_expired', reason: 'old' },
      type: null,
    });
  });
});

describe('sensitive fields', () => {
  const whole: RawSession = {
    ...rawSession,
    verified_outputs: rawOutputs,
    last_verification_report: rawReport,
  };
  const secret: RawSession = {
    ...whole,
    verified_outputs: secretOutputs,
    last_verification_report: secretReport,
  };

  const sensitiveOf = (session: ReturnType<typeof toVerificationSession>) => {
    const outputs = part(session.verifiedOutputs);
    const report = part(session.lastReport);
    if (!('createdAt' in report)) throw new Error('the report was expanded');
    const document = part(report.document);
    const idNumber = part(report.idNumber);
    const selfie = part(report.selfie);
    return {
      'outputs.dob': outputs.dob,
      'outputs.idNumber': outputs.idNumber,
      'outputs.sex': outputs.sex,
      'outputs.unparsedPlaceOfBirth': outputs.unparsedPlaceOfBirth,
      'outputs.unparsedSex': outputs.unparsedSex,
      'document.dob': document.dob,
      'document.expirationDate': document.expirationDate,
      'document.files': document.files,
      'document.number': document.number,
      'document.sex': document.sex,
      'document.unparsedPlaceOfBirth': document.unparsedPlaceOfBirth,
      'document.unparsedSex': document.unparsedSex,
      'idNumber.dob': idNumber.dob,
      'idNumber.idNumber': idNumber.idNumber,
      'selfie.document': selfie.document,
      'selfie.selfie': selfie.selfie,
    };
  };

  it('are what the sensitive lane brought', () => {
    expect(sensitiveOf(toVerificationSession(whole, read(secret), true))).toEqual({
      'outputs.dob': { day: 2, month: 3, year: 1980 },
      'outputs.idNumber': '123',
      'outputs.sex': 'FEMALE',
      'outputs.unparsedPlaceOfBirth': 'Ulm',
      'outputs.unparsedSex': 'F',
      'document.dob': { day: 2, month: 3, year: 1980 },
      'document.expirationDate': { day: 1, month: 12, year: 2030 },
      'document.files': ['file_1', 'file_2'],
      'document.number': 'C01X',
      'document.sex': 'FEMALE',
      'document.unparsedPlaceOfBirth': 'Ulm',
      'document.unparsedSex': 'F',
      'idNumber.dob': { day: 2, month: 3, year: 1980 },
      'idNumber.idNumber': '6789',
      'selfie.document': 'file_1',
      'selfie.selfie': 'file_3',
    });
  });

  it('are never taken from the base lane, even if it told them', () => {
    const fields = Object.entries(sensitiveOf(toVerificationSession(secret, notAsked, true)));
    expect(fields.filter(([, value]) => value !== null)).toEqual([]);
  });

  it('are the refusal where the lane refused, and the rest stays', () => {
    const session = toVerificationSession(secret, refused, true);
    for (const [name, value] of Object.entries(sensitiveOf(session)))
      expect([name, value]).toEqual([name, refusal]);
    expect(session.verifiedOutputs?.firstName).toBe('Jenny');
    expect(session.lastReport).toMatchObject({ document: { status: 'VERIFIED', firstName: 'Jenny' } });
  });

  it('are refused where another submission came between the two reads, and the rest stays', () => {
    const later: RawSession = { ...secret, last_verification_report: { ...secretReport, id: 'vr_2' } };
    const session = toVerificationSession(whole, read(later), true);
    for (const value of Object.values(sensitiveOf(session))) {
      expect(value).toMatchObject({ code: 'UPSTREAM_CONFLICT', retryable: true });
    }
    expect(session.verifiedOutputs?.firstName).toBe('Jenny');
    expect(session.lastReport).toMatchObject({ id: 'vr_1', document: { firstName: 'Jenny' } });
  });

  it('are null where the lane sees no such part', () => {
    const bare: RawSession = { ...rawSession, verified_outputs: null, last_verification_report: 'vr_1' };
    const fields = Object.entries(sensitiveOf(toVerificationSession(whole, read(bare), true)));
    expect(fields.filter(([, value]) => value !== null)).toEqual([]);
  });
});
