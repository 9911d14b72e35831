import { existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../src/access/audit-log.js';
import {
  at,
  bearer,
  everyScope,
  knownOfPerson,
  makeOwned,
  reportOf,
  startGuarded,
  textAt,
  type AuditLine,
  type GuardedGateway,
} from './guarded-gateway.js';

const owner = 'person-one';
const requestId = 'audited-request';
const officer = { sub: 'officer', scope: 'verification:read verification:pii' };

let gateway: GuardedGateway;
let verified = '';
let open = '';

beforeAll(async () => {
  gateway = await startGuarded();
  verified = await makeOwned(gateway, owner, 'verified');
  open = await makeOwned(gateway, owner);
});
beforeEach(() => gateway.upstream.reset());
afterAll(() => gateway.stop());

/** Asks, and tells which lines that alone has left, each without its time. */
async function linesOf(
  document: string,
  wish: Parameters<typeof bearer>[0] | null,
  variables: Record<string, unknown> = {},
): Promise<Omit<AuditLine, 'time' | 'audit'>[]> {
  const before = gateway.auditLines().length;
  const headers = wish === null ? {} : await bearer(wish);
  await gateway.askText(document, variables, { ...headers, 'X-Request-Id': requestId });
  return gateway
    .auditLines()
    .slice(before)
    .map(({ time, audit, ...line }) => {
      expect(audit).toBe(true);
      expect(Math.abs(Date.parse(time) - Date.now())).toBeLessThan(10_000);
      return line;
    });
}

const changes = {
  create: `mutation ($input: CreateVerificationSessionInput!) { createVerificationSession(input: $input) {
    ... on CreateVerificationSessionPayload { verificationSession { id } } ... on VerificationProblem { code } } }`,
  update: `mutation ($input: UpdateVerificationSessionInput!) { updateVerificationSession(input: $input) {
    ... on UpdateVerificationSessionPayload { verificationSession { id } } ... on VerificationProblem { code } } }`,
  cancel: `mutation ($input: CancelVerificationSessionInput!) { cancelVerificationSession(input: $input) {
    ... on VerificationProblem { code } } }`,
  redact: `mutation ($input: RedactVerificationSessionInput!) { redactVerificationSession(input: $input) {
    ... on VerificationProblem { code } } }`,
} as const;

describe('a change leaves exactly one line', () => {
  const writer = { sub: 'writer', scope: everyScope };
  const line = (entry: Partial<AuditEntry>) => ({ subject: 'writer', requestId, ...entry });

  it('when it is made', async () => {
    const created = await linesOf(changes.create, writer, { input: { type: 'DOCUMENT' } });
    const sessionId = created[0]?.sessionId ?? '';
    expect(sessionId).toMatch(/^vs_/);
    expect(created).toEqual([line({ action: 'session.create', sessionId, outcome: 'ok' })]);
    const update = { id: sessionId, metadata: [{ key: 'order', value: '1002' }] };
    expect(await linesOf(changes.update, writer, { input: update })).toEqual([
      line({ action: 'session.update', sessionId, outcome: 'ok' }),
    ]);
    expect(await linesOf(changes.cancel, writer, { input: { id: sessionId } })).toEqual([
      line({ action: 'session.cancel', sessionId, outcome: 'ok' }),
    ]);
    const other = await makeOwned(gateway, 'person-three', 'verified');
    expect(await linesOf(changes.redact, writer, { input: { id: other } })).toEqual([
      line({ action: 'session.redact', sessionId: other, outcome: 'ok' }),
    ]);
  });

  it.each<[string, keyof typeof changes, () => Record<string, unknown>, string]>([
    ['the input is wrong', 'create', () => ({ type: 'DOCUMENT', returnUrl: 'nowhere' }), 'BAD_USER_INPUT'],
    ['there is no such session', 'cancel', () => ({ id: 'vs_doesnotexist' }), 'NOT_FOUND'],
    ['the state forbids it', 'cancel', () => ({ id: verified }), 'STATE_CONFLICT'],
  ])('when %s', async (_name, change, input, outcome) => {
    const { id: sessionId = null } = input() as { id?: string };
    expect(await linesOf(changes[change], writer, { input: input() })).toEqual([
      line({ action: `session.${change}`, sessionId, outcome }),
    ]);
  });

  it('when Stripe fails', async () => {
    gateway.upstream.intercept(({ method }) =>
      method === 'POST'
        ? { kind: 'answer', status: 400, body: '{"error":{"type":"invalid_request_error"}}' }
        : undefined,
    );
    expect(await linesOf(changes.redact, writer, { input: { id: open } })).toEqual([
      line({ action: 'session.redact', sessionId: open, outcome: 'UPSTREAM_REJECTED' }),
    ]);
  });

  describe.each(['create', 'update', 'cancel', 'redact'] as const)('when %s is refused', (change) => {
    const input = () => (change === 'create' ? { type: 'DOCUMENT', clientReferenceId: owner } : { id: open });
    const sessionId = () => (change === 'create' ? null : open);

    it.each([
      ['to nobody', null, null, 'UNAUTHENTICATED'],
      ['for want of a scope', { scope: 'verification:read' }, null, 'FORBIDDEN'],
      [
        'for somebody else’s session',
        { sub: 'person-two' },
        'person-two',
        change === 'create' || change === 'redact' ? 'FORBIDDEN' : 'NOT_FOUND',
      ],
    ] as const)('%s', async (_name, wish, subject, outcome) => {
      expect(await linesOf(changes[change], wish, { input: input() })).toEqual([
        { subject, requestId, action: `session.${change}`, sessionId: sessionId(), outcome },
      ]);
    });
  });

  it('each, where one document makes several', async () => {
    const document = `mutation ($a: CancelVerificationSessionInput!, $b: UpdateVerificationSessionInput!) {
      one: cancelVerificationSession(input: $a) { __typename }
      two: updateVerificationSession(input: $b) { __typename }
      three: createVerificationSession(input: {}) { __typename } }`;
    const lines = await linesOf(document, writer, {
      a: { id: verified },
      b: { id: verified, options: null },
    });
    expect(lines.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
      'session.cancel STATE_CONFLICT',
      'session.update STATE_CONFLICT',
      'session.create BAD_USER_INPUT',
    ]);
  });

  it('and what was sent in place of an id is not repeated there', async () => {
    const { data } = await gateway.askAsOperator(
      'query ($id: ID!) { verificationSession(id: $id) { clientSecret } }',
      { id: open },
    );
    const clientSecret = textAt(data, ['verificationSession', 'clientSecret']);
    for (const id of [
      clientSecret,
      knownOfPerson.email,
      'sk_test_sandbox',
      'vs_',
      'x'.repeat(100_000),
      'vs_a\nb',
    ]) {
      for (const wish of [null, writer]) {
        const [only, ...more] = await linesOf(changes.cancel, wish, { input: { id } });
        expect(more).toEqual([]);
        expect(only).toMatchObject({ action: 'session.cancel', sessionId: null });
      }
    }
    expect(gateway.auditText()).not.toContain(clientSecret);
    expect(gateway.auditText()).not.toContain(knownOfPerson.email);
  });

  it('beside that of the personal data in its answer', async () => {
    const document = `mutation ($input: UpdateVerificationSessionInput!) { updateVerificationSession(input: $input) {
      ... on UpdateVerificationSessionPayload { verificationSession { status verifiedOutputs { firstName } } } } }`;
    const input = { id: verified, metadata: [{ key: 'order', value: '1003' }] };
    expect(await linesOf(document, writer, { input })).toEqual([
      line({ action: 'session.update', sessionId: verified, outcome: 'ok' }),
      line({
        action: 'personal-data.read',
        sessionId: verified,
        fields: ['verifiedOutputs.firstName'],
        outcome: 'ok',
      }),
    ]);
  });
});

