import { buildSchema, execute, parse, type GraphQLObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { guardedBy, guardTypes } from '../../src/graphql/access/guard-types.js';
import { createSubgraphSchema } from '../../src/graphql/schema.js';
import { Failure } from '../../src/stripe/failure.js';

interface Secret {
  readonly __typename: string;
  readonly name: string;
  readonly open: boolean;
}

const secret: Secret = { __typename: 'Secret', name: 'hidden', open: false };
const open: Secret = { __typename: 'Secret', name: 'shown', open: true };
const plain = { __typename: 'Plain', name: 'anybody' };

function openSchema(rootValue: object, isTypeOf = true) {
  const schema = buildSchema(`
    interface Named { name: String }
    type Secret implements Named { name: String }
    type Plain implements Named { name: String }
    union Any = Secret | Plain
    type Query { one: Secret, list: [Secret], lists: [[Secret!]], named: [Named], any: Any, plain: Plain }
  `);
  const type = schema.getType('Secret') as GraphQLObjectType;
  const { extensions } = guardedBy<Secret>((value) =>
    value.open ? undefined : new Failure('FORBIDDEN', 'Not for you.'),
  );
  Object.assign(type.extensions, extensions);
  if (isTypeOf) type.isTypeOf = ({ __typename }: Secret) => __typename === 'Secret';
  guardTypes(schema);
  return (text: string) => execute({ schema, document: parse(text), rootValue });
}

describe('a guarded type', () => {
  it.each([
    ['alone', '{ one { name } }', { one: secret }, { one: null }, [['one']]],
    ['later', '{ one { name } }', { one: Promise.resolve(secret) }, { one: null }, [['one']]],
    ['by a function', '{ one { name } }', { one: () => secret }, { one: null }, [['one']]],
    [
      'in a list',
      '{ list { name } }',
      { list: [open, secret, null, Promise.resolve(secret)] },
      { list: [{ name: 'shown' }, null, null, null] },
      [
        ['list', 1],
        ['list', 3],
      ],
    ],
    [
      'in lists of what must be there',
      '{ lists { name } }',
      { lists: [[open], [open, secret]] },
      { lists: [[{ name: 'shown' }], null] },
      [['lists', 1, 1]],
    ],
    [
      'by its interface',
      '{ named { name } }',
      { named: [plain, secret, open] },
      { named: [{ name: 'anybody' }, null, { name: 'shown' }] },
      [['named', 1]],
    ],
    ['by its union', '{ any { ... on Secret { name } } }', { any: secret }, { any: null }, [['any']]],
  ])('is refused %s', async (_name, text, rootValue, data, paths) => {
    const result = await openSchema(rootValue)(text);
    expect(JSON.parse(JSON.stringify(result.data))).toEqual(data);
    expect(result.errors?.map(({ path }) => path)).toEqual(paths);
    expect(result.errors?.map(({ message }) => message)).toEqual(paths.map(() => 'Not for you.'));
    expect(JSON.stringify(result)).not.toContain('hidden');
  });

  it('stands in nobody else’s way', async () => {
    const result = await openSchema({ plain, one: null, any: plain, list: new Error('another') })(
      '{ plain { name } one { name } any { ... on Plain { name } } list { name } }',
    );
    expect(result.data).toMatchObject({ plain: { name: 'anybody' }, one: null, any: { name: 'anybody' } });
    expect(result.errors?.map(({ message }) => message)).toEqual(['another']);
  });

  it('that cannot be told among the members of another is not served at all', () => {
    expect(() => openSchema({}, false)).toThrow(
      'Secret is guarded and a member of an abstract type, so it needs isTypeOf',
    );
  });

  it.each(['VerificationSession', 'VerificationReport', 'VerifiedOutputs'])('is %s', (name) => {
    const type = createSubgraphSchema().getType(name) as GraphQLObjectType;
    expect(type.extensions).toHaveProperty('refuse');
  });
});
