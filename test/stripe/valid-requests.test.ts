import { getNamedType, isCompositeType, isObjectType, type GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchema } from '../../src/graphql/schema.js';
import type { CreateVerificationSessionInput } from '../generated/graphql.js';
import { startGateway, type TestGateway } from '../support/gateway.js';
import { makeSession, makeSubmitted, sessionIds } from '../support/sessions.js';
import type { StripeCall } from '../support/upstream.js';
import { decodeStripeForm, findOperation, operations, validateStripeCall } from './stripe-parameters.js';

const schema = createSchema();
const wholeSession = selectAll(schema, 'VerificationSession');
const wholeReport = selectAll(schema, 'VerificationReport');

/** Every field of a type and of all below it, so that every expand is asked for; what lies above is not gone into again. */
function selectAll(all: GraphQLSchema, typeName: string, above: readonly string[] = []): string {
  const type = all.getType(typeName);
  if (!isObjectType(type)) throw new Error(`${typeName} is no object`);
  return Object.values(type.getFields())
    .map((field) => {
      const below = getNamedType(field.type);
      if (!isCompositeType(below)) return field.name;
      if (above.includes(below.name) || below.name === typeName) return '';
      const selection = selectAll(all, below.name, [...above, typeName]);
      return selection.trim() === '' ? '' : `${field.name} { ${selection} }`;
    })
    .join(' ');
}

const retrieveSession = `query ($id: ID!) { verificationSession(id: $id) { ${wholeSession} } }`;
const retrieveReport = `query ($id: ID!) {
  verificationReport(id: $id) { ${wholeReport} verificationSession { ${wholeSession} } }
}`;
const arguments_ = '$first: Int, $after: String, $last: Int, $before: String';
const passed = 'first: $first, after: $after, last: $last, before: $before, filter: $filter';
const listSessions = `query (${arguments_}, $filter: VerificationSessionFilter) {
  verificationSessions(${passed}) { nodes { ${wholeSession} } }
}`;
const listReports = `query (${arguments_}, $filter: VerificationReportFilter) {
  verificationReports(${passed}) { edges { node { ${wholeReport} } } }
}`;

function change(name: 'create' | 'update' | 'cancel' | 'redact'): string {
  const type = name.replace(/^./, (letter) => letter.toUpperCase());
  const conflict =
    name === 'create'
      ? ''
      : `... on VerificationSessionStateConflict { current: verificationSession { ${wholeSession} } }`;
  return `mutation ($input: ${type}VerificationSessionInput!) {
    ${name}VerificationSession(input: $input) {
      __typename
      ... on ${type}VerificationSessionPayload { verificationSession { ${wholeSession} } }
      ${conflict}
      ... on VerificationProblem { message param }
    }
  }`;
}

const fullInput: CreateVerificationSessionInput = {
  type: 'DOCUMENT',
  options: {
    document: {
      allowedTypes: ['DRIVING_LICENSE', 'ID_CARD', 'PASSPORT'],
      requireIdNumber: true,
      requireLiveCapture: false,
      requireMatchingSelfie: true,
    },
  },
  clientReferenceId: 'user 7 & söhne',
  relatedCustomer: 'cus_1',
  relatedCustomerAccount: 'acct_1',
  relatedPerson: { account: 'acct_2', person: 'person_1' },
  providedDetails: { email: 'a+b@example.com', phone: '+15550100' },
  returnUrl: 'https://example.com/done?a=1&b=[2]',
  metadata: [
    { key: 'order', value: '=&+%[]' },
    { key: 'constructor', value: 'true' },
    { key: 'in all', value: '🪪 7' },
  ],
  idempotencyKey: 'key-1',
};

