import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/stripe/failure.js';
import { toReportListParams, toSessionListParams } from '../../src/stripe/input/filters.js';
import { toMetadata } from '../../src/stripe/input/metadata.js';
import type { CreateSessionInput, SessionChangesInput } from '../../src/stripe/input/session-input.js';
import {
  checkIdempotencyKey,
  checkReference,
  checkReturnUrl,
  checkText,
} from '../../src/stripe/input/text.js';
import { changesChecks, toCreateParams, toUpdateParams } from '../../src/stripe/input/to-stripe-params.js';
import { encodeStripeForm, validateStripeCall } from './stripe-parameters.js';

const sessionsPath = '/v1/identity/verification_sessions';
const reportsPath = '/v1/identity/verification_reports';

/** One character that takes two units of UTF-16. */
const wide = '🪪';
const half = '\ud800';

function paramOf(act: () => unknown): string | undefined {
  try {
    act();
  } catch (error) {
    if (error instanceof Failure) {
      expect(error.code).toBe('BAD_USER_INPUT');
      return error.details.param;
    }
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('toCreateParams', () => {
  it.each<[string, CreateSessionInput, ReturnType<typeof toCreateParams>]>([
    ['a type', { type: 'document' }, { type: 'document' }],
    ['a flow', { verificationFlow: 'vf_1' }, { verification_flow: 'vf_1' }],
    [
      'every field',
      {
        type: 'id_number',
        verificationFlow: 'vf_1',
        options: {
          document: {
            allowedTypes: ['passport', 'id_card', 'passport'],
            requireIdNumber: true,
            requireLiveCapture: false,
            requireMatchingSelfie: true,
          },
        },
        clientReferenceId: 'user 7',
        relatedCustomer: 'cus_1',
        relatedCustomerAccount: 'acct_1',
        relatedPerson: { account: 'acct_2', person: 'person_1' },
        providedDetails: { email: 'a@example.com', phone: '+15550100' },
        returnUrl: 'https://example.com/done?x=1#y',
        metadata: [{ key: 'a', value: 'b' }],
      },
      {
        type: 'id_number',
        verification_flow: 'vf_1',
        options: {
          document: {
            allowed_types: ['passport', 'id_card'],
            require_id_number: true,
            require_live_capture: false,
            require_matching_selfie: true,
          },
        },
        client_reference_id: 'user 7',
        related_customer: 'cus_1',
        related_customer_account: 'acct_1',
        related_person: { account: 'acct_2', person: 'person_1' },
        provided_details: { email: 'a@example.com', phone: '+15550100' },
        return_url: 'https://example.com/done?x=1#y',
        metadata: { a: 'b' },
      },
    ],
    [
      'null as absence',
      {
        type: 'document',
        verificationFlow: null,
        options: null,
        clientReferenceId: null,
        relatedCustomer: null,
        relatedCustomerAccount: null,
        relatedPerson: null,
        providedDetails: null,
        returnUrl: null,
        metadata: null,
      },
      { type: 'document' },
    ],
    [
      'null as absence further down',
      {
        type: 'document',
        options: {
          document: {
            allowedTypes: null,
            requireIdNumber: null,
            requireLiveCapture: null,
            requireMatchingSelfie: null,
          },
        },
        providedDetails: { email: null, phone: null },
      },
      { type: 'document', options: { document: {} }, provided_details: {} },
    ],
    ['no options of a document', { type: 'document', options: { document: null } }, { type: 'document' }],
  ])('passes on %s', (_name, input, params) => {
    expect(toCreateParams(input)).toEqual(params);
  });

  it.each<[string, CreateSessionInput]>([
    ['type', {}],
    ['type', { type: null, verificationFlow: null }],
    ['verificationFlow', { verificationFlow: '' }],
    ['clientReferenceId', { type: 'document', clientReferenceId: '' }],
    ['relatedCustomer', { type: 'document', relatedCustomer: 'cus 1' }],
    ['relatedCustomerAccount', { type: 'document', relatedCustomerAccount: 'a/b' }],
    ['relatedPerson.account', { type: 'document', relatedPerson: { account: '', person: 'person_1' } }],
    ['relatedPerson.person', { type: 'document', relatedPerson: { account: 'acct_1', person: '?' } }],
    ['returnUrl', { type: 'document', returnUrl: '/done' }],
    ['options.document.allowedTypes', { type: 'document', options: { document: { allowedTypes: [] } } }],
    ['providedDetails.email', { type: 'document', providedDetails: { email: '' } }],
    ['providedDetails.phone', { type: 'document', providedDetails: { phone: 'x'.repeat(5001) } }],
    ['metadata.0.value', { type: 'document', metadata: [{ key: 'a', value: null }] }],
    ['metadata.0.value', { type: 'document', metadata: [{ key: 'a' }] }],
  ])('refuses at %s: %j', (param, input) => {
    expect(paramOf(() => toCreateParams(input))).toBe(param);
  });
});

describe('toUpdateParams', () => {
  it.each<[string, SessionChangesInput, ReturnType<typeof toUpdateParams>]>([
    ['nothing', {}, {}],
    ['a type', { type: 'id_number' }, { type: 'id_number' }],
    ['no options', { options: null }, { options: { document: '' } }],
    ['no document options', { options: { document: null } }, { options: { document: '' } }],
    ['options that say nothing', { options: {} }, { options: {} }],
    ['document options that say nothing', { options: { document: {} } }, { options: { document: {} } }],
    [
      'options back at their defaults',
      {
        options: {
          document: {
            allowedTypes: null,
            requireIdNumber: null,
            requireLiveCapture: null,
            requireMatchingSelfie: null,
          },
        },
      },
      {
        options: {
          document: {
            allowed_types: ['driving_license', 'id_card', 'passport'],
            require_id_number: false,
            require_live_capture: false,
            require_matching_selfie: false,
          },
        },
      },
    ],
    [
      'one option beside those that stay',
      { options: { document: { requireLiveCapture: true } } },
      { options: { document: { require_live_capture: true } } },
    ],
    ['no details', { providedDetails: null }, { provided_details: { email: '', phone: '' } }],
    ['details that say nothing', { providedDetails: {} }, { provided_details: {} }],
    ['one detail cleared', { providedDetails: { phone: null } }, { provided_details: { phone: '' } }],
    [
      'one detail cleared and one set',
      { providedDetails: { email: 'a@example.com', phone: null } },
      { provided_details: { email: 'a@example.com', phone: '' } },
    ],
    [
      'metadata set and removed',
      {
        metadata: [
          { key: 'a', value: 'b' },
          { key: 'c', value: null },
          { key: 'd', value: undefined },
        ],
      },
      { metadata: { a: 'b', c: null, d: null } },
    ],
    ['metadata that says nothing', { metadata: [] }, { metadata: {} }],
  ])('passes on %s', (_name, input, params) => {
    expect(toUpdateParams(input)).toEqual(params);
  });

  it('unsets every key that is there when all metadata is cleared', () => {
    expect(toUpdateParams({ metadata: null }, ['a', 'constructor'])).toEqual({
      metadata: { a: null, constructor: null },
    });
    expect(toUpdateParams({ metadata: null })).toEqual({ metadata: {} });
  });

  it.each<[string, SessionChangesInput]>([
    ['type', { type: null }],
    ['options.document.allowedTypes', { options: { document: { allowedTypes: [] } } }],
    ['providedDetails.email', { providedDetails: { email: '' } }],
    ['metadata.0.value', { metadata: [{ key: 'a', value: '' }] }],
  ])('refuses at %s: %j', (param, input) => {
    expect(paramOf(() => toUpdateParams(input))).toBe(param);
  });

  it.each<[SessionChangesInput, boolean]>([
    [{}, false],
    [{ metadata: null }, false],
    [{ metadata: [] }, false],
    [{ type: 'document' }, true],
    [{ options: null }, true],
    [{ providedDetails: null }, true],
  ])('tells whether %j changes the checks: %s', (input, expected) => {
    expect(changesChecks(input)).toBe(expected);
  });
});

describe('toMetadata', () => {
  const pairs = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ key: `k${index}`, value: 'v' }));

  it('takes 50 keys of 40 characters and values of 500', () => {
    expect(Object.keys(toMetadata(pairs(50), false))).toHaveLength(50);
    expect(toMetadata([{ key: 'k'.repeat(40), value: 'v'.repeat(500) }], false)).toEqual({
      ['k'.repeat(40)]: 'v'.repeat(500),
    });
  });

  it('counts characters, not units of UTF-16', () => {
    expect(toMetadata([{ key: wide.repeat(40), value: wide.repeat(500) }], false)).toEqual({
      [wide.repeat(40)]: wide.repeat(500),
    });
    expect(paramOf(() => toMetadata([{ key: wide.repeat(41), value: 'v' }], false))).toBe('metadata.0.key');
    expect(paramOf(() => toMetadata([{ key: 'k', value: wide.repeat(501) }], false))).toBe(
      'metadata.0.value',
    );
  });

  it.each(['constructor', '__proto__', 'toString', 'a.b', ' '])(
    'takes %j for a key like any other',
    (key) => {
      const metadata = toMetadata([{ key, value: 'v' }], false);
      expect(Object.entries(metadata)).toEqual([[key, 'v']]);
    },
  );

  it.each<[string, Parameters<typeof toMetadata>[0]]>([
    ['metadata', pairs(51)],
    ['metadata.0.key', [{ key: '', value: 'v' }]],
    ['metadata.0.key', [{ key: 'k'.repeat(41), value: 'v' }]],
    ['metadata.0.key', [{ key: 'a[b', value: 'v' }]],
    ['metadata.0.key', [{ key: 'a]b', value: 'v' }]],
    ['metadata.0.key', [{ key: half, value: 'v' }]],
    [
      'metadata.2.key',
      [
        { key: 'a', value: 'v' },
        { key: 'b', value: 'v' },
        { key: 'a', value: 'w' },
      ],
    ],
    ['metadata.0.value', [{ key: 'a', value: '' }]],
    ['metadata.0.value', [{ key: 'a', value: 'v'.repeat(501) }]],
    ['metadata.0.value', [{ key: 'a', value: half }]],
  ])('refuses at %s: %j', (param, entries) => {
    expect(paramOf(() => toMetadata(entries, true))).toBe(param);
    expect(paramOf(() => toMetadata(entries, false))).toBe(param);
  });
});