describe('a read of personal data leaves exactly one line for each part of a session', () => {
  const read = (fields: string[], more: Partial<AuditEntry> = {}) => ({
    subject: 'officer',
    requestId,
    action: 'personal-data.read',
    sessionId: verified,
    fields,
    outcome: 'ok',
    ...more,
  });
  const session = (selection: string) => `{ verificationSession(id: "${verified}") { ${selection} } }`;

  it('also where the operation is known, and before it is answered', async () => {
    const document = session('verifiedOutputs { firstName } again: verifiedOutputs { lastName }');
    const expected = [read(['verifiedOutputs.firstName']), read(['verifiedOutputs.lastName'])];
    for (let round = 0; round < 3; round += 1) expect(await linesOf(document, officer)).toEqual(expected);
  });

  it('which names every field, also those within', async () => {
    const document = `${session('status verifiedOutputs { firstName x: dob { iso } ...F }')}
      fragment F on VerifiedOutputs { address { city } }`;
    const [line, ...more] = await linesOf(document, officer);
    expect(more).toEqual([]);
    expect(line).toEqual(
      read([
        'verifiedOutputs.firstName',
        'verifiedOutputs.dob',
        'verifiedOutputs.dob.iso',
        'verifiedOutputs.address',
        'verifiedOutputs.address.city',
      ]),
    );
  });

  it('and tells of a check which report it is in', async () => {
    const reportId = await reportOf(gateway, verified);
    const expected = [read(['document.number', 'document.dob', 'document.dob.year'], { reportId })];
    const check = 'document { status type number error { code } dob { year } }';
    for (const document of [
      session(`lastVerificationReport { ${check} }`),
      `{ verificationReport(id: "${reportId}") { ${check} } }`,
      `{ node(id: "${reportId}") { ... on VerificationReport { ${check} } } }`,
    ]) {
      expect(await linesOf(document, officer)).toEqual(expected);
    }
  });

  it('for each session of a page, and none for those that have nothing', async () => {
    const lines = await linesOf(
      `{ verificationSessions(filter: { clientReferenceId: "${owner}" }) { nodes { id status verifiedOutputs { lastName } } } }`,
      officer,
    );
    expect(lines).toEqual([read(['verifiedOutputs.lastName'])]);
    const details = await linesOf(
      `{ verificationSessions(filter: { clientReferenceId: "${owner}" }) { nodes { providedDetails { email } } } }`,
      officer,
    );
    expect(details.map(({ sessionId }) => sessionId)).toEqual([open, verified]);
  });

  it('once for a part, however often another part is read beside it', async () => {
    const lines = await linesOf(session('providedDetails { phone } verifiedOutputs { email }'), officer);
    expect(lines).toEqual([read(['providedDetails.phone']), read(['verifiedOutputs.email'])]);
  });

  it.each([
    ['its status', 'status lastError { code } allowedActions'],
    [
      'the status of a check',
      'lastVerificationReport { id document { status error { code } type issuingCountry } phone { status } }',
    ],
    [
      'the names of types',
      '__typename verifiedOutputs { __typename } lastVerificationReport { document { __typename } }',
    ],
    ['what is skipped', 'id verifiedOutputs @skip(if: true) { firstName }'],
  ])('and none for %s', async (_name, selection) => {
    expect(await linesOf(session(selection), officer)).toEqual([]);
  });

  it.each<[string, Parameters<typeof bearer>[0] | null]>([
    ['a reader without the scope', { sub: 'reader', scope: 'verification:read' }],
    ['another subject', { sub: 'person-two', scope: 'verification:pii' }],
    ['the scope alone', { scope: 'verification:pii' }],
    ['nobody', null],
    ['a refused token', { scope: everyScope, expiresIn: -60 }],
  ])('and none where %s was shown nothing', async (_name, wish) => {
    const document = session('verifiedOutputs { firstName } lastVerificationReport { document { number } }');
    expect(await linesOf(document, wish)).toEqual([]);
  });
});

