import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { printSubgraph } from '../../../src/graphql/schema.js';
import { at, bearer, makeOwned, reportOf, startGuarded, textAt } from '../../access/guarded-gateway.js';
import { startGateway, type TestGateway } from '../../support/gateway.js';
import { makeSession, makeSubmitted, present, sessionIds } from '../../support/sessions.js';

/** What a router knows of an object: its type and its key. */
interface Representation {
  readonly __typename: string;
  readonly id: string;
}
const session = (id: string): Representation => ({ __typename: 'VerificationSession', id });
const report = (id: string): Representation => ({ __typename: 'VerificationReport', id });
const user = (id: string): Representation => ({ __typename: 'User', id });
const customer = (id: string): Representation => ({ __typename: 'Customer', id });

const identities = `query ($of: [_Any!]!) {
  _entities(representations: $of) {
    __typename
    ... on VerificationSession { id }
    ... on VerificationReport { id }
    ... on User { id }
    ... on Customer { id }
  }
}`;

/** The entities of an answer, each with what was selected of it. */
function entitiesOf(data: unknown, field = '_entities'): (Record<string, unknown> | null)[] {
  return at(data, [field]) as (Record<string, unknown> | null)[];
}

describe('_entities', () => {
  let gateway: TestGateway;
  let verified: string;
  let verifiedReport: string;

  beforeAll(async () => {
    gateway = await startGateway();
    verified = await makeSubmitted(gateway, 'verified', {
      type: 'DOCUMENT',
      clientReferenceId: 'person-of-the-test',
      relatedCustomer: 'cus_ofTheTest',
    });
    const { data } = await gateway.askText(
      `{ verificationSession(id: "${verified}") { lastVerificationReport { id } } }`,
    );
    verifiedReport = textAt(data, ['verificationSession', 'lastVerificationReport', 'id']);
  });
  beforeEach(() => gateway.upstream.reset());
  afterAll(() => gateway.stop());

  const ask = (document: string, of: unknown, variables: Record<string, unknown> = {}) =>
    gateway.askText(document, { of, ...variables });

  it('answers each of the four, and asks Stripe only of the two that it has', async () => {
    const { data, errors } = await ask(
      `query ($of: [_Any!]!) {
        _entities(representations: $of) {
          __typename
          ... on VerificationSession { id status user { id } customer { id } }
          ... on VerificationReport { id document { status } }
          ... on User { id }
          ... on Customer { id }
        }
      }`,
      [customer('cus_ofTheTest'), session(verified), user('person-of-the-test'), report(verifiedReport)],
    );
    expect(errors).toEqual([]);
    expect(entitiesOf(data)).toEqual([
      { __typename: 'Customer', id: 'cus_ofTheTest' },
      {
        __typename: 'VerificationSession',
        id: verified,
        status: 'VERIFIED',
        user: { id: 'person-of-the-test' },
        customer: { id: 'cus_ofTheTest' },
      },
      { __typename: 'User', id: 'person-of-the-test' },
      { __typename: 'VerificationReport', id: verifiedReport, document: { status: 'VERIFIED' } },
    ]);
    expect(gateway.upstream.summary().sort()).toEqual([
      `GET verification_reports/${verifiedReport}`,
      `GET verification_sessions/${verified}`,
    ]);
  });

  it('takes representations that are written in the document', async () => {
    const { data, errors } = await gateway.askText(
      `{ _entities(representations: [{ __typename: "VerificationSession", id: "${verified}" }]) {
        ... on VerificationSession { status }
      } }`,
    );
    expect({ data, errors }).toEqual({ data: { _entities: [{ status: 'VERIFIED' }] }, errors: [] });
  });

  it('passes over what else a router sends with a key', async () => {
    const { data, errors } = await ask(identities, [{ ...session(verified), status: 'CANCELED', age: 12 }]);
    expect(errors).toEqual([]);
    expect(entitiesOf(data)).toEqual([session(verified)]);
  });

  it('keeps the order, with null where there is nothing', async () => {
    const other = await makeSession(gateway);
    const { data, errors } = await ask(identities, [
      report('vr_missing'),
      session(other),
      report(verifiedReport),
      session('vs_missing'),
      user('nobody-knows'),
      session(verified),
    ]);
    expect(errors).toEqual([]);
    expect(entitiesOf(data)).toEqual([
      null,
      session(other),
      report(verifiedReport),
      null,
      user('nobody-knows'),
      session(verified),
    ]);
    expect(gateway.upstream.calls).toHaveLength(5);
  });

  it('no representations are no entities', async () => {
    const { data, errors } = await ask(identities, []);
    expect({ data, errors }).toEqual({ data: { _entities: [] }, errors: [] });
    expect(gateway.upstream.calls).toEqual([]);
  });

  it('reads 100 representations of 60 sessions by 60 calls, all under way together', async () => {
    const ids = await sessionIds(gateway, 60);
    expect(new Set(ids).size).toBe(60);
    gateway.upstream.intercept(() => ({ kind: 'delay', ms: 1000 }));
    const asked = Array.from({ length: 100 }, (_, index) => session(present(ids[(index * 7) % 60])));
    const { data, errors } = await ask(identities, asked);
    expect(errors).toEqual([]);
    expect(entitiesOf(data)).toEqual(asked);
    expect(gateway.upstream.summary().sort()).toEqual(
      ids.map((id) => `GET verification_sessions/${id}`).sort(),
    );
    expect(Math.max(...gateway.upstream.calls.map(({ concurrent }) => concurrent))).toBe(60);
  });

  it('refuses one more than 100 without a call', async () => {
    const asked = Array.from({ length: 101 }, () => session(verified));
    const { data, errors } = await ask(identities, asked);
    expect(data).toBeNull();
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({
      path: ['_entities'],
      extensions: { code: 'BAD_USER_INPUT', retryable: false, param: 'representations' },
    });
    expect(gateway.upstream.calls).toEqual([]);
  });

  it('a failing one is an error for itself alone', async () => {
    gateway.upstream.intercept(({ path }) =>
      path.includes('verification_reports')
        ? { kind: 'answer', status: 403, body: '{"error":{"type":"invalid_request_error","message":"no"}}' }
        : undefined,
    );
    const { data, errors } = await ask(identities, [session(verified), report(verifiedReport)]);
    expect(entitiesOf(data)).toEqual([session(verified), null]);
    expect(errors.map(({ path, extensions }) => [path, extensions.code])).toEqual([
      [['_entities', 1], 'UPSTREAM_PERMISSION_DENIED'],
    ]);
  });

  describe('a representation that names no entity', () => {
    const echo = 'must-not-come-back';
    interface Malformed {
      readonly name: string;
      readonly given: unknown;
      readonly param: '__typename' | 'id';
    }

    it.each<Malformed>([
      { name: 'a report’s id for a session', given: session(`vr_${echo}`), param: 'id' },
      { name: 'a session’s id for a report', given: report(`vs_${echo}`), param: 'id' },
      { name: 'an id that walks up the path', given: session(`vs_../../${echo}`), param: 'id' },
      { name: 'an id with a question mark', given: session(`vs_a?${echo}`), param: 'id' },
      { name: 'an empty id', given: { ...session(''), note: echo }, param: 'id' },
      { name: 'a prefix alone', given: { ...session('vs_'), note: echo }, param: 'id' },
      { name: 'an id of a customer with a space', given: customer(`cus ${echo}`), param: 'id' },
      { name: 'an id of a customer with a slash', given: customer(`cus/${echo}`), param: 'id' },
      { name: 'an empty id of a user', given: { ...user(''), note: echo }, param: 'id' },
      { name: 'an id of a user of 5001 characters', given: user(echo.padEnd(5001, 'x')), param: 'id' },
      { name: 'an id of a user with half a character', given: user(`${echo}\ud800`), param: 'id' },
      { name: 'no id', given: { __typename: 'VerificationSession', note: echo }, param: 'id' },
      { name: 'null for an id', given: { __typename: 'User', id: null, note: echo }, param: 'id' },
      { name: 'a number for an id', given: { __typename: 'User', id: 8713642, note: echo }, param: 'id' },
      { name: 'true for an id', given: { __typename: 'Customer', id: true, note: echo }, param: 'id' },
      { name: 'a list for an id', given: { __typename: 'User', id: [echo] }, param: 'id' },
      { name: 'an object for an id', given: { __typename: 'User', id: { id: echo } }, param: 'id' },
      ...[
        'PageInfo',
        'Query',
        'Mutation',
        '_Entity',
        '_Any',
        '_Service',
        'Node',
        'ID',
        'MetadataEntry',
        'VerificationSessionConnection',
        'verificationsession',
        'constructor',
        '__proto__',
        '__Type',
        '',
        `${echo}Account`,
      ].map((name): Malformed => ({
        name: `the type ${JSON.stringify(name)}`,
        given: { __typename: name, id: echo },
        param: '__typename',
      })),
      { name: 'no type', given: { id: echo }, param: '__typename' },
      { name: 'a list for a type', given: { __typename: ['User'], id: echo }, param: '__typename' },
      { name: 'an object without anything', given: {}, param: '__typename' },
      { name: 'a list', given: [echo, user(echo)], param: '__typename' },
      { name: 'a text', given: echo, param: '__typename' },
      { name: 'a text with a representation', given: JSON.stringify(user(echo)), param: '__typename' },
      { name: 'a number', given: 8713642, param: '__typename' },
      { name: 'false', given: false, param: '__typename' },
    ])('$name is an error for itself alone, and not quoted', async ({ given, param }) => {
      const { status, data, errors, text } = await ask(identities, [session(verified), given, user('other')]);
      expect(status).toBe(200);
      expect(entitiesOf(data)).toEqual([session(verified), null, user('other')]);
      expect(errors).toHaveLength(1);
      expect(errors[0]).toMatchObject({
        path: ['_entities', 1],
        extensions: { code: 'BAD_USER_INPUT', retryable: false, param: `representations.1.${param}` },
      });
      expect(errors[0]?.message).toContain(`\`representations.1.${param}\``);
      expect(text).not.toContain(echo);
      expect(text).not.toContain('8713642');
      expect(gateway.upstream.summary()).toEqual([`GET verification_sessions/${verified}`]);
    });

    it('null among them is refused with all of them, as the schema has it', async () => {
      const { data, errors, text } = await ask(identities, [session(verified), null, user(echo)]);
      expect(data).toBeUndefined();
      expect(errors).toHaveLength(1);
      expect(errors[0]).toMatchObject({
        extensions: { code: 'BAD_USER_INPUT', retryable: false, param: 'of.1' },
      });
      expect(text).not.toContain(echo);
      expect(gateway.upstream.calls).toEqual([]);
    });

    it('written in the document is not quoted either', async () => {
      const { data, errors, text } = await gateway.askText(
        `{ _entities(representations: [{ __typename: "User", id: [${JSON.stringify(echo)}] }, "${echo}"]) { __typename } }`,
      );
      expect(data).toEqual({ _entities: [null, null] });
      expect(errors.map(({ extensions }) => extensions.param)).toEqual([
        'representations.0.id',
        'representations.1.__typename',
      ]);
      expect(text).not.toContain(echo);
    });

    it('a hundred of them are a hundred errors and no call', async () => {
      const { data, errors } = await ask(identities, Array(100).fill(session('nonsense')));
      expect(entitiesOf(data)).toEqual(Array(100).fill(null));
      expect(errors.map(({ path }) => path?.[1])).toEqual(Array.from({ length: 100 }, (_, index) => index));
      expect(gateway.upstream.calls).toEqual([]);
    });
  });

  describe('expands', () => {
    it('are none for what a plain session holds', async () => {
      const { errors } = await ask(
        `query ($of: [_Any!]!) { _entities(representations: $of) {
          ... on VerificationSession { status clientReferenceId user { id } lastVerificationReport { id } }
        } }`,
        [session(verified)],
      );
      expect(errors).toEqual([]);
      expect(gateway.upstream.summary()).toEqual([`GET verification_sessions/${verified}`]);
    });

    it('are those of all fragments together, in one call', async () => {
      const { data, errors } = await ask(
        `query ($of: [_Any!]!) {
          _entities(representations: $of) { ...Outputs ...Report ... on Node { id } }
        }
        fragment Outputs on VerificationSession { verifiedOutputs { firstName } }
        fragment Report on _Entity {
          ... on VerificationSession { lastVerificationReport { document { status } } }
        }`,
        [session(verified), session(verified)],
      );
      expect(errors).toEqual([]);
      for (const entity of entitiesOf(data)) {
        expect(entity).toEqual({
          id: verified,
          verifiedOutputs: { firstName: expect.any(String) as string },
          lastVerificationReport: { document: { status: 'VERIFIED' } },
        });
      }
      expect(gateway.upstream.summary()).toEqual([
        `GET verification_sessions/${verified} last_verification_report,verified_outputs`,
      ]);
    });

    it('are not those of another type’s fragment', async () => {
      const { errors } = await ask(
        `query ($of: [_Any!]!) { _entities(representations: $of) {
          ... on VerificationSession { status }
          ... on User { latestVerificationSession { verifiedOutputs { firstName } } }
          ... on VerificationReport { document { number } }
        } }`,
        [session(verified)],
      );
      expect(errors).toEqual([]);
      expect(gateway.upstream.summary()).toEqual([`GET verification_sessions/${verified}`]);
    });

    it('of one session under two aliases are asked for at once', async () => {
      const { data, errors } = await ask(
        `query ($of: [_Any!]!) {
          names: _entities(representations: $of) {
            ... on VerificationSession { verifiedOutputs { lastName } }
          }
          checks: _entities(representations: $of) {
            ... on VerificationSession { lastVerificationReport { document { status } } }
          }
        }`,
        [session(verified)],
      );
      expect(errors).toEqual([]);
      expect(entitiesOf(data, 'names')).toEqual([
        { verifiedOutputs: { lastName: expect.any(String) as string } },
      ]);
      expect(entitiesOf(data, 'checks')).toEqual([
        { lastVerificationReport: { document: { status: 'VERIFIED' } } },
      ]);
      expect(gateway.upstream.summary()).toEqual([
        `GET verification_sessions/${verified} last_verification_report,verified_outputs`,
      ]);
    });

    const withDirectives = `query ($of: [_Any!]!, $names: Boolean!, $plain: Boolean!) {
      _entities(representations: $of) {
        ... on VerificationSession @include(if: $names) { verifiedOutputs { firstName } }
        ... on VerificationSession { status lastVerificationReport @skip(if: $plain) { type } }
      }
    }`;

    it.each([
      { names: false, plain: true, expand: [] },
      { names: true, plain: true, expand: ['verified_outputs'] },
      { names: false, plain: false, expand: ['last_verification_report'] },
      { names: true, plain: false, expand: ['last_verification_report', 'verified_outputs'] },
    ])('follow @include and @skip: $names, $plain', async ({ expand, ...variables }) => {
      const { data, errors } = await ask(withDirectives, [session(verified)], variables);
      expect(errors).toEqual([]);
      const [entity] = entitiesOf(data);
      expect(Object.keys(present(entity)).sort()).toEqual(
        [
          'status',
          ...(variables.names ? ['verifiedOutputs'] : []),
          ...(variables.plain ? [] : ['lastVerificationReport']),
        ].sort(),
      );
      expect(gateway.upstream.calls.map((call) => call.expand)).toEqual([expand]);
    });

    it('an _entities that is left out costs nothing', async () => {
      const { data, errors } = await ask(
        `query ($of: [_Any!]!, $no: Boolean!) {
          __typename _entities(representations: $of) @include(if: $no) { ... on VerificationSession { status } }
        }`,
        [session(verified)],
        { no: false },
      );
      expect({ data, errors }).toEqual({ data: { __typename: 'Query' }, errors: [] });
      expect(gateway.upstream.calls).toEqual([]);
    });
  });

  it('_service has the schema for composition', async () => {
    const { data, errors } = await gateway.askText('{ _service { sdl } }');
    expect(errors).toEqual([]);
    expect(textAt(data, ['_service', 'sdl'])).toBe(printSubgraph());
  });
});