describe('the filters', () => {
  const at = (text: string) => new Date(text);

  it('of sessions', () => {
    expect(toSessionListParams(undefined)).toEqual({});
    expect(toSessionListParams(null)).toEqual({});
    expect(toSessionListParams({})).toEqual({});
    expect(
      toSessionListParams({
        status: 'requires_input',
        createdAt: { gte: at('2026-01-01T00:00:00Z'), lt: at('2026-02-01T00:00:00Z') },
        clientReferenceId: 'user_1',
        relatedCustomer: 'cus_1',
        relatedCustomerAccount: 'acct_1',
      }),
    ).toEqual({
      status: 'requires_input',
      created: { gte: 1767225600, lt: 1769904000 },
      client_reference_id: 'user_1',
      related_customer: 'cus_1',
      related_customer_account: 'acct_1',
    });
    expect(
      toSessionListParams({
        status: null,
        createdAt: null,
        clientReferenceId: null,
        relatedCustomer: null,
        relatedCustomerAccount: null,
      }),
    ).toEqual({});
  });

  it('of reports', () => {
    expect(toReportListParams(null)).toEqual({});
    expect(
      toReportListParams({
        type: 'id_number',
        createdAt: { gt: at('1970-01-01T00:00:00Z'), lte: at('1970-01-01T00:01:00Z') },
        clientReferenceId: 'user_1',
        verificationSession: 'vs_1',
      }),
    ).toEqual({
      type: 'id_number',
      created: { gt: 0, lte: 60 },
      client_reference_id: 'user_1',
      verification_session: 'vs_1',
    });
    expect(
      toReportListParams({
        type: null,
        createdAt: { gt: null, gte: undefined, lt: null },
        clientReferenceId: null,
        verificationSession: null,
      }),
    ).toEqual({});
  });

  it.each<[string, () => unknown]>([
    ['filter.clientReferenceId', () => toSessionListParams({ clientReferenceId: '' })],
    ['filter.clientReferenceId', () => toReportListParams({ clientReferenceId: half })],
    ['filter.relatedCustomer', () => toSessionListParams({ relatedCustomer: 'a b' })],
    ['filter.relatedCustomerAccount', () => toSessionListParams({ relatedCustomerAccount: '' })],
    ['filter.verificationSession', () => toReportListParams({ verificationSession: 'vr_1' })],
    ['filter.createdAt.gte', () => toSessionListParams({ createdAt: { gte: at('1969-12-31T23:59:58Z') } })],
    ['filter.createdAt.lt', () => toReportListParams({ createdAt: { lt: at('1900-01-01T00:00:00Z') } })],
  ])('refuse at %s', (param, act) => {
    expect(paramOf(act)).toBe(param);
  });

  it('keep exactly the objects that a bound in milliseconds means', () => {
    const second = fc.integer({ min: 1, max: 4_000_000_000 });
    fc.assert(
      fc.property(
        second.chain((bound) =>
          fc.tuple(fc.constant(bound), fc.nat({ max: 999 }), fc.integer({ min: -3, max: 3 })),
        ),
        ([bound, ms, distance]) => {
          const moment = new Date(bound * 1000 + ms);
          const created = bound + distance;
          const range = toSessionListParams({
            createdAt: { gt: moment, gte: moment, lt: moment, lte: moment },
          }).created;
          if (typeof range !== 'object') throw new Error('a range was expected');
          const { gt = NaN, gte = NaN, lt = NaN, lte = NaN } = range;
          expect([created > gt, created >= gte, created < lt, created <= lte]).toEqual([
            created * 1000 > moment.getTime(),
            created * 1000 >= moment.getTime(),
            created * 1000 < moment.getTime(),
            created * 1000 <= moment.getTime(),
          ]);
        },
      ),
    );
  });
});