describe('every call to Stripe is one that Stripe takes', () => {
  let gateway: TestGateway;
  const seen: StripeCall[] = [];

  beforeAll(async () => {
    gateway = await startGateway();
  });
  afterAll(() => gateway.stop());

  /** Asks, and holds every call that it cost against Stripe's parameters. */
  async function ask(document: string, variables: Record<string, unknown>): Promise<Record<string, unknown>> {
    gateway.upstream.reset();
    const { data, errors } = await gateway.askText(document, variables);
    const calls = [...gateway.upstream.calls];
    expect(errors).toEqual([]);
    expect(calls).not.toEqual([]);
    expect(calls.flatMap(({ method, path, form }) => validateStripeCall(method, path, form))).toEqual([]);
    seen.push(...calls);
    return data as Record<string, unknown>;
  }

  it.each(['VERIFIED', 'REQUIRES_INPUT', 'PROCESSING', 'CANCELED'] as const)(
    'a session by its id, whole: %s',
    async (status) => {
      const [id] = await sessionIds(gateway, 1, { status });
      await ask(retrieveSession, { id });
    },
  );

  it('a report by its id, whole, and its session', async () => {
    const { verificationReports } = (await ask('{ verificationReports(first: 1) { nodes { id } } }', {})) as {
      verificationReports: { nodes: { id: string }[] };
    };
    await ask(retrieveReport, { id: verificationReports.nodes[0]?.id });
  });

  it('nodes of both kinds', async () => {
    const ids = await sessionIds(gateway, 3);
    await ask(
      `query ($ids: [ID!]!) {
        nodes(ids: $ids) {
          ... on VerificationSession { first: lastVerificationReport { type } ${wholeSession} }
        }
      }`,
      { ids: [...ids, 'vs_unknown', 'vr_unknown'] },
    );
  });

  it.each([
    {},
    { first: 1 },
    { first: 100 },
    { first: 5, after: 0 },
    { first: 5, after: 0, before: 9 },
    { first: 100, before: 9 },
    { last: 5, before: 9 },
    { last: 100, after: 0, before: 9 },
    { before: 9 },
  ])('a page of sessions: %j', async ({ after, before, ...sizes }) => {
    const ids = await sessionIds(gateway, 10);
    const cursor = (index: number | undefined) => (index === undefined ? null : ids[index]);
    await ask(listSessions, { ...sizes, after: cursor(after), before: cursor(before) });
  });

  it.each([
    { status: 'REQUIRES_INPUT' },
    { status: 'PROCESSING' },
    { status: 'VERIFIED' },
    { status: 'CANCELED' },
    { createdAt: { gt: '2020-01-01T00:00:00.250Z', lt: '2100-01-01T00:00:00.250Z' } },
    { createdAt: { gte: '2020-01-01T00:00:00+02:00', lte: '2100-01-01T00:00:00Z' } },
    { clientReferenceId: 'user & söhne [1]' },
    { relatedCustomer: 'cus_1' },
    { relatedCustomerAccount: 'acct_1' },
    {
      status: 'VERIFIED',
      createdAt: { gte: '1970-01-01T00:00:00Z' },
      clientReferenceId: 'u',
      relatedCustomer: 'cus_1',
    },
    {
      status: null,
      createdAt: null,
      clientReferenceId: null,
      relatedCustomer: null,
      relatedCustomerAccount: null,
    },
    { createdAt: { gt: null, gte: null, lt: null, lte: null } },
    null,
  ])('sessions filtered by %j', async (filter) => {
    await ask(listSessions, { first: 3, filter });
  });

  it.each([
    { type: 'DOCUMENT' },
    { type: 'ID_NUMBER' },
    { createdAt: { gt: '2020-01-01T00:00:00Z', lte: '2100-01-01T00:00:00Z' } },
    { clientReferenceId: 'user_1' },
    { verificationSession: 'vs_1' },
    { type: 'DOCUMENT', createdAt: { lt: '2100-01-01T00:00:00.5Z' }, verificationSession: 'vs_1' },
    { type: null, createdAt: null, clientReferenceId: null, verificationSession: null },
    null,
  ])('reports filtered by %j', async (filter) => {
    await ask(listReports, { first: 3, filter });
  });

  it('pages of reports, both ways', async () => {
    const { verificationReports } = (await ask('{ verificationReports(first: 5) { nodes { id } } }', {})) as {
      verificationReports: { nodes: { id: string }[] };
    };
    await ask(listReports, { first: 2, after: verificationReports.nodes[0]?.id });
    await ask(listReports, { last: 2, before: verificationReports.nodes[4]?.id });
  });

  it.each<[string, CreateVerificationSessionInput]>([
    ['with everything', fullInput],
    ['with a type alone', { type: 'ID_NUMBER' }],
    ['with a flow', { verificationFlow: 'vf_1', clientReferenceId: 'user_1' }],
    [
      'with nulls',
      {
        type: 'DOCUMENT',
        verificationFlow: null,
        options: { document: { allowedTypes: null, requireIdNumber: null } },
        providedDetails: { email: null },
        metadata: null,
        returnUrl: null,
      },
    ],
    [
      'with empty objects',
      { type: 'DOCUMENT', options: { document: {} }, providedDetails: {}, metadata: [] },
    ],
  ])('a create %s', async (_name, input) => {
    await ask(change('create'), { input });
  });

  it.each<[string, Record<string, unknown>]>([
    ['of nothing', {}],
    ['of the type', { type: 'ID_NUMBER' }],
    ['of every option', { options: fullInput.options }],
    ['of one option', { options: { document: { requireLiveCapture: true } } }],
    [
      'that resets each option',
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
    ],
    ['that clears the options of a document', { options: { document: null } }],
    ['that clears the options', { options: null }],
    ['of the details', { providedDetails: { email: 'c@example.com', phone: '+15550101' } }],
    ['that clears one detail', { providedDetails: { phone: null } }],
    ['that clears the details', { providedDetails: null }],
    [
      'of metadata',
      {
        metadata: [
          { key: 'order', value: null },
          { key: 'new', value: '[1]' },
        ],
      },
    ],
    ['that clears metadata', { metadata: null }],
    ['with an idempotency key', { type: 'DOCUMENT', idempotencyKey: 'key-2' }],
  ])('an update %s', async (_name, changes) => {
    const id = await makeSession(gateway, { ...fullInput, idempotencyKey: null });
    await ask(change('update'), { input: { id, ...changes } });
  });

  it.each(['update', 'cancel', 'redact'] as const)(
    '%s: done, refused by the state, and of nothing',
    async (name) => {
      const changes = name === 'update' ? { options: null } : {};
      const submitted = await makeSubmitted(gateway, 'verified');
      for (const id of [
        await makeSession(gateway, { type: 'DOCUMENT' }),
        submitted,
        submitted,
        'vs_unknown',
      ]) {
        await ask(change(name), { input: { id, ...changes } });
      }
    },
  );

  it('and each operation and parameter that Stripe Identity has was among them', () => {
    const met = new Map<string, Set<string>>();
    for (const { method, path, form } of seen) {
      const operation = findOperation(method, path);
      if (operation === undefined) continue;
      const names = met.get(operation.name) ?? new Set();
      Object.keys(decodeStripeForm(form, operation.parameters) as object).forEach((name) => names.add(name));
      met.set(operation.name, names);
    }
    for (const { name, parameters } of operations) {
      const all = Object.keys(parameters['properties'] as object).sort();
      expect([name, [...(met.get(name) ?? [])].sort()]).toEqual([name, all]);
    }
  });
});

