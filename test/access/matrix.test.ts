import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../support/gateway.js';
import type { StripeCall } from '../support/upstream.js';
import {
  at,
  bearer,
  everyScope,
  knownOfPerson,
  makeOwned,
  reportOf,
  startGuarded,
  textAt,
  type GuardedGateway,
} from './guarded-gateway.js';

type Reach = 'all' | 'own' | 'none';

/** What a viewer should be able to do, said apart from the code under test. */
interface Rights {
  readonly reads: Reach;
  readonly writes: Reach;
  readonly redacts: boolean;
  readonly personalData: boolean;
  readonly secrets: boolean;
  readonly metadata: boolean;
}

interface Viewer {
  readonly name: string;
  readonly headers: () => Promise<Record<string, string>>;
  /** `refused`: no answer at all; `nobody`: every guarded field is refused; else what the token allows. */
  readonly rights: 'refused' | 'nobody' | Rights;
  /** Whether the sessions of the test are its own. */
  readonly owner?: boolean;
  readonly subject?: string;
}

const owner = 'person-one';
const stranger = 'person-two';

const nothing: Rights = {
  reads: 'none',
  writes: 'none',
  redacts: false,
  personalData: false,
  secrets: false,
  metadata: false,
};
const read: Rights = { ...nothing, reads: 'all', metadata: true };
const subjectOnly: Rights = { ...nothing, reads: 'own', writes: 'own', secrets: true };

const viewers: readonly Viewer[] = [
  { name: 'nobody', headers: () => Promise.resolve({}), rights: 'nobody' },
  {
    name: 'an expired token',
    headers: () => bearer({ scope: everyScope, expiresIn: -60 }),
    rights: 'refused',
  },
  {
    name: 'a token that never ends',
    headers: () => bearer({ scope: everyScope, expiresIn: null }),
    rights: 'refused',
  },
  {
    name: 'another audience',
    headers: () => bearer({ scope: everyScope, aud: 'billing' }),
    rights: 'refused',
  },
  {
    name: 'another issuer',
    headers: () => bearer({ scope: everyScope, iss: 'https://other.test' }),
    rights: 'refused',
  },
  {
    name: 'HS512 in place of HS256',
    headers: () => bearer({ scope: everyScope, alg: 'HS512' }),
    rights: 'refused',
  },
  { name: 'alg none', headers: () => bearer({ scope: everyScope, alg: 'none' }), rights: 'refused' },
  {
    name: 'another secret',
    headers: () => bearer({ scope: everyScope, secret: 'another-secret-of-more-than-32-characters' }),
    rights: 'refused',
  },
  {
    name: 'garbage',
    headers: () => Promise.resolve({ Authorization: 'Bearer not.a.token' }),
    rights: 'refused',
  },
  {
    name: 'a scheme other than Bearer',
    headers: () => Promise.resolve({ Authorization: 'Basic b3BlcmF0b3I6' }),
    rights: 'refused',
  },
  { name: 'its subject', headers: () => bearer({ sub: owner }), rights: subjectOnly, owner: true },
  {
    name: 'its subject with pii',
    headers: () => bearer({ sub: owner, scope: 'verification:pii' }),
    rights: { ...subjectOnly, personalData: true },
    owner: true,
  },
  { name: 'another subject', headers: () => bearer({ sub: stranger }), rights: subjectOnly },
  {
    name: 'another subject with pii',
    headers: () => bearer({ sub: stranger, scope: 'verification:pii' }),
    rights: { ...subjectOnly, personalData: true },
  },
  { name: 'read', headers: () => bearer({ scope: 'verification:read' }), rights: read },
  {
    name: 'read of a service with a subject',
    headers: () => bearer({ sub: 'service', scope: 'verification:read' }),
    rights: { ...read, writes: 'own' },
    subject: 'service',
  },
  {
    name: 'read and pii',
    headers: () => bearer({ scope: 'verification:read verification:pii' }),
    rights: { ...read, personalData: true },
  },
  {
    name: 'write',
    headers: () => bearer({ scope: 'verification:write' }),
    rights: { ...nothing, writes: 'all', secrets: true, metadata: true },
  },
  {
    name: 'write and pii',
    headers: () => bearer({ scope: 'verification:write verification:pii' }),
    rights: { ...nothing, writes: 'all', secrets: true, metadata: true, personalData: true },
  },
  {
    name: 'redact',
    headers: () => bearer({ scope: 'verification:redact' }),
    rights: { ...nothing, redacts: true },
  },
  {
    name: 'pii alone',
    headers: () => bearer({ scope: 'verification:pii' }),
    rights: { ...nothing, personalData: true },
  },
  {
    name: 'scopes of another service',
    headers: () => bearer({ scope: 'verification billing:read Verification:Read verification:*' }),
    rights: nothing,
  },
  {
    name: 'every scope',
    headers: () => bearer({ scope: everyScope }),
    rights: {
      reads: 'all',
      writes: 'all',
      redacts: true,
      personalData: true,
      secrets: true,
      metadata: true,
    },
  },
];