describe('texts', () => {
  const checks = { checkText, checkReference, checkReturnUrl, checkIdempotencyKey };

  it.each<[keyof typeof checks, string]>([
    ['checkText', 'x'],
    ['checkText', ' '],
    ['checkText', 'x'.repeat(5000)],
    ['checkText', wide.repeat(5000)],
    ['checkReference', 'cus_1'],
    ['checkReference', 'customer-of-my-own:7@example.com'],
    ['checkReference', 'x'.repeat(255)],
    ['checkReturnUrl', 'https://example.com'],
    ['checkReturnUrl', 'http://localhost:3000/done?id={ID}#top'],
    ['checkReturnUrl', 'HTTPS://EXAMPLE.COM/'],
    ['checkIdempotencyKey', 'a'],
    ['checkIdempotencyKey', '!~'.repeat(127)],
    ['checkIdempotencyKey', 'x'.repeat(255)],
  ])('%s keeps %j', (name, value) => {
    expect(checks[name](value, 'field')).toBe(value);
  });

  it.each<[keyof typeof checks, string]>([
    ['checkText', ''],
    ['checkText', 'x'.repeat(5001)],
    ['checkText', wide.repeat(5001)],
    ['checkText', `a${half}b`],
    ['checkText', '\udc00'],
    ['checkReference', ''],
    ['checkReference', 'x'.repeat(256)],
    ['checkReference', 'a b'],
    ['checkReference', 'a\n'],
    ['checkReference', 'a/b'],
    ['checkReference', 'a?b'],
    ['checkReference', 'a#b'],
    ['checkReference', 'a\\b'],
    ['checkReference', half],
    ['checkReturnUrl', ''],
    ['checkReturnUrl', '/done'],
    ['checkReturnUrl', 'example.com/done'],
    ['checkReturnUrl', 'https:example.com'],
    ['checkReturnUrl', 'https://'],
    ['checkReturnUrl', ' https://example.com'],
    ['checkReturnUrl', 'https://example.com/a b'],
    ['checkReturnUrl', 'javascript://example.com/%0aalert(1)'],
    ['checkReturnUrl', 'app://done'],
    ['checkReturnUrl', `https://example.com/${half}`],
    ['checkReturnUrl', `https://example.com/${'x'.repeat(5000)}`],
    ['checkIdempotencyKey', ''],
    ['checkIdempotencyKey', 'a b'],
    ['checkIdempotencyKey', 'é'],
    ['checkIdempotencyKey', 'a\r\nX: y'],
    ['checkIdempotencyKey', 'x'.repeat(256)],
  ])('%s refuses %j', (name, value) => {
    expect(paramOf(() => checks[name](value, 'field'))).toBe('field');
  });

  it('never quote what they refuse', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(checks)),
        fc.string({ minLength: 1 }).map((text) => `\ud800${text}jenny@example.com`),
        (check, text) => {
          expect(() => check(text, 'field')).toThrow(Failure);
          expect(() => check(text, 'field')).not.toThrow(/jenny/);
        },
      ),
    );
  });
});

