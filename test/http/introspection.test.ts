import fc from 'fast-check';
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSecretMatch } from '../../src/access/shared-secret.js';
import {
  audience,
  bearer,
  everyScope,
  issuer,
  jwtSecret,
  startGuarded,
  type GuardedGateway,
} from '../access/guarded-gateway.js';
import { startGateway, type TestGateway } from '../support/gateway.js';

const secret = 'A-secret-of-routers-of-32-characters';
const forRouters = { 'Router-Authorization': secret };

const schemaName = '{ __schema { queryType { name } } }';
const typeName = '{ __type(name: "VerificationSession") { name } }';
const misspelt = '{ verificationSession(id: "vs_1") { statsu } }';
const service = '{ _service { sdl } }';
const entities =
  '{ _entities(representations: [{ __typename: "VerificationSession", id: "vs_none" }]) { __typename } }';

/** Whether a document is answered, or by which codes it is refused. */
async function outcome(
  gateway: TestGateway,
  document: string,
  headers: Record<string, string> = {},
): Promise<'answered' | readonly string[]> {
  const { data, errors } = await gateway.askText(document, {}, headers);
  if (errors.length === 0) return 'answered';
  expect(data ?? null).toBeNull();
  return [...new Set(errors.map(({ extensions }) => extensions.code))];
}

async function pageStatus({ url }: TestGateway, headers: Record<string, string> = {}): Promise<number> {
  const response = await fetch(`${url}/graphql`, { headers: { Accept: 'text/html', ...headers } });
  const text = await response.text();
  expect(text.includes('<html')).toBe(response.status === 200);
  return response.status;
}

const jwt = { AUTH_JWT_SECRET: jwtSecret, AUTH_ISSUER: issuer, AUTH_AUDIENCE: audience };

describe.each<[string, Record<string, string>, boolean]>([
  ['by default, where everyone may call', {}, true],
  ['on, where everyone may call', { INTROSPECTION: 'on' }, true],
  ['off, where everyone may call', { INTROSPECTION: 'off' }, false],
  ['by default, with AUTH_MODE=off', { AUTH_MODE: 'off' }, true],
  ['off, with AUTH_MODE=off', { AUTH_MODE: 'off', INTROSPECTION: 'off' }, false],
  ['by default, where tokens are demanded', jwt, false],
  ['on, where tokens are demanded', { ...jwt, INTROSPECTION: 'on' }, true],
  ['off, where tokens are demanded', { ...jwt, INTROSPECTION: 'off' }, false],
])('INTROSPECTION %s', (_name, env, open) => {
  let gateway: TestGateway;
  let token: Record<string, string>;
  beforeAll(async () => {
    gateway = await startGateway({ sandbox: { sessions: 0 }, env });
    token = 'AUTH_JWT_SECRET' in env ? await bearer({ sub: 'operator', scope: everyScope }) : {};
  });
  beforeEach(() => gateway.upstream.reset());
  afterAll(() => gateway.stop());

  it(`${open ? 'answers' : 'refuses'} questions about the schema, with and without a token`, async () => {
    for (const document of [schemaName, typeName, getIntrospectionQuery()]) {
      for (const headers of [{}, token]) {
        const expected = open ? 'answered' : ['GRAPHQL_VALIDATION_FAILED'];
        expect(await outcome(gateway, document, headers)).toEqual(expected);
      }
    }
    expect(gateway.upstream.calls).toEqual([]);
  });

  it(`${open ? 'names' : 'does not name'} what was meant by an unknown field`, async () => {
    const { errors } = await gateway.askText(misspelt, {}, token);
    expect(errors.map(({ message }) => message)).toEqual([
      `Cannot query field "statsu" on type "VerificationSession".${open ? ' Did you mean "status"?' : ''}`,
    ]);
  });

  it(`${open ? 'serves' : 'does not serve'} GraphiQL`, async () => {
    expect(await pageStatus(gateway)).toBe(open ? 200 : 406);
    const assets = await fetch(`${gateway.url}/graphiql/boot.js`);
    expect(assets.status).toBe(404);
  });

  it('lets everyone ask for __typename', async () => {
    expect(await outcome(gateway, '{ __typename }')).toBe('answered');
  });
});

describe('what suggests names of the schema is left out where it is closed:', () => {
  let gateway: GuardedGateway;
  beforeAll(async () => {
    gateway = await startGuarded();
  });
  afterAll(() => gateway.stop());

  it.each([
    ['fields', misspelt],
    ['fields of Query', '{ verificationSessio(id: "vs_1") { id } }'],
    ['arguments', '{ verificationSessions(firts: 1) { nodes { id } } }'],
    ['types', '{ node(id: "vs_1") { ... on VerificationSesion { id } } }'],
    [
      'types of variables',
      'query ($a: VerificationSessionFiltr) { verificationSessions(filter: $a) { nodes { id } } }',
    ],
    ['input fields', '{ verificationSessions(filter: { statsu: VERIFIED }) { nodes { id } } }'],
    ['enum values', '{ verificationSessions(filter: { status: VERIFID }) { nodes { id } } }'],
    ['directives', '{ __typename @skp(if: true) }'],
    ['arguments of directives', '{ __typename @skip(iff: true, if: false) }'],
    ['fields of interfaces', '{ node(id: "vs_1") { status } }'],
  ])('%s', async (_name, document) => {
    const { errors, text } = await gateway.askText(document);
    expect(new Set(errors.map(({ extensions }) => extensions.code))).toEqual(
      new Set(['GRAPHQL_VALIDATION_FAILED']),
    );
    expect(text).not.toMatch(/did you mean/i);
  });

  it('values of enums among variables', async () => {
    const { errors, text } = await gateway.askText(
      'query ($filter: VerificationSessionFilter) { verificationSessions(filter: $filter) { nodes { id } } }',
      { filter: { status: 'VERIFID', statsu: 1 } },
    );
    expect(errors.map(({ extensions }) => extensions.code)).toContain('BAD_USER_INPUT');
    expect(text).not.toMatch(/did you mean/i);
  });
});

