import { beforeAll, describe, expect, it } from 'vitest';
import type { Fault } from '../support/upstream.js';
import { startCollector } from '../telemetry/collector.js';
import { at, everyScope, makeOwned, mint, startGuarded, type GuardedGateway } from './guarded-gateway.js';

const everything = `
  id status clientReferenceId clientSecret url metadata { key value } providedDetails { email phone } lastError { reason }
  verifiedOutputs { firstName lastName email phone idNumber sex unparsedSex unparsedPlaceOfBirth
    dob { iso } address { line1 line2 city state postalCode country } }
  lastVerificationReport { id
    document { status number firstName lastName files unparsedPlaceOfBirth dob { iso } expirationDate { iso }
      issuedDate { iso } address { line1 city postalCode } error { reason } }
    email { email } phone { phone } idNumber { idNumber firstName lastName dob { iso } } selfie { selfie document } }
`;

/** Values of these fields are no secret, or too ordinary to search for. */
const harmless = new Set([
  'id',
  'status',
  '__typename',
  'code',
  'message',
  'param',
  'clientReferenceId',
  'key',
  'country',
  'state',
  'sex',
  'unparsedSex',
  'reason',
]);

/** What must never stand in a log, by the field that it was read from. */
type Secrets = Map<string, string>;

function collect(value: unknown, field: string, into: Secrets): void {
  if (typeof value === 'string') {
    // Four digits alone are in every other time of day.
    if (!harmless.has(field) && value.length > 1 && !/^\d{1,5}$/.test(value)) into.set(value, field);
  } else if (Array.isArray(value)) {
    for (const item of value) collect(item, field, into);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, part] of Object.entries(value)) collect(part, name, into);
  }
}