const sessionFields = {
  status: ['status'],
  clientSecret: ['clientSecret'],
  url: ['url'],
  metadata: ['metadata', 0, 'value'],
  providedDetails: ['providedDetails', 'email'],
  firstName: ['verifiedOutputs', 'firstName'],
  dob: ['verifiedOutputs', 'dob', 'iso'],
  documentStatus: ['lastVerificationReport', 'document', 'status'],
  documentNumber: ['lastVerificationReport', 'document', 'number'],
} as const;
type SessionField = keyof typeof sessionFields;

const reportFields = {
  documentStatus: ['document', 'status'],
  documentNumber: ['document', 'number'],
} as const;

const ofReport = 'document { status number }';
const ofSession = `
  status clientSecret url metadata { key value } providedDetails { email phone }
  verifiedOutputs { firstName dob { iso } } lastVerificationReport { ${ofReport} }
`;

/** What became of one field: shown, empty, or refused with a code. */
type Outcome = string;
type Path = readonly (string | number)[];

function outcomeAt({ data, errors }: Answer<unknown>, path: Path): Outcome {
  const error = errors.find(({ path: where }) => where?.every((step, index) => step === path[index]));
  const value = at(data, path);
  if (error === undefined) return value === undefined || value === null ? 'empty' : 'shown';
  return value === undefined || value === null ? error.extensions.code : 'shown beside an error';
}

function outcomesAt<Field extends string>(
  answer: Answer<unknown>,
  roots: readonly Path[],
  fields: Readonly<Record<Field, Path>>,
): Record<Field, Outcome> {
  const outcomes = Object.entries<Path>(fields).map(([field, path]) => {
    const each = roots.map((root) => outcomeAt(answer, [...root, ...path]));
    // One session of the pair has what the other cannot have; a refusal must be the same for both.
    return [field, each.find((outcome) => outcome === 'shown') ?? [...new Set(each)].sort().join(' and ')];
  });
  return Object.fromEntries(outcomes) as Record<Field, Outcome>;
}

/** What may come back of a session that the viewer reaches and that has everything. */
function expectedOfSession(rights: Rights): Record<SessionField, Outcome> {
  const shownIf = (allowed: boolean) => (allowed ? 'shown' : 'FORBIDDEN');
  return {
    status: 'shown',
    clientSecret: shownIf(rights.secrets),
    url: shownIf(rights.secrets),
    metadata: rights.metadata ? 'shown' : 'empty',
    providedDetails: shownIf(rights.personalData),
    firstName: shownIf(rights.personalData),
    dob: shownIf(rights.personalData),
    documentStatus: 'shown',
    documentNumber: shownIf(rights.personalData),
  };
}

const personalExpand = /verified_outputs|\.(dob|number|id_number|sex|expiration_date|unparsed_\w+)$/;

/** Calls that nobody without the scope for personal data may cause. */
function personalCalls(calls: readonly StripeCall[]): string[] {
  return calls
    .filter(({ expand, lane }) => lane === 'sensitive' || expand.some((path) => personalExpand.test(path)))
    .map(({ method, path, expand }) => `${method} ${path} ${expand.join()}`);
}