describe('personal data of _entities', () => {
  const routerSecret = 'a-secret-of-the-router-of-more-than-32-characters';
  const document = `query ($of: [_Any!]!) { _entities(representations: $of) {
    ... on VerificationSession { status verifiedOutputs { firstName dob { iso } } }
    ... on VerificationReport { document { status number } }
  } }`;

  it('is asked of Stripe for whoever may see it, and for nobody else', async () => {
    const gateway = await startGuarded({ env: { ROUTER_SECRET: routerSecret } });
    try {
      const verified = await makeOwned(gateway, 'person-one', 'verified');
      const verifiedReport = await reportOf(gateway, verified);
      const ask = async (scope: string) => {
        gateway.upstream.reset();
        const { data, errors } = await gateway.askText(
          document,
          { of: [session(verified), report(verifiedReport)] },
          { ...(await bearer({ scope })), 'Router-Authorization': routerSecret },
        );
        const refused = errors.map(({ path, extensions }) => `${path?.join('.') ?? ''} ${extensions.code}`);
        return {
          entities: entitiesOf(data),
          refused: refused.sort(),
          cost: gateway.upstream.summary().sort(),
        };
      };

      expect(await ask('verification:read')).toEqual({
        entities: [
          { status: 'VERIFIED', verifiedOutputs: null },
          { document: { status: 'VERIFIED', number: null } },
        ],
        refused: ['_entities.0.verifiedOutputs FORBIDDEN', '_entities.1.document.number FORBIDDEN'],
        cost: [`GET verification_reports/${verifiedReport}`, `GET verification_sessions/${verified}`],
      });

      const text = expect.any(String) as string;
      expect(await ask('verification:read verification:pii')).toEqual({
        entities: [
          { status: 'VERIFIED', verifiedOutputs: { firstName: text, dob: { iso: text } } },
          { document: { status: 'VERIFIED', number: text } },
        ],
        refused: [],
        cost: [
          `GET verification_reports/${verifiedReport}`,
          `GET verification_reports/${verifiedReport} document.number (sensitive)`,
          `GET verification_sessions/${verified} verified_outputs`,
          `GET verification_sessions/${verified} verified_outputs.dob (sensitive)`,
        ],
      });
    } finally {
      await gateway.stop();
    }
  });
});