/** Whether a text holds a value as a word of its own: "Ben" is not in "benefit" nor in an id. */
function holds(text: string, value: string): boolean {
  if (/[^\p{L}]/u.test(value) && value.length > 5) return text.includes(value);
  const escaped = value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}_-])${escaped}(?![\\p{L}\\p{N}_-])`, 'u').test(text);
}

const changes = (id: string) => [
  `mutation { createVerificationSession(input: { type: DOCUMENT, providedDetails: { email: "typed@person.example", phone: "+12025550188" },
    metadata: [{ key: "note", value: "typed-note" }], returnUrl: "https://shop.example/return?of=typed-return" }) {
    ... on CreateVerificationSessionPayload { verificationSession { ${everything} } } ... on VerificationProblem { code message param } } }`,
  `mutation { updateVerificationSession(input: { id: "${id}", metadata: [{ key: "note", value: "typed-note" }] }) {
    ... on UpdateVerificationSessionPayload { verificationSession { ${everything} } }
    ... on VerificationSessionStateConflict { current: verificationSession { ${everything} } } ... on VerificationProblem { code message } } }`,
  `mutation { updateVerificationSession(input: { id: "${id}", providedDetails: { email: "typed@person.example" } }) {
    ... on UpdateVerificationSessionPayload { verificationSession { ${everything} } } ... on VerificationProblem { code message } } }`,
  `mutation { cancelVerificationSession(input: { id: "${id}", idempotencyKey: "typed@person.example" }) {
    ... on CancelVerificationSessionPayload { verificationSession { ${everything} } }
    ... on VerificationSessionStateConflict { current: verificationSession { ${everything} } } ... on VerificationProblem { code message } } }`,
];

/** Documents that go wrong, each with something in it that nobody should read in a log. */
const broken = [
  '{ verificationSession(id: "typed@person.example") { status } }',
  '{ node(id: "typed@person.example") { id } }',
  '{ verificationSession(id: typed@person.example) { status } }',
  '{ verificationSession(id: "vs_1") { typedField } }',
  'mutation { createVerificationSession(input: { type: DOCUMENT, returnUrl: "typed-return" }) { __typename } }',
  'mutation { createVerificationSession(input: { type: PASSPORT, clientReferenceId: "typed-note" }) { __typename } }',
  'query ($id: ID!) { verificationSession(id: $id) { status } }',
];
const routerSecret = 'typed-router-secret-of-more-than-32-characters';
const typed = ['typed@person.example', '+12025550188', 'typed-note', 'typed-return'];

describe('neither log, nor metric, nor span', () => {
  let gateway: GuardedGateway;
  let metrics = '';
  let spans = '';
  const secrets: Secrets = new Map();
  const tokens: string[] = [];
  let log = '';
  let audit = '';

  beforeAll(async () => {
    const collector = await startCollector();
    gateway = await startGuarded({
      sandbox: { sessions: 80 },
      env: {
        LOG_LEVEL: 'debug',
        STRIPE_TIMEOUT_MS: '1500',
        ROUTER_SECRET: routerSecret,
        OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
        OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      },
    });
    const closed = await makeOwned(gateway, 'person-one', 'verified');
    const refused = await makeOwned(gateway, 'person-one', 'document_unverified_other');
    const { data, errors } = await gateway.askAsOperator(
      `{ verificationSessions(first: 100) { nodes { ${everything} } } }`,
    );
    expect(errors).toEqual([]);
    expect(at(data, ['verificationSessions', 'nodes', 'length'])).toBe(82);
    collect(data, '', secrets);

    const wishes = [
      {},
      { sub: 'person-one' },
      { sub: 'person-one', scope: 'verification:pii' },
      { sub: 'person-two' },
      { scope: 'verification:read' },
      { scope: 'verification:read verification:pii' },
      { scope: 'verification:write' },
      { scope: 'verification:pii' },
      { sub: 'operator', scope: everyScope },
      { sub: 'operator', scope: everyScope, expiresIn: -60 },
      { sub: 'operator', scope: everyScope, aud: 'billing' },
      { sub: 'operator', scope: everyScope, alg: 'none' as const },
    ];
    const reads = [
      `{ verificationSession(id: "${closed}") { ${everything} } }`,
      `{ nodes(ids: ["${closed}", "${refused}", "vs_doesnotexist"]) { ... on VerificationSession { ${everything} } } }`,
      `{ verificationSessions(first: 100) { nodes { ${everything} } } }`,
      '{ verificationReports(first: 50) { nodes { document { number firstName } verificationSession { url clientSecret } } } }',
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on VerificationSession { ${everything} }
        ... on User { isIdentityVerified latestVerificationSession { ${everything} } verificationSessions { nodes { ${everything} } } } } }`,
    ];
    const of = [
      { __typename: 'VerificationSession', id: closed },
      { __typename: 'User', id: 'person-one' },
      ...typed.map((id) => ({ __typename: 'VerificationSession', id })),
    ];
    // Stripe's own texts echo what it was sent and what it holds.
    const person = [...secrets.keys()].slice(0, 40).join(' ');
    const echo = JSON.stringify({
      error: {
        type: 'invalid_request_error',
        message: `Invalid API Key provided: sk_test_sandbox for ${person}`,
        param: person,
        doc_url: `https://stripe.test/${person}`,
      },
    });
    const faults: (Fault | undefined)[] = [
      undefined,
      { kind: 'answer', status: 400, body: echo },
      { kind: 'answer', status: 401, body: echo },
      { kind: 'answer', status: 403, body: echo },
      { kind: 'answer', status: 500, body: echo, headers: { 'Stripe-Should-Retry': 'false' } },
      { kind: 'answer', status: 200, body: `<html>${person}` },
      { kind: 'answer', status: 200, body: JSON.stringify({ object: 'nonsense', of: person }) },
      { kind: 'reset' },
      { kind: 'cut' },
      { kind: 'hang' },
    ];
    const askEach = async (documents: readonly string[], headers: Record<string, string>) => {
      const answers = await Promise.all(
        documents.map((document) =>
          gateway.askText(document, document.includes('$of') ? { of } : { id: { typed } }, {
            ...headers,
            'Router-Authorization': routerSecret,
          }),
        ),
      );
      for (const { data: shown } of answers) collect(shown, '', secrets);
    };
    for (const wish of wishes) {
      const token = await mint(wish);
      tokens.push(token);
      await askEach([...reads, ...changes(refused), ...broken], { Authorization: `Bearer ${token}` });
    }
    tokens.push(routerSecret, 'typed-garbage-token', 'c2tfdGVzdDp0eXBlZA==');
    await askEach(reads, {});
    await askEach(reads, { Authorization: 'Bearer typed-garbage-token' });
    await askEach(reads, { Authorization: 'Basic c2tfdGVzdDp0eXBlZA==' });
    for (const fault of faults) {
      gateway.upstream.intercept(() => fault);
      await askEach([...reads, ...changes(closed)], { Authorization: `Bearer ${tokens[8] ?? ''}` });
    }
    gateway.upstream.intercept(({ lane }) => (lane === 'sensitive' ? faults[3] : undefined));
    await askEach(reads, { Authorization: `Bearer ${tokens[8] ?? ''}` });
    const form = {
      method: 'POST',
      headers: { Authorization: `Bearer ${tokens[8] ?? ''}` },
      body: `{"query": "${typed.join(' ')}`,
    };
    await fetch(`${gateway.url}/graphql`, form);
    await fetch(`${gateway.url}/graphql?query=${encodeURIComponent(reads[0] ?? '')}&typed=${typed.join()}`, {
      headers: { Authorization: `Bearer ${tokens[8] ?? ''}`, 'GraphQL-Require-Preflight': '1' },
    });
    log = gateway.log();
    audit = gateway.auditText();
    // Without what is counted and when it was: any digits are in those somewhere.
    metrics = (await (await fetch(`${gateway.url}/metrics`)).text()).replace(/ [\d.e+-]+$/gm, '');
    // With its last act it sends the last spans.
    await gateway.stop();
    await collector.stop();
    spans = collector.text().replace(/"(start|end)TimeUnixNano":"\d+"/g, '');
  }, 120_000);

  it('is empty, or the search for something in it would prove nothing', () => {
    expect(log.length).toBeGreaterThan(200);
    expect(audit.split('\n').length).toBeGreaterThan(500);
    expect(metrics).toContain('stripe_calls_total');
    expect(spans.split('stripe sessions.retrieve').length).toBeGreaterThan(50);
    const fields = new Set(secrets.values());
    for (const field of [
      'clientSecret',
      'url',
      'firstName',
      'lastName',
      'email',
      'phone',
      'iso',
      'number',
      'idNumber',
      'line1',
      'files',
      'selfie',
    ]) {
      expect([...fields]).toContain(field);
    }
    expect(secrets.size).toBeGreaterThan(150);
  });

  describe.each([
    ['the application log', () => log],
    ['the audit log', () => audit],
    ['/metrics', () => metrics],
    ['what is exported of traces', () => spans],
  ])('%s', (_name, text) => {
    it('holds what was read of a person', () => {
      expect([...secrets].filter(([value]) => holds(text(), value))).toEqual([]);
    });

    it('holds what a caller has typed', () => {
      expect(typed.filter((value) => text().includes(value))).toEqual([]);
    });

    it('holds a key, a secret of a session, or its page', () => {
      expect(text()).not.toMatch(/\b[srpe]k_(test|live)_/);
      expect(text()).not.toContain('_secret_');
      expect(text()).not.toContain('/start/');
    });

    it('holds a token or a part of one', () => {
      const parts = tokens.flatMap((token) => token.split('.')).filter((part) => part.length > 10);
      // All tokens have the same first part.
      expect(new Set(parts).size).toBeGreaterThan(12);
      expect(parts.filter((part) => text().includes(part))).toEqual([]);
      expect(text()).not.toMatch(/bearer|eyJ/i);
    });
  });

  it.each([
    ['/metrics', () => metrics],
    ['what is exported of traces', () => spans],
  ])('%s holds an id, an account or a subject', (_name, text) => {
    expect(text()).not.toMatch(/\b(vs|vr|acct|cus|pers|evt)_[A-Za-z0-9]/);
    expect(text()).not.toMatch(/person-(one|two)/);
  });
});
