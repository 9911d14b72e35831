import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { at, bearer, knownOfPerson, startGuarded, textAt, type GuardedGateway } from './guarded-gateway.js';
import {
  expectedOfSession,
  ofReport,
  ofSession,
  outcomesAt,
  personalCalls,
  reportFields,
  sessionFields,
  type Path,
} from './outcomes.js';
import { owner, stranger, viewers, type Rights } from './viewers.js';

const routerSecret = 'a-secret-of-the-router-of-more-than-32-characters';
const asRouter = { 'Router-Authorization': routerSecret };
/** Of both sessions of the owner, and of one of somebody else. */
const customer = 'cus_ofSeveral';
const neighbour = 'person-three';

/** A way of a router to guarded fields of the pair: a verified session, and an open one that was refused once. */
interface Way {
  readonly name: string;
  /** Pairs of a type and an id, which $VERIFIED, $OPEN, $VERIFIED_REPORT and $OPEN_REPORT may stand for. */
  readonly of: readonly (readonly [typeName: string, id: string])[];
  readonly selection: string;
  readonly sessions: readonly Path[];
  readonly reports: readonly Path[];
  /** What another subject's request costs and is told. */
  readonly stranger: 'plain reads' | 'refused' | 'filtered list';
}

/** The verified session of the owner is its newest. */
const ofUser = `latestVerificationSession { ${ofSession} }
  verificationSessions(first: 1, status: REQUIRES_INPUT) { nodes { ${ofSession} } }`;
const ofCustomer = `verificationSessions(first: 5) { nodes { clientReferenceId ${ofSession} } }`;
const below = (...steps: Path): Path => ['_entities', ...steps];
const pairOfSessions = [
  ['VerificationSession', '$VERIFIED'],
  ['VerificationSession', '$OPEN'],
] as const;

const ways: readonly Way[] = [
  {
    name: 'a session',
    of: pairOfSessions,
    selection: `... on VerificationSession { ${ofSession} }`,
    sessions: [below(0), below(1)],
    reports: [],
    stranger: 'plain reads',
  },
  {
    name: 'a session, through fragments and its report',
    of: pairOfSessions,
    selection: `... on Node { ... on VerificationSession { lastVerificationReport { ${ofReport} verificationSession { ${ofSession} } } } }`,
    sessions: [0, 1].map((index) => below(index, 'lastVerificationReport', 'verificationSession')),
    reports: [0, 1].map((index) => below(index, 'lastVerificationReport')),
    stranger: 'plain reads',
  },
  {
    name: 'a report',
    of: [
      ['VerificationReport', '$VERIFIED_REPORT'],
      ['VerificationReport', '$OPEN_REPORT'],
    ],
    selection: `... on VerificationReport { ${ofReport} verificationSession { ${ofSession} } }`,
    sessions: [below(0, 'verificationSession'), below(1, 'verificationSession')],
    reports: [below(0), below(1)],
    stranger: 'plain reads',
  },
  {
    name: 'a user',
    of: [['User', owner]],
    selection: `... on User { ${ofUser} }`,
    sessions: [below(0, 'latestVerificationSession'), below(0, 'verificationSessions', 'nodes', 0)],
    reports: [],
    stranger: 'refused',
  },
  {
    name: 'a customer',
    of: [['Customer', customer]],
    selection: `... on Customer { ${ofCustomer} }`,
    sessions: [0, 1].map((index) => below(0, 'verificationSessions', 'nodes', index)),
    reports: [],
    stranger: 'filtered list',
  },
  {
    name: 'session.user',
    of: pairOfSessions,
    selection: `... on VerificationSession { user { ${ofUser} } }`,
    sessions: [
      below(0, 'user', 'latestVerificationSession'),
      below(0, 'user', 'verificationSessions', 'nodes', 0),
    ],
    reports: [],
    stranger: 'plain reads',
  },
  {
    name: 'session.customer',
    of: pairOfSessions,
    selection: `... on VerificationSession { customer { ${ofCustomer} } }`,
    sessions: [0, 1].map((index) => below(0, 'customer', 'verificationSessions', 'nodes', index)),
    reports: [],
    stranger: 'plain reads',
  },
];

