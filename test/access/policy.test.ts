import {
  getNamedType,
  isLeafType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseAccount } from '../../src/access/account.js';
import { isPersonalPath } from '../../src/access/personal-fields.js';
import {
  changeReach,
  isWithin,
  maySeeMetadata,
  maySeePersonalData,
  maySeeSecrets,
  readReach,
  type ChangeKind,
} from '../../src/access/policy.js';
import { readScopes, scopes, type Scope } from '../../src/access/scope.js';
import { developer, type Viewer } from '../../src/access/viewer.js';
import { createSchema } from '../../src/graphql/schema.js';
import type { GraphQLErrorShape } from '../support/gateway.js';
import { at, bearer, makeOwned, startGuarded, type GuardedGateway } from './guarded-gateway.js';

function viewer(subject: string | null, ...held: Scope[]): Viewer {
  return { subject, scopes: new Set(held), accounts: null, expiresAt: null };
}

const mine = { clientReferenceId: 'user_1' };
const others = { clientReferenceId: 'user_2' };
const unnamed = { clientReferenceId: null };
const own = { kind: 'own', subject: 'user_1' };

describe('which sessions may be read', () => {
  it.each([
    ['the scope', viewer(null, 'verification:read'), { kind: 'all' }],
    ['the scope beside a subject', viewer('user_1', 'verification:read'), { kind: 'all' }],
    ['a subject', viewer('user_1'), own],
    ['a subject with pii', viewer('user_1', 'verification:pii'), own],
    ['a subject that writes', viewer('user_1', 'verification:write'), own],
    ['neither', viewer(null), { kind: 'none', needs: 'verification:read' }],
    [
      'every other scope',
      viewer(null, 'verification:write', 'verification:redact', 'verification:pii'),
      { kind: 'none', needs: 'verification:read' },
    ],
    ['the developer', developer, { kind: 'all' }],
  ] as const)('by %s', (_name, who, reach) => {
    expect(readReach(who)).toEqual(reach);
  });
});

describe('which sessions may be changed', () => {
  const writes: readonly ChangeKind[] = ['create', 'update', 'cancel'];
  const kinds: readonly ChangeKind[] = [...writes, 'redact'];

  it.each(writes)('%s: by the scope all, by a subject its own, by others none', (change) => {
    expect(changeReach(viewer(null, 'verification:write'), change)).toEqual({ kind: 'all' });
    expect(changeReach(viewer('user_1', 'verification:write'), change)).toEqual({ kind: 'all' });
    expect(changeReach(viewer('user_1', 'verification:redact', 'verification:read'), change)).toEqual(own);
    expect(changeReach(viewer(null, 'verification:redact', 'verification:read'), change)).toEqual({
      kind: 'none',
      needs: 'verification:write',
    });
  });

  it('redact: by its own scope alone, and never by the subject', () => {
    expect(changeReach(viewer(null, 'verification:redact'), 'redact')).toEqual({ kind: 'all' });
    for (const who of [
      viewer('user_1'),
      viewer('user_1', 'verification:read', 'verification:write', 'verification:pii'),
    ]) {
      expect(changeReach(who, 'redact')).toEqual({ kind: 'none', needs: 'verification:redact' });
    }
  });

  it.each(kinds)('%s: by the developer all', (change) => {
    expect(changeReach(developer, change)).toEqual({ kind: 'all' });
  });
});

describe('what lies within a reach', () => {
  it.each([
    [{ kind: 'all' }, [true, true, true]],
    [{ kind: 'own', subject: 'user_1' }, [true, false, false]],
    [{ kind: 'own', subject: 'USER_1' }, [false, false, false]],
    [{ kind: 'own', subject: 'user_1 ' }, [false, false, false]],
    [{ kind: 'own', subject: 'null' }, [false, false, false]],
    [{ kind: 'none', needs: 'verification:read' }, [false, false, false]],
  ] as const)('%o', (reach, expected) => {
    expect([mine, others, unnamed].map((object) => isWithin(reach, object))).toEqual(expected);
  });
});