describe('whatever a client may send, Stripe takes', () => {
  const optional = <T>(values: fc.Arbitrary<T>) =>
    fc.option(fc.option(values, { nil: undefined }), { nil: null });
  const text = fc.string({ minLength: 1, unit: 'binary', maxLength: 30 });
  const reference = fc.stringMatching(/^[a-z]{2,6}_[A-Za-z0-9]{1,12}$/);
  const key = fc
    .string({ minLength: 1, maxLength: 40, unit: 'grapheme-ascii' })
    .filter((word) => !/[[\]]/.test(word));
  const entries = (removing: boolean) =>
    fc.uniqueArray(fc.record({ key, value: removing ? fc.option(text) : text }), {
      selector: (entry) => entry.key,
      maxLength: 50,
    });
  const documentOptions = fc.record({
    allowedTypes: optional(
      fc.array(fc.constantFrom('driving_license' as const, 'id_card' as const, 'passport' as const), {
        minLength: 1,
      }),
    ),
    requireIdNumber: optional(fc.boolean()),
    requireLiveCapture: optional(fc.boolean()),
    requireMatchingSelfie: optional(fc.boolean()),
  });
  const changes = (removing: boolean) => ({
    options: optional(fc.record({ document: optional(documentOptions) })),
    providedDetails: optional(fc.record({ email: optional(text), phone: optional(text) })),
    metadata: optional(entries(removing)),
  });
  const type = fc.constantFrom('document' as const, 'id_number' as const);

  it('on create', () => {
    fc.assert(
      fc.property(
        fc.record({
          ...changes(false),
          type,
          verificationFlow: optional(reference),
          clientReferenceId: optional(text),
          relatedCustomer: optional(reference),
          relatedCustomerAccount: optional(reference),
          relatedPerson: optional(fc.record({ account: reference, person: reference })),
          returnUrl: optional(fc.webUrl()),
        }),
        (input) => {
          const form = encodeStripeForm(toCreateParams(input));
          expect(validateStripeCall('POST', sessionsPath, form)).toEqual([]);
        },
      ),
    );
  });

  it('on update', () => {
    fc.assert(
      fc.property(
        fc.record({ ...changes(true), type: fc.option(type, { nil: undefined }) }),
        fc.uniqueArray(key),
        (input, keys) => {
          const form = encodeStripeForm(toUpdateParams(input, keys));
          expect(validateStripeCall('POST', `${sessionsPath}/vs_1`, form)).toEqual([]);
        },
      ),
    );
  });

  it('as a filter', () => {
    const moment = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true });
    const createdAt = optional(
      fc.record({ gt: optional(moment), gte: optional(moment), lt: optional(moment), lte: optional(moment) }),
    );
    const sessionFilter = fc.record({
      status: optional(
        fc.constantFrom(
          'canceled' as const,
          'processing' as const,
          'requires_input' as const,
          'verified' as const,
        ),
      ),
      createdAt,
      clientReferenceId: optional(text),
      relatedCustomer: optional(reference),
      relatedCustomerAccount: optional(reference),
    });
    const reportFilter = fc.record({
      type: optional(type),
      createdAt,
      clientReferenceId: optional(text),
      verificationSession: optional(fc.stringMatching(/^vs_[A-Za-z0-9]{1,24}$/)),
    });
    fc.assert(
      fc.property(sessionFilter, reportFilter, (ofSessions, ofReports) => {
        const sessions = encodeStripeForm(toSessionListParams(ofSessions));
        const reports = encodeStripeForm(toReportListParams(ofReports));
        expect(validateStripeCall('GET', sessionsPath, sessions)).toEqual([]);
        expect(validateStripeCall('GET', reportsPath, reports)).toEqual([]);
      }),
    );
  });
});
