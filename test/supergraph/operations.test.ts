import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bearer, everyScope, makeOwned } from '../access/guarded-gateway.js';
import { sessionsOf } from './sessions-of.js';
import { startTestSupergraph, type RouterAnswer, type TestSupergraph, type Way } from './supergraph.js';

let supergraph: TestSupergraph;
/** Sessions of user_51 and user_52. */
let verified: string;
let waiting: string;
/** All sessions of the list, newest first. */
let ids: readonly string[];

type Name = Way['name'];

/** An operation that is asked through both routers, and of our subgraph itself where that can answer it. */
interface Asked {
  readonly name: string;
  readonly query: string;
  /** Made when it is asked: ids are not known before. */
  readonly variables?: () => object;
  readonly headers?: () => Promise<Record<string, string>>;
  /** Whether our subgraph can answer it alone. */
  readonly alone?: true;
  readonly data: () => unknown;
  /** `path code` without the indexes of lists, which Hive leaves out; by way where they differ. */
  readonly errors?: readonly string[] | Partial<Record<Name, readonly string[]>>;
}

const operator = () => bearer({ sub: 'user_1', scope: everyScope });
const reader = () => bearer({ sub: 'reader', scope: 'verification:read' });
const aText = expect.any(String) as string;
const aFlag = expect.any(Boolean) as boolean;
const session = (id: string) => ({ id });