describe('the parameters of Stripe refuse', () => {
  const list = '/v1/identity/verification_sessions';

  it.each([
    ['an unknown path', 'GET', '/v1/identity/verification_pages', ''],
    ['an empty id', 'GET', `${list}/`, ''],
    ['another method', 'DELETE', `${list}/vs_1`, ''],
    ['an unknown name', 'GET', list, 'page=2'],
    ['an unknown field', 'POST', list, 'type=document&options[email][require_verification]=true'],
    ['an unknown value', 'GET', list, 'status=done'],
    ['a limit of 0', 'GET', list, 'limit=0'],
    ['a limit of 101', 'GET', list, 'limit=101'],
    ['a number that is none', 'GET', list, 'limit=ten'],
    ['a date that is no number', 'GET', list, 'created[gte]=2026-01-01'],
    ['a truth that is none', 'POST', `${list}/vs_1`, 'options[document][require_live_capture]=yes'],
    ['a list with a gap', 'GET', list, 'expand[0]=a&expand[2]=b'],
    ['a text for a list', 'GET', list, 'expand=data.verified_outputs'],
    ['neither type nor flow', 'POST', list, 'return_url=https%3A%2F%2Fexample.com'],
    ['half of a person', 'POST', list, 'type=document&related_person[account]=acct_1'],
    ['what only a create takes', 'POST', `${list}/vs_1`, 'client_reference_id=user_1'],
    ['a parameter of cancel', 'POST', `${list}/vs_1/cancel`, 'reason=none'],
    ['a status of reports', 'GET', '/v1/identity/verification_reports', 'status=verified'],
    ['a text that is too long', 'GET', list, `client_reference_id=${'x'.repeat(5001)}`],
  ])('%s', (_name, method, path, form) => {
    expect(validateStripeCall(method, path, form)).not.toEqual([]);
  });
});