describe('ROUTER_SECRET', () => {
  let gateway: GuardedGateway;
  let operator: Record<string, string>;
  beforeAll(async () => {
    gateway = await startGuarded({ env: { ROUTER_SECRET: secret } });
    operator = await bearer({ sub: 'operator', scope: everyScope });
  });
  beforeEach(() => gateway.upstream.reset());
  afterAll(() => gateway.stop());

  it('lets a router ask for the schema and for entities', async () => {
    for (const document of [schemaName, typeName, service]) {
      expect(await outcome(gateway, document, forRouters)).toBe('answered');
    }
    expect(await outcome(gateway, entities, { ...operator, ...forRouters })).toBe('answered');
    expect(gateway.upstream.summary()).toEqual(['GET verification_sessions/vs_none']);
  });

  it('gives no right to what callers see', async () => {
    const { data, errors } = await gateway.askText(entities, {}, forRouters);
    expect(data).toEqual({ _entities: [null] });
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
    expect(gateway.upstream.calls).toEqual([]);
  });

  it('does not serve GraphiQL', async () => {
    expect(await pageStatus(gateway, forRouters)).toBe(406);
  });

  it.each([
    ['none', {}],
    ['an empty one', { 'Router-Authorization': '' }],
    ['a wrong one of the same length', { 'Router-Authorization': `${secret.slice(0, -1)}x` }],
    ['its beginning', { 'Router-Authorization': secret.slice(0, -1) }],
    ['more than it', { 'Router-Authorization': `${secret}x` }],
    ['it twice', { 'Router-Authorization': `${secret}, ${secret}` }],
    ['it as a bearer’s', { 'Router-Authorization': `Bearer ${secret}` }],
    ['its lower case', { 'Router-Authorization': secret.toLowerCase() }],
    ['its upper case', { 'Router-Authorization': secret.toUpperCase() }],
  ])('is not matched by %s', async (_name, given: Record<string, string>) => {
    const headers = { ...operator, ...given };
    expect(await outcome(gateway, schemaName, headers)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    expect(await outcome(gateway, service, headers)).toEqual(['FORBIDDEN']);
    expect(await outcome(gateway, entities, headers)).toEqual(['FORBIDDEN']);
    expect(gateway.upstream.calls).toEqual([]);
  });

  it('is not taken from Authorization, and does not take its place', async () => {
    const { errors } = await gateway.askText(service, {}, { Authorization: `Bearer ${secret}` });
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
  });

  it.each(['first', 'second'])('decides anew each time a document comes: allowed %s', async (turn) => {
    const document = `query Turn_${turn} { __schema { queryType { name } } }`;
    for (let round = 0; round < 6; round += 1) {
      const allowed = (round % 2 === 0) === (turn === 'first');
      expect(await outcome(gateway, document, allowed ? forRouters : operator)).toEqual(
        allowed ? 'answered' : ['GRAPHQL_VALIDATION_FAILED'],
      );
    }
  });

  it('is in no log', () => {
    expect(gateway.log() + gateway.auditText()).not.toContain(secret);
  });
});

describe('what routers ask', () => {
  it.each([
    ['by default', {}],
    ['with INTROSPECTION=on', { INTROSPECTION: 'on' }],
  ])('is refused to all where tokens are demanded and there is no secret, %s', async (_name, env) => {
    const gateway = await startGuarded({ env });
    try {
      const operator = await bearer({ sub: 'operator', scope: everyScope });
      for (const given of [{}, operator, { ...operator, 'Router-Authorization': 'undefined' }]) {
        expect(await outcome(gateway, service, given)).toEqual(['FORBIDDEN']);
        expect(await outcome(gateway, entities, given)).toEqual(['FORBIDDEN']);
      }
      expect(gateway.upstream.calls).toEqual([]);
    } finally {
      await gateway.stop();
    }
  });

  it.each([
    ['open', {}, 'answered'],
    ['open, also with INTROSPECTION=off', { INTROSPECTION: 'off' }, 'answered'],
    ['for routers alone once there is a secret', { ROUTER_SECRET: secret }, ['FORBIDDEN']],
  ])('is %s where everyone may call', async (_name, env, expected) => {
    const gateway = await startGateway({ sandbox: { sessions: 0 }, env });
    try {
      expect(await outcome(gateway, service)).toEqual(expected);
      expect(await outcome(gateway, entities)).toEqual(expected);
      expect(gateway.upstream.calls).toHaveLength(expected === 'answered' ? 1 : 0);
    } finally {
      await gateway.stop();
    }
  });
});

describe('createSecretMatch', () => {
  it('matches the secret and nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (own, other) => {
        const matches = createSecretMatch(own);
        expect(matches(own)).toBe(true);
        expect(matches(other)).toBe(other === own);
        expect(matches(`${own}${other}`)).toBe(other === '');
        expect(matches(null)).toBe(false);
      }),
    );
  });

  it('matches no part of it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(), (own, cut) => {
        expect(createSecretMatch(own)(own.slice(0, cut % own.length))).toBe(false);
      }),
    );
  });

  it('matches nothing without a secret', () => {
    fc.assert(
      fc.property(fc.option(fc.string()), (given) => {
        expect(createSecretMatch(undefined)(given)).toBe(false);
      }),
    );
  });
});