describe('what routers ask, for every viewer', () => {
  let gateway: GuardedGateway;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    gateway = await startGuarded({ env: { ROUTER_SECRET: routerSecret } });
    await makeSession(neighbour, 'verified');
    ids['$OPEN'] = await makeSession(owner, 'document_unverified_other');
    ids['$VERIFIED'] = await makeSession(owner, 'verified');
    for (const name of ['$OPEN', '$VERIFIED']) ids[`${name}_REPORT`] = await reportIn(ids[name] ?? '');
  });
  beforeEach(() => gateway.upstream.reset());
  afterAll(() => gateway.stop());

  async function makeSession(clientReferenceId: string, outcome: string): Promise<string> {
    const { data } = await gateway.askAsOperator(
      `mutation ($input: CreateVerificationSessionInput!) { createVerificationSession(input: $input) {
        ... on CreateVerificationSessionPayload { verificationSession { id } }
      } }`,
      {
        input: {
          type: 'DOCUMENT',
          clientReferenceId,
          relatedCustomer: customer,
          providedDetails: knownOfPerson,
          metadata: [{ key: 'order', value: '1001' }],
        },
      },
    );
    const id = textAt(data, ['createVerificationSession', 'verificationSession', 'id']);
    await gateway.submit(id, outcome);
    return id;
  }

  async function reportIn(id: string): Promise<string> {
    const { data } = await gateway.askAsOperator(
      'query ($id: ID!) { verificationSession(id: $id) { lastVerificationReport { id } } }',
      { id },
    );
    return textAt(data, ['verificationSession', 'lastVerificationReport', 'id']);
  }

  const represent = (of: Way['of']) =>
    of.map(([typeName, id]) => ({ __typename: typeName, id: ids[id] ?? id }));
  const ask = (of: Way['of'], selection: string, headers: Record<string, string>) =>
    gateway.askText(
      `query ($of: [_Any!]!) { _entities(representations: $of) { ${selection} } }`,
      { of: represent(of) },
      headers,
    );

  describe.each(ways)('$name', (way) => {
    it.each(viewers)('for $name', async ({ headers, rights, owner: isOwner = false }) => {
      const answer = await ask(way.of, way.selection, { ...(await headers()), ...asRouter });
      const codes = new Set(answer.errors.map(({ extensions }) => extensions.code));
      const { calls } = gateway.upstream;

      if (rights === 'refused') {
        expect(answer.data).toBeUndefined();
        expect([...codes]).toEqual(['UNAUTHENTICATED']);
        expect(calls).toEqual([]);
        return;
      }
      if (rights === 'nobody' || rights.reads === 'none') {
        expect(answer.data).toEqual({ _entities: way.of.map(() => null) });
        expect([...codes]).toEqual([rights === 'nobody' ? 'UNAUTHENTICATED' : 'FORBIDDEN']);
        expect(new Set(answer.errors.map(({ path }) => path?.[1])).size).toBe(way.of.length);
        expect(calls).toEqual([]);
        return;
      }
      if (!rights.personalData) expect(personalCalls(calls)).toEqual([]);
      if (rights.reads === 'own' && !isOwner) {
        expectNothingFor(answer.data, way);
        expect([...codes]).toEqual(way.stranger === 'refused' ? ['FORBIDDEN'] : []);
        return;
      }
      if (rights.reads === 'own') expectOwnListsAlone();
      expectRights(answer, way, rights);
      expect([...codes].filter((code) => code !== 'FORBIDDEN')).toEqual([]);
    });
  });

  /** Another subject sees nothing, and Stripe was asked no more than whose the objects are. */
  function expectNothingFor(data: unknown, way: Way): void {
    const { calls } = gateway.upstream;
    switch (way.stranger) {
      case 'plain reads':
        expect(data).toEqual({ _entities: [null, null] });
        expect(gateway.upstream.summary().sort()).toEqual(
          represent(way.of)
            .map(({ id }) => `GET verification_${id.startsWith('vr_') ? 'reports' : 'sessions'}/${id}`)
            .sort(),
        );
        return;
      case 'refused':
        expect(data).toEqual({ _entities: [null] });
        expect(calls).toEqual([]);
        return;
      case 'filtered list':
        expect(data).toEqual({ _entities: [{ verificationSessions: { nodes: [] } }] });
        expect(calls.length).toBeGreaterThan(0);
        for (const { params } of calls) {
          expect(params).toMatchObject({ client_reference_id: stranger, related_customer: customer });
        }
    }
  }

  /** What a subject's request lists at Stripe is filtered by the subject. */
  function expectOwnListsAlone(): void {
    const lists = gateway.upstream.calls.filter(({ path }) => path.endsWith('/verification_sessions'));
    expect(lists.map(({ params }) => params['client_reference_id'])).toEqual(lists.map(() => owner));
  }

  function expectRights(answer: Awaited<ReturnType<typeof ask>>, way: Way, rights: Rights): void {
    const expected = expectedOfSession(rights);
    const { documentStatus, documentNumber } = expected;
    expect(outcomesAt(answer, way.sessions, sessionFields)).toEqual(expected);
    if (way.reports.length > 0) {
      expect(outcomesAt(answer, way.reports, reportFields)).toEqual({ documentStatus, documentNumber });
    }
    const [first] = way.sessions;
    if (way.selection.includes('clientReferenceId') && first !== undefined) {
      const nodes = at(answer.data, first.slice(0, -1)) as { readonly clientReferenceId: string }[];
      expect(nodes.map(({ clientReferenceId }) => clientReferenceId)).toEqual(
        rights.reads === 'all' ? [owner, owner, neighbour] : [owner, owner],
      );
    }
  }

  describe('a subject that asks of users', () => {
    const selections = [
      'isIdentityVerified',
      'latestVerificationSession { id }',
      'verificationSessions { nodes { id } }',
      'verificationSessions(first: 1, status: VERIFIED) { pageInfo { hasNextPage } }',
    ];

    it.each(selections)('is refused %s of a stranger without a call', async (selection) => {
      const { data, errors } = await ask([['User', owner]], `... on User { ${selection} }`, {
        ...(await bearer({ sub: stranger, scope: 'verification:pii verification:write' })),
        ...asRouter,
      });
      expect(at(data, ['_entities', 0, 'isIdentityVerified'])).toBeUndefined();
      expect(JSON.stringify(data)).not.toMatch(/vs_|true|false/);
      expect(errors.map(({ path, extensions }) => [path?.slice(0, 2), extensions.code])).toEqual([
        [['_entities', 0], 'FORBIDDEN'],
      ]);
      expect(gateway.upstream.calls).toEqual([]);
    });

    it.each(selections)('is answered %s of itself', async (selection) => {
      const { errors } = await ask([['User', owner]], `... on User { ${selection} }`, {
        ...(await bearer({ sub: owner })),
        ...asRouter,
      });
      expect(errors).toEqual([]);
      expect(gateway.upstream.calls.map(({ params }) => params['client_reference_id'])).toEqual([owner]);
    });

    it('is answered of itself beside a refusal of the others', async () => {
      const names = [stranger, owner, `${owner} `, owner.toUpperCase(), neighbour];
      const { data, errors } = await ask(
        names.map((name) => ['User', name] as const),
        '... on User { id isIdentityVerified }',
        { ...(await bearer({ sub: owner })), ...asRouter },
      );
      expect(at(data, ['_entities'])).toEqual([
        null,
        { id: owner, isIdentityVerified: true },
        null,
        null,
        null,
      ]);
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(Array(4).fill('FORBIDDEN'));
      expect(gateway.upstream.calls.map(({ params }) => params['client_reference_id'])).toEqual([owner]);
    });
  });

  it('a subject is shown of a customer what is its own, and not told of the rest', async () => {
    const { data, errors, text } = await ask(
      [['VerificationSession', '$VERIFIED']],
      `... on VerificationSession { customer { id verificationSessions(first: 2) {
        nodes { id } pageInfo { hasNextPage }
      } } }`,
      { ...(await bearer({ sub: owner })), ...asRouter },
    );
    expect(errors).toEqual([]);
    expect(at(data, ['_entities', 0, 'customer'])).toEqual({
      id: customer,
      verificationSessions: {
        nodes: [{ id: ids['$VERIFIED'] }, { id: ids['$OPEN'] }],
        pageInfo: { hasNextPage: false },
      },
    });
    expect(text).not.toContain(neighbour);
  });

  it('personal data read for a router leaves its line in the audit log', async () => {
    const before = gateway.auditLines().length;
    await ask(
      [['User', owner]],
      '... on User { latestVerificationSession { verifiedOutputs { firstName } } }',
      {
        ...(await bearer({ sub: 'officer', scope: 'verification:read verification:pii' })),
        ...asRouter,
      },
    );
    expect(
      gateway
        .auditLines()
        .slice(before)
        .map(({ subject, action, sessionId, fields }) => ({ subject, action, sessionId, fields })),
    ).toEqual([
      {
        subject: 'officer',
        action: 'personal-data.read',
        sessionId: ids['$VERIFIED'],
        fields: ['verifiedOutputs.firstName'],
      },
    ]);
  });

  describe('without the router’s secret', () => {
    const attempts: readonly { readonly name: string; readonly headers: Record<string, string> }[] = [
      { name: 'no header', headers: {} },
      { name: 'an empty header', headers: { 'Router-Authorization': '' } },
      { name: 'another secret', headers: { 'Router-Authorization': routerSecret.toUpperCase() } },
      { name: 'the beginning of it', headers: { 'Router-Authorization': routerSecret.slice(0, -1) } },
      { name: 'more than it', headers: { 'Router-Authorization': `${routerSecret}x` } },
      { name: 'Bearer before it', headers: { 'Router-Authorization': `Bearer ${routerSecret}` } },
      { name: 'another header', headers: { 'Router-Secret': routerSecret } },
    ];
    const everything = ways.map(({ of, selection }, index) => ({ of, selection, alias: `way${index}` }));

    describe.each(attempts)('$name', ({ headers: attempt }) => {
      it.each(viewers)('is nothing for $name', async ({ headers, rights }) => {
        const { data, errors } = await gateway.askText(
          `query (${everything.map(({ alias }) => `$${alias}: [_Any!]!`).join(', ')}) {
            ${everything.map(({ alias, selection }) => `${alias}: _entities(representations: $${alias}) { ${selection} }`).join('\n')}
          }`,
          Object.fromEntries(everything.map(({ alias, of }) => [alias, represent(of)])),
          { ...(await headers()), ...attempt },
        );
        expect(data ?? null).toBeNull();
        expect([...new Set(errors.map(({ extensions }) => extensions.code))]).toEqual([
          rights === 'refused' ? 'UNAUTHENTICATED' : 'FORBIDDEN',
        ]);
        expect(gateway.upstream.calls).toEqual([]);
      });

      it('is no schema for whoever holds every right', async () => {
        const { data, errors, text } = await gateway.askText(
          '{ _service { sdl } }',
          {},
          { ...(await bearer({ sub: 'operator', scope: 'verification:read' })), ...attempt },
        );
        expect(data).toBeNull();
        expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
        expect(text).not.toContain('@key');
      });
    });

    it('with it, the schema is there for a router without a token', async () => {
      const { data, errors } = await gateway.askText('{ _service { sdl } }', {}, asRouter);
      expect(errors).toEqual([]);
      expect(textAt(data, ['_service', 'sdl'])).toContain('type User @key');
    });
  });

  it('a gateway that demands tokens and knows no secret answers no router', async () => {
    const closed = await startGuarded();
    try {
      for (const headers of [{}, { 'Router-Authorization': '' }, { 'Router-Authorization': 'undefined' }]) {
        const { data, errors } = await closed.askText(
          '{ _entities(representations: []) { __typename } }',
          {},
          { ...(await bearer({ scope: 'verification:read' })), ...headers },
        );
        expect(data).toBeNull();
        expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
      }
    } finally {
      await closed.stop();
    }
  });
});