describe('what may be seen of a session', () => {
  it.each(scopes)('%s opens its own part and no other', (scope) => {
    const who = viewer(null, scope);
    expect(maySeePersonalData(who)).toBe(scope === 'verification:pii');
    expect(maySeeSecrets(who, mine)).toBe(scope === 'verification:write');
    expect(maySeeMetadata(who)).toBe(scope === 'verification:read' || scope === 'verification:write');
  });

  it('a subject sees the secrets of its own and neither notes nor personal data', () => {
    const who = viewer('user_1');
    expect([mine, others, unnamed].map((session) => maySeeSecrets(who, session))).toEqual([
      true,
      false,
      false,
    ]);
    expect(maySeeMetadata(who)).toBe(false);
    expect(maySeePersonalData(who)).toBe(false);
  });

  it('nobody’s token does not own nobody’s session', () => {
    expect(maySeeSecrets(viewer(null), unnamed)).toBe(false);
    expect(readReach(viewer(null)).kind).toBe('none');
  });

  it('a reader sees the secrets of the session that is its own', () => {
    const who = viewer('user_1', 'verification:read');
    expect([mine, others].map((session) => maySeeSecrets(who, session))).toEqual([true, false]);
  });
});

describe('scopes', () => {
  it.each<[string, unknown, Scope[]]>([
    ['a text', 'verification:read verification:pii', ['verification:read', 'verification:pii']],
    ['a text among others', 'openid verification:write email', ['verification:write']],
    ['a text with many blanks', '  verification:read   verification:read ', ['verification:read']],
    ['a list', ['verification:redact', 'openid'], ['verification:redact']],
    ['a list with other things in it', ['verification:read', 1, null, {}], ['verification:read']],
    ['a text inside a list', ['verification:read verification:pii'], []],
    ['other letters', 'Verification:Read VERIFICATION:PII', []],
    ['a beginning', 'verification verification: verification:rea', []],
    ['a wildcard', 'verification:* *', []],
    ['commas', 'verification:read,verification:pii', []],
    ['nothing', undefined, []],
    ['null', null, []],
    ['an object', { 'verification:read': true }, []],
    ['a number', 1, []],
  ])('from %s', (_name, claim, expected) => {
    expect([...readScopes(claim)].sort()).toEqual([...expected].sort());
  });
});

