import { readFileSync } from 'node:fs';
import { composeServices as composeByApollo } from '@apollo/composition';
import { composeServices as composeByGuild } from '@theguild/federation-composition';
import { buildSchema, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { usersSdl } from '../../examples/supergraph/users/type-definitions.js';

const ours = readFileSync(new URL('../../schema.subgraph.graphql', import.meta.url), 'utf8');

interface Composed {
  readonly supergraph: string | undefined;
  readonly errors: readonly string[];
  readonly hints: readonly string[];
}

interface Composer {
  readonly name: string;
  readonly compose: (verification: string, users: string) => Composed;
}

const services = (verification: string, users: string) => [
  { name: 'verification', url: 'http://verification.test/graphql', typeDefs: parse(verification) },
  { name: 'users', url: 'http://users.test/graphql', typeDefs: parse(users) },
];

const composers: readonly Composer[] = [
  {
    name: '@apollo/composition',
    compose(verification, users) {
      const { supergraphSdl, errors = [], hints } = composeByApollo(services(verification, users));
      return {
        supergraph: supergraphSdl,
        errors: errors.map((error) => String(error.extensions['code'])),
        hints: (hints ?? []).map(({ definition }) => definition.code),
      };
    },
  },
  {
    // It gives no hints.
    name: '@theguild/federation-composition',
    compose(verification, users) {
      const { supergraphSdl, errors = [] } = composeByGuild(services(verification, users));
      return {
        supergraph: supergraphSdl,
        errors: errors.map((error) => String(error.extensions['code'])),
        hints: [],
      };
    },
  },
];

describe.each(composers)('$name', ({ compose }) => {
  it('composes us with a second Relay subgraph, without a remark', () => {
    const { supergraph, errors, hints } = compose(ours, usersSdl);
    expect(errors).toEqual([]);
    // Not one is allowed: nothing of ours differs in name or shape from what a Relay subgraph beside us brings along.
    expect(hints).toEqual([]);
    expect(supergraph).toBeDefined();
  });

  it('makes one User of both, and keeps what is theirs apart from what is ours', () => {
    const { supergraph = '' } = compose(ours, usersSdl);
    const schema = buildSchema(supergraph, { assumeValidSDL: true });
    const fieldsOf = (name: string) => {
      const type = schema.getType(name);
      return type !== undefined && 'getFields' in type ? Object.keys(type.getFields()).sort() : [];
    };
    expect(fieldsOf('User')).toEqual([
      'birthday',
      'id',
      'isIdentityVerified',
      'joinedAt',
      'latestVerificationSession',
      'name',
      'status',
      'verificationSessions',
    ]);
    expect(fieldsOf('PageInfo')).toEqual(['endCursor', 'hasNextPage', 'hasPreviousPage', 'startCursor']);
    expect(fieldsOf('Error')).toEqual(['message']);
    expect(fieldsOf('Filter')).toEqual(['nameContains', 'status']);
    expect(fieldsOf('Query')).toEqual([
      'me',
      'users',
      'verificationReport',
      'verificationReports',
      'verificationSession',
      'verificationSessions',
    ]);
  });

  it('carries who must be asked for a token, for the routers that enforce it', () => {
    const { supergraph = '' } = compose(ours, usersSdl);
    expect(supergraph).toMatch(/type VerificationSession\b[^{]*@authenticated/);
    expect(supergraph).toMatch(
      /verifiedOutputs: VerifiedOutputs[^\n]*@requiresScopes\(scopes: \[\["verification:pii"\]\]\)/,
    );
  });

  it.each([
    {
      fault: 'a PageInfo that is not shared',
      verification: ours.replace('type PageInfo @shareable', 'type PageInfo'),
      users: usersSdl,
      code: 'INVALID_FIELD_SHARING',
    },
    {
      fault: 'a field of ours that the users team declares too',
      verification: ours,
      users: usersSdl.replace(
        'name: String!\n    status',
        'isIdentityVerified: Boolean!\n    name: String!\n    status',
      ),
      code: 'INVALID_FIELD_SHARING',
    },
    {
      fault: 'an enum of one name and other values, given and taken',
      verification: ours,
      users: usersSdl.replaceAll(/\bStatus\b/g, 'VerificationSessionStatusInput'),
      code: 'ENUM_VALUE_MISMATCH',
    },
  ])('finds $fault', ({ verification, users, code }) => {
    const planted = compose(verification, users);
    expect([verification, users]).not.toEqual([ours, usersSdl]);
    expect(planted.errors).toContain(code);
    expect(planted.supergraph).toBeUndefined();
  });
});

it('a remark would be seen', () => {
  const [apollo] = composers;
  const looser = usersSdl.replace('hasNextPage: Boolean!', 'hasNextPage: Boolean');
  expect(apollo?.compose(ours, looser).hints).toContain('INCONSISTENT_BUT_COMPATIBLE_FIELD_TYPE');
});