/** A way to guarded fields. The pair is a verified session, and an open one that has been refused once. */
interface Way {
  readonly name: string;
  readonly document: string;
  /** Where the two sessions stand in the answer; none where only reports are met. */
  readonly sessions: readonly Path[];
  readonly reports: readonly Path[];
  /** The fields that the way begins with. */
  readonly doors: readonly string[];
  /** What a stranger's request costs: a plain read of each object, or one filtered list. */
  readonly strangerCost: readonly string[] | 'filtered list';
}

describe('every way to guarded fields, for every viewer', () => {
  let gateway: GuardedGateway;
  let verified = '';
  let open = '';
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    gateway = await startGuarded();
    open = await makeOwned(gateway, owner, 'document_unverified_other');
    verified = await makeOwned(gateway, owner, 'verified');
    Object.assign(ids, {
      VERIFIED: verified,
      OPEN: open,
      VERIFIED_REPORT: await reportOf(gateway, verified),
      OPEN_REPORT: await reportOf(gateway, open),
    });
  });
  beforeEach(() => gateway.upstream.reset());
  afterAll(() => gateway.stop());

  const fill = (text: string) =>
    text.replace(/\$(VERIFIED_REPORT|OPEN_REPORT|VERIFIED|OPEN)/g, (_, name: string) => ids[name] ?? '');

  const plainSessions = ['GET verification_sessions/$OPEN', 'GET verification_sessions/$VERIFIED'];
  const plainReports = ['GET verification_reports/$OPEN_REPORT', 'GET verification_reports/$VERIFIED_REPORT'];

  const ways: readonly Way[] = [
    {
      name: 'verificationSession',
      document: `{ a: verificationSession(id: "$VERIFIED") { ${ofSession} } b: verificationSession(id: "$OPEN") { ${ofSession} } }`,
      sessions: [['a'], ['b']],
      reports: [],
      doors: ['a', 'b'],
      strangerCost: plainSessions,
    },
    {
      name: 'verificationSessions.nodes',
      document: `{ verificationSessions(first: 5) { nodes { ${ofSession} } } }`,
      sessions: [0, 1].map((index) => ['verificationSessions', 'nodes', index]),
      reports: [],
      doors: ['verificationSessions'],
      strangerCost: 'filtered list',
    },
    {
      name: 'verificationSessions.edges.node',
      document: `{ verificationSessions(first: 5) { edges { cursor node { ${ofSession} } } } }`,
      sessions: [0, 1].map((index) => ['verificationSessions', 'edges', index, 'node']),
      reports: [],
      doors: ['verificationSessions'],
      strangerCost: 'filtered list',
    },
    {
      name: 'node of a session',
      document: `{ a: node(id: "$VERIFIED") { ... on VerificationSession { ${ofSession} } } b: node(id: "$OPEN") { ...Session } }
        fragment Session on VerificationSession { ${ofSession} }`,
      sessions: [['a'], ['b']],
      reports: [],
      doors: ['a', 'b'],
      strangerCost: plainSessions,
    },
    {
      name: 'nodes of sessions',
      document: `{ nodes(ids: ["$VERIFIED", "$OPEN"]) { id ... on VerificationSession { ${ofSession} } } }`,
      sessions: [
        ['nodes', 0],
        ['nodes', 1],
      ],
      reports: [],
      doors: ['nodes.0', 'nodes.1'],
      strangerCost: plainSessions,
    },
    {
      name: 'verificationReport',
      document: `{ a: verificationReport(id: "$VERIFIED_REPORT") { ${ofReport} } b: verificationReport(id: "$OPEN_REPORT") { ${ofReport} } }`,
      sessions: [],
      reports: [['a'], ['b']],
      doors: ['a', 'b'],
      strangerCost: plainReports,
    },
    {
      name: 'verificationReports.nodes',
      document: `{ verificationReports(first: 5) { nodes { ${ofReport} } } }`,
      sessions: [],
      reports: [0, 1].map((index) => ['verificationReports', 'nodes', index]),
      doors: ['verificationReports'],
      strangerCost: 'filtered list',
    },
    {
      name: 'verificationReports.edges.node',
      document: `{ verificationReports(first: 5) { edges { node { ${ofReport} } } } }`,
      sessions: [],
      reports: [0, 1].map((index) => ['verificationReports', 'edges', index, 'node']),
      doors: ['verificationReports'],
      strangerCost: 'filtered list',
    },
    {
      name: 'nodes of reports',
      document: `{ nodes(ids: ["$VERIFIED_REPORT", "$OPEN_REPORT"]) { ... on VerificationReport { ${ofReport} } } }`,
      sessions: [],
      reports: [
        ['nodes', 0],
        ['nodes', 1],
      ],
      doors: ['nodes.0', 'nodes.1'],
      strangerCost: plainReports,
    },
    {
      name: 'report → session',
      document: `{ a: verificationReport(id: "$VERIFIED_REPORT") { verificationSession { ${ofSession} } }
        b: node(id: "$OPEN_REPORT") { ... on VerificationReport { verificationSession { ${ofSession} } } } }`,
      sessions: [
        ['a', 'verificationSession'],
        ['b', 'verificationSession'],
      ],
      reports: [],
      doors: ['a', 'b'],
      strangerCost: plainReports,
    },
    {
      name: 'reports → session',
      document: `{ verificationReports(first: 5) { nodes { verificationSession { ${ofSession} } } } }`,
      sessions: [0, 1].map((index) => ['verificationReports', 'nodes', index, 'verificationSession']),
      reports: [],
      doors: ['verificationReports'],
      strangerCost: 'filtered list',
    },
    {
      name: 'session → report → session',
      document: `{ a: verificationSession(id: "$VERIFIED") { lastVerificationReport { ${ofReport} verificationSession { ${ofSession} } } }
        b: verificationSession(id: "$OPEN") { lastVerificationReport { ${ofReport} verificationSession { ${ofSession} } } } }`,
      sessions: ['a', 'b'].map((root) => [root, 'lastVerificationReport', 'verificationSession']),
      reports: ['a', 'b'].map((root) => [root, 'lastVerificationReport']),
      doors: ['a', 'b'],
      strangerCost: plainSessions,
    },
  ];

  describe.each(ways)('$name', (way) => {
    it.each(viewers)('for $name', async ({ headers, rights, owner: isOwner = false }) => {
      const answer = await gateway.askText(fill(way.document), {}, await headers());
      const codes = answer.errors.map(({ path, extensions }) => [path?.join('.'), extensions.code]);

      if (rights === 'refused') {
        expect(answer.data).toBeUndefined();
        expect(codes).toEqual([[undefined, 'UNAUTHENTICATED']]);
        expect(gateway.upstream.summary()).toEqual([]);
        return;
      }
      if (rights === 'nobody' || rights.reads === 'none') {
        const code = rights === 'nobody' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
        expect(codes).toEqual(way.doors.map((door) => [door, code]));
        expect(gateway.upstream.summary()).toEqual([]);
        return;
      }
      if (!rights.personalData) expect(personalCalls(gateway.upstream.calls)).toEqual([]);
      if (rights.reads === 'own' && !isOwner) {
        expect(answer.errors).toEqual([]);
        if (way.strangerCost === 'filtered list') {
          const [list] = Object.values(answer.data as Record<string, Record<string, unknown>>);
          expect(Object.values(list ?? {})).toEqual([[]]);
          // One list, and its like in the sensitive lane for who may see that.
          expect(gateway.upstream.calls.map(({ lane }) => lane)).toEqual(
            gateway.upstream.calls.length === 1 ? ['base'] : ['base', 'sensitive'],
          );
          for (const { params } of gateway.upstream.calls) {
            expect(params['client_reference_id']).toBe(stranger);
          }
        } else {
          for (const door of way.doors) expect(at(answer.data, door.split('.'))).toBeNull();
          expect(gateway.upstream.summary().sort()).toEqual(way.strangerCost.map(fill).sort());
        }
        return;
      }
      if (rights.reads === 'own' && way.strangerCost === 'filtered list') {
        const [list, ...others] = gateway.upstream.calls;
        expect(list?.params['client_reference_id']).toBe(owner);
        for (const { path, params } of others) {
          if (path === list?.path) expect(params['client_reference_id']).toBe(owner);
        }
      }
      const expected = expectedOfSession(rights);
      if (way.sessions.length > 0) {
        expect(outcomesAt(answer, way.sessions, sessionFields)).toEqual(expected);
      }
      if (way.reports.length > 0) {
        const { documentStatus, documentNumber } = expected;
        expect(outcomesAt(answer, way.reports, reportFields)).toEqual({ documentStatus, documentNumber });
      }
      expect(codes.map(([, code]) => code).filter((code) => code !== 'FORBIDDEN')).toEqual([]);
    });
  });

  describe('a subject’s list', () => {
    it.each(['verificationSessions', 'verificationReports'])(
      '%s of somebody else is refused without a call',
      async (field) => {
        const headers = await bearer({ sub: stranger, scope: 'verification:pii' });
        const { errors, data } = await gateway.askText(
          `query ($of: String!) { ${field}(filter: { clientReferenceId: $of }) { nodes { id } } }`,
          { of: owner },
          headers,
        );
        expect(data).toBeNull();
        expect(errors.map(({ extensions: { code, param } }) => ({ code, param }))).toEqual([
          { code: 'FORBIDDEN', param: 'filter.clientReferenceId' },
        ]);
        expect(gateway.upstream.summary()).toEqual([]);
      },
    );

    it.each([
      ['its own reference', { clientReferenceId: owner }],
      ['null for the reference', { clientReferenceId: null }],
      ['another filter', { status: 'VERIFIED' }],
      ['no filter', null],
    ])('by %s is filtered at Stripe by the subject', async (_name, filter) => {
      const { errors } = await gateway.askText(
        'query ($filter: VerificationSessionFilter) { verificationSessions(filter: $filter) { nodes { id } } }',
        { filter },
        await bearer({ sub: owner }),
      );
      expect(errors).toEqual([]);
      expect(gateway.upstream.calls.map(({ params }) => params['client_reference_id'])).toEqual([owner]);
    });

    it('is not widened by an empty reference', async () => {
      const { errors } = await gateway.askText(
        '{ verificationSessions(filter: { clientReferenceId: "" }) { nodes { id } } }',
        {},
        await bearer({ sub: owner }),
      );
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
      expect(gateway.upstream.summary()).toEqual([]);
    });

    it('cannot be reached from another tenant’s report by its session filter', async () => {
      const { data } = await gateway.askText(
        `{ verificationReports(filter: { verificationSession: "${verified}" }) { nodes { id } } }`,
        {},
        await bearer({ sub: stranger }),
      );
      expect(at(data, ['verificationReports', 'nodes'])).toEqual([]);
      expect(gateway.upstream.calls[0]?.params['client_reference_id']).toBe(stranger);
    });
  });

  it('an answer that Stripe did not filter is not shown to a subject', async () => {
    // The second net: if Stripe ever passed over the filter, nothing of it may come through.
    gateway.upstream.intercept(({ method }) =>
      method === 'GET'
        ? {
            kind: 'rewrite',
            change: (json: { data: { client_reference_id: string }[] }) => ({
              ...json,
              data: json.data.map((session) => ({ ...session, client_reference_id: stranger })),
            }),
          }
        : undefined,
    );
    const auditedBefore = gateway.auditLines().length;
    const { text, errors, data } = await gateway.askText(
      `{ verificationSessions { nodes { ${ofSession} } } }`,
      {},
      await bearer({ sub: owner, scope: 'verification:pii' }),
    );
    expect(data).toBeNull();
    expect(errors.map(({ extensions }) => extensions.code)).toContain('FORBIDDEN');
    expect(text).not.toContain('_secret_');
    expect(gateway.auditLines().slice(auditedBefore)).toEqual([]);
  });

  it('aliases, fragments and directives do not get around it', async () => {
    const { data, errors, text } = await gateway.askText(
      `query ($yes: Boolean!) {
        a: node(id: "${verified}") { ... on Node { ... on VerificationSession { x: verifiedOutputs @include(if: $yes) { y: firstName } } } }
        b: verificationSession(id: "${verified}") { ...Deep }
      }
      fragment Deep on VerificationSession { r: lastVerificationReport { ... @skip(if: false) { d: document { n: number s: status } } } }`,
      { yes: true },
      await bearer({ scope: 'verification:read' }),
    );
    expect(data).toEqual({ a: { x: null }, b: { r: { d: { n: null, s: 'VERIFIED' } } } });
    expect(
      errors.map(({ path, extensions }) => `${path?.join('.') ?? ''} ${extensions.code}`).sort(),
    ).toEqual(['a.x FORBIDDEN', 'b.r.d.n FORBIDDEN']);
    expect(personalCalls(gateway.upstream.calls)).toEqual([]);
    expect(text).not.toMatch(/SAMPLE\d/);
  });
});