describe('the account to act on', () => {
  const of = (accounts: readonly string[] | null): Viewer => ({ ...viewer('user_1'), accounts });
  const chosen = (account: string | undefined) => ({ kind: 'account', account });
  const refused = (reason: string) => ({ kind: 'refused', reason });
  const operators = ['acct_x', 'acct_y'];

  it.each([
    ['a token of none, no header', null, [], undefined, chosen(undefined)],
    ['a token of none, no header, with a list', null, operators, undefined, chosen(undefined)],
    ['a token of none, a header on the list', null, operators, 'acct_y', chosen('acct_y')],
    ['a token of none, a header off the list', null, operators, 'acct_z', refused('not-allowed')],
    ['a token of none, a header and no list', null, [], 'acct_x', refused('not-allowed')],
    ['a token of one, no header', ['acct_a'], [], undefined, chosen('acct_a')],
    ['a token of one, the same header', ['acct_a'], [], 'acct_a', chosen('acct_a')],
    ['a token of one, another header', ['acct_a'], [], 'acct_b', refused('not-allowed')],
    [
      'a token of one, a header on the operator’s list',
      ['acct_a'],
      operators,
      'acct_x',
      refused('not-allowed'),
    ],
    ['a token of several, no header', ['acct_a', 'acct_b'], [], undefined, refused('choose-one')],
    ['a token of several, one of them', ['acct_a', 'acct_b'], [], 'acct_b', chosen('acct_b')],
    ['a token of several, another', ['acct_a', 'acct_b'], operators, 'acct_x', refused('not-allowed')],
    ['a token of an empty list, no header', [], operators, undefined, refused('not-allowed')],
    ['a token of an empty list, a header', [], operators, 'acct_x', refused('not-allowed')],
    ['an empty header', null, operators, '', refused('not-allowed')],
    ['two headers in one', null, operators, 'acct_x, acct_y', refused('not-allowed')],
    ['a header in other letters', null, operators, 'ACCT_X', refused('not-allowed')],
  ] as const)('%s', (_name, accounts, allowed, header, expected) => {
    expect(chooseAccount(of(accounts), allowed, header)).toEqual(expected);
  });

  describe('over HTTP', () => {
    let gateway: GuardedGateway;
    beforeAll(async () => {
      gateway = await startGuarded({ env: { STRIPE_ACCOUNTS: 'acct_x,acct_y' } });
    });
    afterAll(() => gateway.stop());

    const read = '{ verificationSessions(first: 1) { nodes { id } } }';
    const claim = (stripe_account: unknown) =>
      bearer({ scope: 'verification:read', claims: { stripe_account } });

    it.each<[string, unknown, string | undefined, string | undefined]>([
      ['one', 'acct_a', undefined, 'acct_a'],
      ['one of a list', ['acct_a', 'acct_b'], 'acct_b', 'acct_b'],
      ['none', undefined, undefined, undefined],
      ['none, from the operator’s list', undefined, 'acct_y', 'acct_y'],
    ])('a token that names %s acts there', async (_name, named, header, account) => {
      gateway.upstream.reset();
      const { errors } = await gateway.askText(
        read,
        {},
        {
          ...(await claim(named)),
          ...(header === undefined ? {} : { 'Stripe-Account': header }),
        },
      );
      expect(errors).toEqual([]);
      expect(gateway.upstream.calls.map(({ headers }) => headers['stripe-account'])).toEqual([account]);
    });

    it.each<[string, unknown, string | undefined]>([
      ['several and chooses none', ['acct_a', 'acct_b'], undefined],
      ['one and chooses another', 'acct_a', 'acct_x'],
      ['none and chooses one off the list', undefined, 'acct_z'],
      ['what is no account', 'sk_test_sandbox', undefined],
      ['null', null, undefined],
      ['an empty text', '', undefined],
      ['an account with a tail', 'acct_a\r\nX: y', undefined],
      ['an object', { acct_a: true }, undefined],
    ])('a token that names %s is refused without a call', async (_name, named, header) => {
      gateway.upstream.reset();
      const { data, errors } = await gateway.askText(
        read,
        {},
        {
          ...(await claim(named)),
          ...(header === undefined ? {} : { 'Stripe-Account': header }),
        },
      );
      expect(data).toBeUndefined();
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
      expect(gateway.upstream.summary()).toEqual([]);
    });

    it('sessions of one account do not show in another', async () => {
      const scope = 'verification:read verification:write';
      const headers = (stripe_account: string) => bearer({ scope, claims: { stripe_account } });
      const made = await gateway.askText(
        `mutation { createVerificationSession(input: { type: DOCUMENT }) {
          ... on CreateVerificationSessionPayload { verificationSession { id } } } }`,
        {},
        await headers('acct_a'),
      );
      const id = at(made.data, ['createVerificationSession', 'verificationSession', 'id']);
      const find = 'query ($id: ID!) { verificationSession(id: $id) { id } }';
      const here = await gateway.askText(find, { id }, await headers('acct_a'));
      const there = await gateway.askText(find, { id }, await headers('acct_b'));
      expect(at(here.data, ['verificationSession', 'id'])).toBe(id);
      expect(at(there.data, ['verificationSession'])).toBeNull();
    });
  });
});

/** A leaf of the schema as the path to it, and whether a scope for personal data stands anywhere on the way. */
interface Leaf {
  readonly path: readonly string[];
  readonly guarded: boolean;
}

/** Walks down from a type to all leaves. From a report back to its session is the same door again: not followed. */
function leavesOf(schema: GraphQLSchema, typeName: string): Leaf[] {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) throw new Error(`no type ${typeName}`);
  return walk(type, [], needsPersonalData(type.extensions));
}

function walk(type: GraphQLObjectType, path: readonly string[], guarded: boolean): Leaf[] {
  return Object.values(type.getFields()).flatMap((field: GraphQLField<unknown, unknown>) => {
    const to = [...path, field.name];
    const named = getNamedType(field.type);
    const isGuarded = guarded || needsPersonalData(field.extensions) || needsPersonalData(named.extensions);
    if (isLeafType(named)) return [{ path: to, guarded: isGuarded }];
    if (!isObjectType(named)) throw new Error(`${to.join('.')} is neither a leaf nor an object`);
    return named.name === 'VerificationSession' ? [] : walk(named, to, isGuarded);
  });
}

function needsPersonalData(extensions: unknown): boolean {
  return at(extensions, ['pothosOptions', 'authScopes', 'personalData']) === true;
}

const subjects = [
  ['session', 'VerificationSession'],
  ['report', 'VerificationReport'],
] as const;