const operations: readonly Asked[] = [
  {
    name: 'an entity that the users team names',
    query: '{ me { id name isIdentityVerified verificationSessions(first: 3) { nodes { status } } } }',
    data: () => ({
      me: {
        id: 'user_1',
        name: 'Bela Lindqvist',
        isIdentityVerified: true,
        verificationSessions: { nodes: Array.from({ length: 3 }, () => ({ status: aText })) },
      },
    }),
  },
  {
    name: 'an entity that we name',
    query: 'query ($id: ID!) { verificationSession(id: $id) { status user { name joinedAt } } }',
    variables: () => ({ id: verified }),
    data: () => ({
      verificationSession: {
        status: 'VERIFIED',
        user: { name: 'Dara Lindqvist', joinedAt: '2026-01-15T09:30:00Z' },
      },
    }),
  },
  {
    name: 'a user, its session, and the user again',
    query: `query ($id: ID!) {
      verificationSession(id: $id) {
        user { name latestVerificationSession { id user { id name isIdentityVerified } } }
      }
    }`,
    variables: () => ({ id: verified }),
    data: () => ({
      verificationSession: {
        user: {
          name: 'Dara Lindqvist',
          latestVerificationSession: {
            id: verified,
            user: { id: 'user_51', name: 'Dara Lindqvist', isIdentityVerified: true },
          },
        },
      },
    }),
  },
  {
    name: 'a page forward',
    alone: true,
    query: `query ($after: String) {
      verificationSessions(first: 3, after: $after) { edges { cursor node { id } } pageInfo { hasPreviousPage } }
    }`,
    variables: () => ({ after: ids[1] }),
    data: () => ({
      verificationSessions: {
        edges: ids.slice(2, 5).map((id) => ({ cursor: id, node: { id } })),
        pageInfo: { hasPreviousPage: true },
      },
    }),
  },
  {
    name: 'a page back',
    alone: true,
    query: `query ($before: String) {
      verificationSessions(last: 2, before: $before) { nodes { id } pageInfo { hasNextPage startCursor } }
    }`,
    variables: () => ({ before: ids[4] }),
    data: () => ({
      verificationSessions: {
        nodes: ids.slice(2, 4).map(session),
        pageInfo: { hasNextPage: true, startCursor: ids[2] },
      },
    }),
  },
  {
    name: 'a page of theirs with pages of ours in it',
    query: `{
      users(first: 2, after: "user_49", filter: { status: ACTIVE }) {
        edges { cursor node { name verificationSessions(first: 1) { nodes { id } } } }
        pageInfo { hasNextPage endCursor }
      }
    }`,
    data: () => ({
      users: {
        edges: [
          {
            cursor: 'user_51',
            node: { name: 'Dara Lindqvist', verificationSessions: { nodes: [session(verified)] } },
          },
          {
            cursor: 'user_52',
            node: { name: 'Eline Moreau', verificationSessions: { nodes: [session(waiting)] } },
          },
        ],
        pageInfo: { hasNextPage: true, endCursor: 'user_52' },
      },
    }),
  },
  {
    name: 'a change, and who it is for from the users team',
    query: `mutation ($input: CreateVerificationSessionInput!) {
      createVerificationSession(input: $input) {
        __typename
        ... on CreateVerificationSessionPayload { verificationSession { status user { name } } }
      }
    }`,
    variables: () => ({ input: { type: 'DOCUMENT', clientReferenceId: 'user_30' } }),
    data: () => ({
      createVerificationSession: {
        __typename: 'CreateVerificationSessionPayload',
        verificationSession: { status: 'REQUIRES_INPUT', user: { name: 'Grete Okafor' } },
      },
    }),
  },
  {
    name: 'a change that is refused, by the interface of its problems',
    alone: true,
    query: `mutation ($input: CreateVerificationSessionInput!) {
      createVerificationSession(input: $input) {
        __typename
        ... on VerificationProblem { code param retryable }
      }
    }`,
    variables: () => ({ input: { type: 'DOCUMENT', returnUrl: 'nowhere' } }),
    data: () => ({
      createVerificationSession: {
        __typename: 'VerificationInvalidRequest',
        code: 'BAD_USER_INPUT',
        param: 'returnUrl',
        retryable: false,
      },
    }),
  },
  {
    name: 'a change that the state does not allow',
    alone: true,
    query: `mutation ($input: CancelVerificationSessionInput!) {
      cancelVerificationSession(input: $input) {
        ... on VerificationSessionStateConflict { code current: verificationSession { id status } }
      }
    }`,
    variables: () => ({ input: { id: verified } }),
    data: () => ({
      cancelVerificationSession: { code: 'STATE_CONFLICT', current: { id: verified, status: 'VERIFIED' } },
    }),
  },
  {
    name: 'a change of a session that is missing',
    alone: true,
    query: `mutation ($input: RedactVerificationSessionInput!) {
      redactVerificationSession(input: $input) { __typename ... on VerificationProblem { code } }
    }`,
    variables: () => ({ input: { id: 'vs_missing000000' } }),
    data: () => ({
      redactVerificationSession: { __typename: 'VerificationSessionNotFound', code: 'NOT_FOUND' },
    }),
  },
  {
    name: 'a change of the users team, with a field of ours in its union',
    query: `mutation {
      renamed: renameUser(id: "user_51", name: "Dara Lindqvist") { ... on User { name isIdentityVerified } }
      missing: renameUser(id: "nobody", name: "X") { __typename ... on Error { message } }
    }`,
    data: () => ({
      renamed: { name: 'Dara Lindqvist', isIdentityVerified: true },
      missing: { __typename: 'Error', message: 'There is no such user.' },
    }),
  },
  {
    name: 'fragments on the interface that both have',
    alone: true,
    query: `query ($id: ID!) {
      verificationSession(id: $id) { ...Named lastVerificationReport { ...Named verificationSession { id } } }
    }
    fragment Named on Node { __typename id }`,
    variables: () => ({ id: verified }),
    data: () => ({
      verificationSession: {
        __typename: 'VerificationSession',
        id: verified,
        lastVerificationReport: {
          __typename: 'VerificationReport',
          id: aText,
          verificationSession: { id: verified },
        },
      },
    }),
  },
  {
    name: 'variables with enums, inputs and defaults',
    alone: true,
    query: `query ($first: Int = 2, $filter: VerificationSessionFilter) {
      verificationSessions(first: $first, filter: $filter) { nodes { status clientReferenceId } }
    }`,
    variables: () => ({ filter: { status: 'VERIFIED', clientReferenceId: 'user_51' } }),
    data: () => ({
      verificationSessions: { nodes: [{ status: 'VERIFIED', clientReferenceId: 'user_51' }] },
    }),
  },
  {
    name: '@include and @skip, on both sides',
    query: `query ($yes: Boolean!, $no: Boolean!) {
      me {
        name @skip(if: $yes)
        isIdentityVerified @include(if: $yes)
        latestVerificationSession @include(if: $no) { id }
      }
    }`,
    variables: () => ({ yes: true, no: false }),
    data: () => ({ me: { isIdentityVerified: true } }),
  },
  {
    name: 'a session that is missing',
    alone: true,
    query: '{ verificationSession(id: "vs_missing000000") { id status } }',
    data: () => ({ verificationSession: null }),
  },
  {
    name: 'an id that is none',
    alone: true,
    query: '{ verificationSession(id: "nonsense") { id } }',
    data: () => ({ verificationSession: null }),
    errors: ['verificationSession BAD_USER_INPUT'],
  },
  {
    name: 'a forbidden field of an entity, and nothing else',
    query: `{ users(first: 1) {
      nodes { name latestVerificationSession { status verifiedOutputs { firstName } } }
    } }`,
    headers: reader,
    data: () => ({
      users: {
        nodes: [
          { name: 'Bela Lindqvist', latestVerificationSession: { status: aText, verifiedOutputs: null } },
        ],
      },
    }),
    errors: ['users.nodes.latestVerificationSession.verifiedOutputs FORBIDDEN'],
  },
  {
    name: 'nobody, of whom the users team knows more than we tell',
    query: '{ users(first: 1) { nodes { name latestVerificationSession { status } } } }',
    headers: () => Promise.resolve({}),
    data: () => ({ users: { nodes: [{ name: 'Bela Lindqvist', latestVerificationSession: null }] } }),
    errors: ['users.nodes.latestVerificationSession UNAUTHENTICATED'],
  },
  {
    name: 'a token that is not accepted',
    query: '{ users(first: 1) { nodes { name latestVerificationSession { status } } } }',
    headers: () => Promise.resolve({ Authorization: 'Bearer not.a.token' }),
    data: () => ({ users: { nodes: [{ name: 'Bela Lindqvist', latestVerificationSession: null }] } }),
    // The whole request is refused, so that only Hive knows a place for it.
    errors: {
      hive: ['users.nodes.latestVerificationSession UNAUTHENTICATED'],
      apollo: [' UNAUTHENTICATED'],
    },
  },
  {
    name: 'a hundred entities',
    query: '{ users(first: 100) { nodes { id isIdentityVerified } } }',
    data: () => ({
      users: {
        nodes: Array.from({ length: 100 }, (_, index) => ({
          id: `user_${index + 1}`,
          isIdentityVerified: aFlag,
        })),
      },
    }),
  },
  {
    name: 'more entities than a router may ask for at once',
    query: '{ users(first: 101) { nodes { name latestVerificationSession { id } } } }',
    data: () => ({
      users: {
        nodes: Array.from({ length: 101 }, () => ({ name: aText, latestVerificationSession: null })),
      },
    }),
    errors: {
      hive: ['users.nodes.latestVerificationSession BAD_USER_INPUT'],
      apollo: ['users.nodes BAD_USER_INPUT'],
    },
  },
  {
    name: 'aliases of one field with other arguments',
    query: `{ me {
      one: verificationSessions(first: 1) { nodes { status } }
      two: verificationSessions(first: 2) { nodes { status } }
      open: verificationSessions(status: REQUIRES_INPUT, first: 1) { nodes { state: status } }
    } }`,
    data: () => ({
      me: {
        one: { nodes: [{ status: aText }] },
        two: { nodes: [{ status: aText }, { status: aText }] },
        open: { nodes: [{ state: 'REQUIRES_INPUT' }] },
      },
    }),
  },
  {
    name: 'nulls for what is optional',
    alone: true,
    query: `query ($first: Int, $after: String, $filter: VerificationSessionFilter) {
      verificationSessions(first: $first, after: $after, last: null, filter: $filter) { nodes { id } }
    }`,
    variables: () => ({ first: null, after: null, filter: null }),
    data: () => ({ verificationSessions: { nodes: ids.slice(0, 10).map(session) } }),
  },
  {
    name: 'a field that is not there',
    alone: true,
    query: '{ verificationSessions { totalCount } }',
    data: () => undefined,
    errors: [' GRAPHQL_VALIDATION_FAILED'],
  },
];