describe('the audit log', () => {
  it('never holds a value', async () => {
    const personal = `providedDetails { email phone } verifiedOutputs { firstName lastName email phone idNumber dob { iso } address { line1 city postalCode } }
      lastVerificationReport { document { firstName lastName number files dob { iso } } idNumber { idNumber } selfie { selfie document } phone { phone } email { email } }`;
    const { data, errors } = await gateway.askAsOperator(
      `{ verificationSession(id: "${verified}") { ${personal} clientSecret url } }`,
    );
    expect(errors).toEqual([]);
    await gateway.askAsOperator(changes.create, {
      input: {
        type: 'DOCUMENT',
        clientReferenceId: 'the-reference',
        providedDetails: { email: 'new@person.example' },
        metadata: [{ key: 'note', value: 'the-note' }],
      },
    });
    const values = [...textsOf(data), 'the-reference', 'new@person.example', 'the-note'];
    expect(values.length).toBeGreaterThan(15);
    const text = gateway.auditText();
    expect(text).toContain('verifiedOutputs.firstName');
    expect(
      values.filter((value) => text.includes(`"${value}"`) || (value.length > 5 && text.includes(value))),
    ).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')('can be read by its owner alone', () => {
    const path = join(gateway.folder, 'audit.log');
    expect((statSync(path).mode & 0o777).toString(8)).toBe('600');
  });
});