const problem = '__typename ... on VerificationProblem { code param message }';
const documents = {
  create: `mutation ($input: CreateVerificationSessionInput!) { result: createVerificationSession(input: $input) {
    ${problem} ... on CreateVerificationSessionPayload { verificationSession { id ${ofSession} } } } }`,
  update: `mutation ($input: UpdateVerificationSessionInput!) { result: updateVerificationSession(input: $input) {
    ${problem} ... on UpdateVerificationSessionPayload { verificationSession { id ${ofSession} } }
    ... on VerificationSessionStateConflict { conflict: verificationSession { id ${ofSession} } } } }`,
  cancel: `mutation ($input: CancelVerificationSessionInput!) { result: cancelVerificationSession(input: $input) {
    ${problem} ... on CancelVerificationSessionPayload { verificationSession { id ${ofSession} } }
    ... on VerificationSessionStateConflict { conflict: verificationSession { id ${ofSession} } } } }`,
  redact: `mutation ($input: RedactVerificationSessionInput!) { result: redactVerificationSession(input: $input) {
    ${problem} ... on RedactVerificationSessionPayload { verificationSession { id ${ofSession} } }
    ... on VerificationSessionStateConflict { conflict: verificationSession { id ${ofSession} } } } }`,
} as const;

/** A change, and what its answer can hold. */
interface ChangeCase {
  readonly name: string;
  readonly change: keyof typeof documents;
  readonly outcome?: string;
  readonly input: Record<string, unknown>;
  /** Whether it is redacted beforehand. */
  readonly redacted?: boolean;
  /** Where the session stands in the answer. */
  readonly under: 'verificationSession' | 'conflict';
  /** What the session has in that state, beside its status; all else is empty where it is not refused. */
  readonly has: readonly SessionField[];
}