describe('personal data', () => {
  const schema = createSchema();

  it.each(subjects)('of a %s: the schema and the list of paths agree on every leaf', (subject, typeName) => {
    const leaves = leavesOf(schema, typeName);
    const names = (some: readonly Leaf[]) => some.map(({ path }) => path.join('.')).sort();
    expect(names(leaves.filter(({ guarded }) => guarded))).toEqual(
      names(leaves.filter(({ path }) => isPersonalPath(subject, path.join('.')))),
    );
    // Neither is empty, and neither is everything.
    expect(leaves.filter(({ guarded }) => guarded).length).toBeGreaterThan(15);
    expect(leaves.filter(({ guarded }) => !guarded).length).toBeGreaterThan(15);
  });

  it.each(subjects)(
    'of a %s: a field that says so in its description, or is read with the restricted key, is guarded',
    (subject, typeName) => {
      const type = schema.getType(typeName);
      const described: string[] = [];
      const collect = (of: GraphQLObjectType, path: readonly string[]): void => {
        for (const field of Object.values(of.getFields())) {
          const to = [...path, field.name];
          if (/personal data|restricted key/i.test(field.description ?? '')) described.push(to.join('.'));
          const named = getNamedType(field.type);
          if (isObjectType(named) && named.name !== 'VerificationSession') collect(named, to);
        }
      };
      if (isObjectType(type)) collect(type, []);
      expect(described.length).toBeGreaterThan(8);
      expect(described.filter((path) => !isPersonalPath(subject, path))).toEqual([]);
    },
  );

  it.each([
    ['session', 'verifiedOutputs', true],
    ['session', 'verifiedOutputs.dob.iso', true],
    ['session', 'verifiedOutputsNot', false],
    ['session', 'providedDetails', true],
    ['session', 'status', false],
    ['session', 'lastVerificationReport', false],
    ['session', 'lastVerificationReport.document', false],
    ['session', 'lastVerificationReport.document.status', false],
    ['session', 'lastVerificationReport.document.number', true],
    ['session', 'lastVerificationReport.verificationSession.status', false],
    ['session', 'lastVerificationReport.verificationSession.verifiedOutputs.firstName', true],
    ['session', 'lastVerificationReport.verificationSession.lastVerificationReport.selfie.selfie', true],
    ['session', 'document.number', false],
    ['report', 'document.number', true],
    ['report', 'document.numbers', false],
    ['report', 'document.dob', true],
    ['report', 'document.dob.year', true],
    ['report', 'document.error.reason', false],
    ['report', 'phone.phone', true],
  ] as const)('%s: %s', (subject, path, personal) => {
    expect(isPersonalPath(subject, path)).toBe(personal);
  });

  describe('over HTTP', () => {
    let gateway: GuardedGateway;
    let id = '';
    beforeAll(async () => {
      gateway = await startGuarded();
      id = await makeOwned(gateway, 'person-one', 'verified');
    });
    afterAll(() => gateway.stop());

    it.each([
      ['session', 'VerificationSession', []],
      ['report', 'VerificationReport', ['lastVerificationReport']],
    ] as const)(
      'each leaf of a %s is refused to a reader exactly if it is personal',
      async (subject, typeName, way) => {
        const leaves = leavesOf(schema, typeName).filter(
          ({ path }) => !/^(clientSecret|url)$/.test(path[0] ?? ''),
        );
        const select = (path: readonly string[]) =>
          path.reduceRight((inner, name) => `${name} ${inner && `{ ${inner} }`}`, '');
        const fields = leaves.map(
          ({ path }, index) => `f${index}: verificationSession(id: "${id}") { ${select([...way, ...path])} }`,
        );
        const headers = await bearer({ scope: 'verification:read' });
        const errors: GraphQLErrorShape[] = [];
        // A document may hold so many aliases and no more.
        for (let from = 0; from < fields.length; from += 40) {
          const part = fields.slice(from, from + 40).join('\n');
          errors.push(...(await gateway.askText(`{ ${part} }`, {}, headers)).errors);
        }
        expect(new Set(errors.map(({ extensions }) => extensions.code))).toEqual(new Set(['FORBIDDEN']));
        const refused = new Set(errors.map(({ path }) => path?.[0]));
        expect(
          leaves.filter((_, index) => refused.has(`f${index}`)).map(({ path }) => path.join('.')),
        ).toEqual(leaves.map(({ path }) => path.join('.')).filter((path) => isPersonalPath(subject, path)));
        const expands = new Set(gateway.upstream.calls.flatMap(({ expand }) => expand));
        expect([...expands].filter((path) => path !== 'last_verification_report')).toEqual([]);
        expect(gateway.upstream.calls.filter(({ lane }) => lane === 'sensitive')).toEqual([]);
      },
    );
  });
});