/** Every text of an answer. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

const ofEverything = `{
  verificationSession(id: "$ID") { status clientReferenceId
    providedDetails { email }
    verifiedOutputs { firstName dob { iso } }
    lastVerificationReport { id
      document { status error { code } type number firstName dob { iso } files address { city } }
      idNumber { status idNumber lastName }
      selfie { status selfie }
      email { status email }
      phone { status phone } } }
}`;
const personalFields = [
  'providedDetails',
  'verifiedOutputs',
  'lastVerificationReport.document.address',
  'lastVerificationReport.document.dob',
  'lastVerificationReport.document.files',
  'lastVerificationReport.document.firstName',
  'lastVerificationReport.document.number',
  'lastVerificationReport.email.email',
  'lastVerificationReport.idNumber.idNumber',
  'lastVerificationReport.idNumber.lastName',
  'lastVerificationReport.phone.phone',
  'lastVerificationReport.selfie.selfie',
];

describe.each([
  ['in a folder that does not exist', 'missing/audit.log'],
  ['on a device that is full', '/dev/full'],
])('a log %s', (_name, auditLog) => {
  const available = !auditLog.startsWith('/') || existsSync(auditLog);
  let blind: GuardedGateway;
  let id = '';
  beforeAll(async () => {
    blind = await startGuarded({ auditLog });
    id = await makeOwned(blind, owner, 'verified');
  });
  afterAll(() => blind.stop());

  it.skipIf(!available)('withholds each personal field, and nothing else', async () => {
    const { data, errors } = await blind.askAsOperator(ofEverything.replace('$ID', id));
    const session = ['verificationSession'];
    expect(
      errors.map(({ path, extensions }) => `${extensions.code} ${path?.slice(1).join('.') ?? ''}`).sort(),
    ).toEqual(personalFields.map((field) => `AUDIT_UNAVAILABLE ${field}`).sort());
    expect(errors.every(({ extensions }) => extensions.retryable)).toBe(true);
    for (const field of personalFields) expect(at(data, [...session, ...field.split('.')])).toBeNull();
    expect(at(data, [...session, 'status'])).toBe('VERIFIED');
    expect(at(data, [...session, 'clientReferenceId'])).toBe(owner);
    for (const check of ['document', 'idNumber', 'selfie', 'email', 'phone']) {
      expect(at(data, [...session, 'lastVerificationReport', check, 'status'])).toBe('VERIFIED');
    }
    expect(at(data, [...session, 'lastVerificationReport', 'document', 'type'])).toEqual(expect.any(String));
  });

  it.skipIf(!available)(
    'withholds the same from who asks what is known already, for no call more',
    async () => {
      const ask = async () => {
        blind.upstream.reset();
        const { data, errors } = await blind.askAsOperator(ofEverything.replace('$ID', id));
        const refused = errors.map(({ path, message, extensions: { requestId: _id, ...rest } }) => [
          path,
          message,
          rest,
        ]);
        return { data, refused, calls: blind.upstream.summary() };
      };
      const first = await ask();
      expect(first.refused).toHaveLength(personalFields.length);
      for (let round = 0; round < 2; round += 1) expect(await ask()).toEqual(first);
    },
  );

  it.skipIf(!available)('withholds aliased fields too', async () => {
    const { data, errors, text } = await blind.askAsOperator(
      `{ s: verificationSession(id: "${id}") { r: lastVerificationReport { d: document { n: number s: status m: number } }
        v: verifiedOutputs { f: firstName } } }`,
    );
    expect(data).toEqual({ s: { r: { d: { n: null, s: 'VERIFIED', m: null } }, v: null } });
    expect(errors.map(({ path }) => path?.join('.')).sort()).toEqual(['s.r.d.m', 's.r.d.n', 's.v']);
    expect(text).not.toMatch(/SAMPLE\d/);
  });

  it.skipIf(!available)('serves whoever reads no personal data as ever', async () => {
    const { errors } = await blind.askText(
      `{ verificationSession(id: "${id}") { status clientSecret metadata { value } lastVerificationReport { document { status } } } }`,
      {},
      await bearer({ sub: owner }),
    );
    expect(errors).toEqual([]);
  });

  it.skipIf(!available)('makes changes, and calls out in the application log', async () => {
    const { data } = await blind.askAsOperator(changes.update, {
      input: { id, metadata: [{ key: 'order', value: '1009' }] },
    });
    expect(at(data, ['updateVerificationSession', 'verificationSession', 'id'])).toBe(id);
    expect(blind.log()).toContain('a change could not be written to the audit log');
    expect(blind.log()).toContain('session.update');
  });
});

describe('a log that becomes writable', () => {
  it('shows personal data again without a restart', async () => {
    const recovering = await startGuarded({ auditLog: 'missing/audit.log' });
    try {
      const id = await makeOwned(recovering, owner, 'verified');
      const ask = () => recovering.askAsOperator(ofEverything.replace('$ID', id));
      expect((await ask()).errors.length).toBeGreaterThan(0);
      mkdirSync(join(recovering.folder, 'missing'));
      const { data, errors } = await ask();
      expect(errors).toEqual([]);
      expect(textAt(data, ['verificationSession', 'verifiedOutputs', 'firstName'])).not.toBe('');
      // A line for each part that was shown, none of those withheld before.
      expect(recovering.auditLines().map(({ action }) => action)).toEqual(
        Array.from({ length: 7 }, () => 'personal-data.read'),
      );
    } finally {
      await recovering.stop();
    }
  });
});

describe('a log that is rotated', () => {
  it('goes on in a new file, and what was written stays in the old one', async () => {
    const rotated = await startGuarded();
    try {
      const path = join(rotated.folder, 'audit.log');
      const id = await makeOwned(rotated, owner);
      const before = rotated.auditText();
      renameSync(path, `${path}.1`);
      expect(
        (await rotated.askAsOperator(`{ verificationSession(id: "${id}") { providedDetails { email } } }`))
          .errors,
      ).toEqual([]);
      await rotated.askAsOperator(changes.cancel, { input: { id } });
      expect(rotated.auditLines().map(({ action }) => action)).toEqual([
        'personal-data.read',
        'session.cancel',
      ]);
      expect(readFileSync(`${path}.1`, 'utf8')).toBe(before);
      expect(before).toContain('session.create');
    } finally {
      await rotated.stop();
    }
  });
});