const changeCases: readonly ChangeCase[] = [
  {
    name: 'update of an open session',
    change: 'update',
    outcome: 'document_unverified_other',
    input: { metadata: [{ key: 'order', value: '1002' }] },
    under: 'verificationSession',
    has: ['clientSecret', 'url', 'metadata', 'providedDetails', 'documentStatus'],
  },
  {
    name: 'update of a verified session',
    change: 'update',
    outcome: 'verified',
    input: { metadata: [{ key: 'order', value: '1002' }] },
    under: 'verificationSession',
    has: ['metadata', 'providedDetails', 'firstName', 'dob', 'documentStatus', 'documentNumber'],
  },
  {
    name: 'cancel',
    change: 'cancel',
    input: {},
    under: 'verificationSession',
    has: ['metadata', 'providedDetails'],
  },
  {
    name: 'redact',
    change: 'redact',
    outcome: 'verified',
    input: {},
    under: 'verificationSession',
    has: ['documentStatus'],
  },
  {
    name: 'a state conflict of update',
    change: 'update',
    outcome: 'verified',
    input: { options: null },
    under: 'conflict',
    has: ['metadata', 'providedDetails', 'firstName', 'dob', 'documentStatus', 'documentNumber'],
  },
  {
    name: 'a state conflict of cancel',
    change: 'cancel',
    outcome: 'verified',
    input: {},
    under: 'conflict',
    has: ['metadata', 'providedDetails', 'firstName', 'dob', 'documentStatus', 'documentNumber'],
  },
  {
    name: 'a state conflict of redact',
    change: 'redact',
    outcome: 'verified',
    redacted: true,
    input: {},
    under: 'conflict',
    has: ['documentStatus'],
  },
];