beforeAll(async () => {
  supergraph = await startTestSupergraph();
  // Users that the seeded sessions do not know.
  verified = await makeOwned(supergraph.gateway, 'user_51', 'verified');
  waiting = await makeOwned(supergraph.gateway, 'user_52');
});
beforeEach(async () => {
  ids = await sessionsOf(supergraph.gateway, 12);
  supergraph.sent.reset();
});
afterAll(() => supergraph.stop());

/** `path code` of each error, without indexes and without what a router writes of its own plan; each told once. */
function placesOf({ errors }: RouterAnswer): string[] {
  const places = errors.map(({ path = [], extensions }) => {
    const fields = path.filter((step) => typeof step === 'string' && step !== '@' && step !== '_entities');
    return `${fields.join('.')} ${extensions.code}`;
  });
  return [...new Set(places)];
}

describe.each<Name>(['hive', 'apollo', 'direct'])('through %s', (name) => {
  const fitting = operations.filter(({ alone }) => name !== 'direct' || alone === true);

  it.each(fitting)('$name', async (operation) => {
    const { query, variables = () => ({}), headers = operator, data, errors = [] } = operation;
    const answer = await supergraph[name].ask(query, variables(), await headers());
    expect(placesOf(answer)).toEqual('length' in errors ? errors : errors[name]);
    expect(answer.data).toEqual(data());
    expect(answer.status).toBe(200);
  });

  it('reads what Stripe adds later as UNKNOWN', async () => {
    supergraph.gateway.upstream.intercept(() => ({
      kind: 'rewrite',
      change: (json: object) => ({ ...json, status: 'later_added' }),
    }));
    const answer = await supergraph[name].ask(
      'query ($id: ID!) { verificationSession(id: $id) { id status } }',
      { id: waiting },
      await operator(),
    );
    supergraph.gateway.upstream.reset();
    expect(answer).toMatchObject({
      data: { verificationSession: { id: waiting, status: 'UNKNOWN' } },
      errors: [],
    });
  });
});