describe('the call budget of _entities', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startGateway({ env: { MAX_STRIPE_CALLS: '10' } });
  });
  beforeEach(() => gateway.upstream.reset());
  afterAll(() => gateway.stop());

  const several = (count: number, one: (name: string) => Representation) =>
    Array.from({ length: count }, (_, index) => one(`vs_${index}`));
  const verdict = `query ($of: [_Any!]!) { _entities(representations: $of) {
    ... on User { isIdentityVerified latestVerificationSession { id } }
  } }`;
  const dob = `query ($of: [_Any!]!) { _entities(representations: $of) {
    ... on VerificationSession { verifiedOutputs { dob { iso } } }
  } }`;

  it.each([
    { name: 'sessions', document: identities, fits: 10, one: session },
    { name: 'sessions of both lanes', document: dob, fits: 5, one: session },
    { name: 'users', document: verdict, fits: 10, one: user },
  ])('serves $fits $name, and refuses one more before the first call', async ({ document, fits, one }) => {
    const served = await gateway.askText(document, { of: several(fits, one) });
    expect(served.errors).toEqual([]);
    expect(gateway.upstream.calls).toHaveLength(10);

    gateway.upstream.reset();
    const { data, errors } = await gateway.askText(document, { of: several(fits + 1, one) });
    expect(entitiesOf(data)).toEqual(Array(fits + 1).fill(null));
    expect(new Set(errors.map(({ path }) => path?.[1])).size).toBe(fits + 1);
    expect([...new Set(errors.map(({ extensions }) => extensions.code))]).toEqual([
      'OPERATION_TOO_EXPENSIVE',
    ]);
    expect(errors[0]?.extensions.retryable).toBe(false);
    expect(gateway.upstream.calls).toEqual([]);
  });

  it('counts representations of one session once', async () => {
    const { errors } = await gateway.askText(identities, { of: Array(100).fill(session('vs_one')) });
    expect(errors).toEqual([]);
    expect(gateway.upstream.calls).toHaveLength(1);
  });
});