describe('every change, for every viewer', () => {
  let gateway: GuardedGateway;
  beforeAll(async () => {
    gateway = await startGuarded();
  });
  afterAll(() => gateway.stop());

  const statusOf = async (id: string) => {
    const { data } = await gateway.askAsOperator(
      'query ($id: ID!) { verificationSession(id: $id) { status redaction { status } metadata { value } } }',
      { id },
    );
    return at(data, ['verificationSession']);
  };

  describe.each(changeCases)('$name', ({ change, outcome, input, redacted = false, under, has }) => {
    it.each(viewers)('by $name', async ({ headers, rights, owner: isOwner = false }) => {
      const id = await makeOwned(gateway, owner, outcome);
      if (redacted) await gateway.askAsOperator(documents.redact, { input: { id } });
      const before = await statusOf(id);
      gateway.upstream.reset();
      const answer = await gateway.askText(documents[change], { input: { id, ...input } }, await headers());
      const calls = [...gateway.upstream.calls];
      const codes = answer.errors.map(({ path, extensions }) => [path?.join('.'), extensions.code]);
      const typename = at(answer.data, ['result', '__typename']);

      const reach =
        typeof rights === 'string'
          ? 'none'
          : change === 'redact'
            ? rights.redacts
              ? 'all'
              : 'none'
            : rights.writes;
      if (typeof rights === 'string' || reach === 'none') {
        if (rights === 'refused') expect(codes).toEqual([[undefined, 'UNAUTHENTICATED']]);
        else expect(codes).toEqual([['result', rights === 'nobody' ? 'UNAUTHENTICATED' : 'FORBIDDEN']]);
        expect(typename).toBeUndefined();
        expect(calls).toEqual([]);
        expect(await statusOf(id)).toEqual(before);
        return;
      }
      if (!rights.personalData) expect(personalCalls(calls)).toEqual([]);
      if (reach === 'own' && !isOwner) {
        expect(answer.errors).toEqual([]);
        expect(typename).toBe('VerificationSessionNotFound');
        expect(gateway.upstream.summary()).toEqual([`GET verification_sessions/${id}`]);
        expect(await statusOf(id)).toEqual(before);
        return;
      }
      expect(typename).toMatch(
        under === 'conflict' ? /^VerificationSessionStateConflict$/ : /^\w+VerificationSessionPayload$/,
      );
      const allowed = expectedOfSession(rights);
      const expected = Object.fromEntries(
        Object.entries(allowed).map(([field, shown]) => [
          field,
          shown === 'shown' && field !== 'status' && !has.some((had) => had === field) ? 'empty' : shown,
        ]),
      );
      // A check that was never made has no field to refuse.
      if (!has.includes('documentStatus')) Object.assign(expected, { documentNumber: 'empty' });
      expect(outcomesAt(answer, [['result', under]], sessionFields)).toEqual(expected);
    });
  });

  describe('create', () => {
    it.each(viewers)('by $name', async ({ headers, rights, owner: isOwner = false, subject }) => {
      gateway.upstream.reset();
      const answer = await gateway.askText(
        documents.create,
        {
          input: {
            type: 'DOCUMENT',
            providedDetails: knownOfPerson,
            metadata: [{ key: 'order', value: '1001' }],
          },
        },
        await headers(),
      );
      const codes = answer.errors.map(({ path, extensions }) => [path?.join('.'), extensions.code]);
      if (typeof rights === 'string' || rights.writes === 'none') {
        if (rights === 'refused') expect(codes).toEqual([[undefined, 'UNAUTHENTICATED']]);
        else expect(codes).toEqual([['result', rights === 'nobody' ? 'UNAUTHENTICATED' : 'FORBIDDEN']]);
        expect(gateway.upstream.summary()).toEqual([]);
        return;
      }
      expect(at(answer.data, ['result', '__typename'])).toBe('CreateVerificationSessionPayload');
      expect(gateway.upstream.calls).toHaveLength(1);
      const [call] = gateway.upstream.calls;
      expect(call?.params['client_reference_id']).toBe(
        rights.writes === 'own' ? (subject ?? (isOwner ? owner : stranger)) : undefined,
      );
      if (!rights.personalData) expect(personalCalls(gateway.upstream.calls)).toEqual([]);
      // Whoever starts a session for itself is the one it is for.
      const mine = { ...rights, secrets: rights.secrets || rights.writes === 'own' };
      const { metadata, clientSecret, url, providedDetails } = expectedOfSession(mine);
      const personal = rights.personalData ? 'empty' : 'FORBIDDEN';
      expect(outcomesAt(answer, [['result', 'verificationSession']], sessionFields)).toEqual({
        status: 'shown',
        clientSecret,
        url,
        metadata,
        providedDetails,
        firstName: personal,
        dob: personal,
        documentStatus: 'empty',
        documentNumber: 'empty',
      });
    });

    it.each([
      ['a reference of somebody else', stranger],
      ['an empty reference', ''],
      ['its own with a blank', `${owner} `],
    ])('by a subject under %s is refused without a call', async (_name, clientReferenceId) => {
      gateway.upstream.reset();
      const { data, errors } = await gateway.askText(
        documents.create,
        { input: { type: 'DOCUMENT', clientReferenceId } },
        await bearer({ sub: owner }),
      );
      expect(data).toBeNull();
      expect(errors.map(({ extensions: { code, param } }) => ({ code, param }))).toEqual([
        { code: 'FORBIDDEN', param: 'clientReferenceId' },
      ]);
      expect(gateway.upstream.summary()).toEqual([]);
    });

    it('by a subject under its own reference is made', async () => {
      gateway.upstream.reset();
      const { data } = await gateway.askText(
        documents.create,
        { input: { type: 'DOCUMENT', clientReferenceId: owner } },
        await bearer({ sub: owner }),
      );
      expect(textAt(data, ['result', 'verificationSession', 'clientSecret'])).toContain('_secret_');
      expect(gateway.upstream.calls.map(({ params }) => params['client_reference_id'])).toEqual([owner]);
    });
  });

  it('a session that is not there and somebody else’s answer a subject the same', async () => {
    const id = await makeOwned(gateway, owner);
    const headers = await bearer({ sub: stranger });
    for (const change of ['update', 'cancel'] as const) {
      const [foreign, missing] = await Promise.all(
        [id, 'vs_doesnotexist'].map((each) =>
          gateway.askText(documents[change], { input: { id: each } }, headers),
        ),
      );
      expect(foreign?.text).toBe(missing?.text);
    }
  });

  it('the payload’s way through the report back to the session is no way to read for a writer', async () => {
    const id = await makeOwned(gateway, owner, 'verified');
    const { data, errors } = await gateway.askText(
      `mutation ($input: UpdateVerificationSessionInput!) { updateVerificationSession(input: $input) {
        ... on UpdateVerificationSessionPayload { verificationSession {
          lastVerificationReport { id verificationSession { status clientSecret } } } } } }`,
      { input: { id, metadata: [{ key: 'order', value: '1003' }] } },
      await bearer({ scope: 'verification:write' }),
    );
    const report = ['updateVerificationSession', 'verificationSession', 'lastVerificationReport'];
    expect(at(data, [...report, 'verificationSession'])).toBeNull();
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  });
});
