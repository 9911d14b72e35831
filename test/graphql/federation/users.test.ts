import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { at } from '../../access/guarded-gateway.js';
import type { CreateVerificationSessionInput } from '../../generated/graphql.js';
import { cancelSession, redactSession } from '../../operations/changes.js';
import { startGateway, type TestGateway } from '../../support/gateway.js';
import { makeSession, makeSubmitted, present } from '../../support/sessions.js';

interface Session {
  readonly id: string;
  readonly status: string;
}
interface Page {
  readonly nodes: readonly Session[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
/** What is asked of an owner of sessions, as far as it is selected. */
interface Owner {
  readonly id: string;
  readonly isIdentityVerified: boolean;
  readonly latestVerificationSession: Session | null;
  readonly verificationSessions: Page;
}

const both = 'isIdentityVerified latestVerificationSession { id status }';
const page = 'nodes { id status } pageInfo { hasNextPage endCursor }';

describe('users and customers', () => {
  let gateway: TestGateway;
  let made = 0;

  beforeAll(async () => {
    gateway = await startGateway({ sandbox: { sessions: 0 } });
  });
  beforeEach(() => gateway.upstream.reset());
  afterAll(() => gateway.stop());

  /** A name that no session has yet. */
  const newName = () => `person-${(made += 1)}`;
  const input = (clientReferenceId: string): CreateVerificationSessionInput => ({
    type: 'DOCUMENT',
    clientReferenceId,
  });

  /** Asks the same of each of them, as a router does. */
  async function askOf(
    typeName: 'User' | 'Customer',
    ids: readonly string[],
    selection: string,
    variables: Record<string, unknown> = {},
  ): Promise<Owner[]> {
    const { data, errors } = await gateway.askText(
      `query ($of: [_Any!]!${selection.includes('$first') ? ', $first: Int, $after: String, $status: VerificationSessionStatusInput' : ''}) {
        _entities(representations: $of) { ... on ${typeName} { id ${selection} } }
      }`,
      { of: ids.map((id) => ({ __typename: typeName, id })), ...variables },
    );
    expect(errors).toEqual([]);
    const owners = at(data, ['_entities']) as Owner[];
    expect(owners.map(({ id }) => id)).toEqual(ids);
    return owners;
  }
  const askUser = async (id: string, selection: string, variables?: Record<string, unknown>) =>
    present((await askOf('User', [id], selection, variables))[0]);

  /** What each call asked of Stripe's list. */
  const asked = () =>
    gateway.upstream.calls.map(({ path, params }) => {
      expect(path).toBe('/v1/identity/verification_sessions');
      return params;
    });

  describe('a user', () => {
    it('without sessions is not verified, has no latest one and no page', async () => {
      const id = newName();
      expect(await askUser(id, `${both} verificationSessions { ${page} }`)).toEqual({
        id,
        isIdentityVerified: false,
        latestVerificationSession: null,
        verificationSessions: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } },
      });
    });

    it('stays verified by an older session, and the latest is the newest', async () => {
      const id = newName();
      await makeSubmitted(gateway, 'verified', input(id));
      const newest = await makeSubmitted(gateway, 'selfie_face_mismatch', input(id));
      expect(await askUser(id, both)).toMatchObject({
        isIdentityVerified: true,
        latestVerificationSession: { id: newest, status: 'REQUIRES_INPUT' },
      });
    });

    it('is verified by its own sessions alone', async () => {
      const [verified, other] = [newName(), newName()];
      await makeSubmitted(gateway, 'verified', input(verified));
      await makeSession(gateway, input(other));
      // A longer name, and one that differs in case, are other users.
      const names = [other, `${verified}0`, verified.toUpperCase(), ` ${verified}`];
      const owners = await askOf('User', names, both);
      expect(owners.map(({ isIdentityVerified }) => isIdentityVerified)).toEqual([
        false,
        false,
        false,
        false,
      ]);
    });

    it('has the report of its latest session by one list that expands it', async () => {
      const id = newName();
      await makeSubmitted(gateway, 'verified', input(id));
      const owner = await askUser(
        id,
        'latestVerificationSession { status lastVerificationReport { document { status } } }',
      );
      expect(owner.latestVerificationSession).toEqual({
        status: 'VERIFIED',
        lastVerificationReport: { document: { status: 'VERIFIED' } },
      });
      expect(asked()).toEqual([
        { client_reference_id: id, limit: '1', expand: ['data.last_verification_report'] },
      ]);
    });

    it('pages through its sessions, newest first, with a status where one is asked for', async () => {
      const id = newName();
      const ids: string[] = [];
      for (const outcome of ['verified', 'abandoned', 'verified', 'abandoned', 'verified']) {
        ids.unshift(await makeSubmitted(gateway, outcome, input(id)));
      }
      const selection = `verificationSessions(first: $first, after: $after, status: $status) { ${page} }`;

      const first = (await askUser(id, selection, { first: 2 })).verificationSessions;
      expect(first.nodes.map((node) => node.id)).toEqual(ids.slice(0, 2));
      expect(first.pageInfo).toEqual({ hasNextPage: true, endCursor: ids[1] });

      const rest = (await askUser(id, selection, { first: 10, after: ids[1] })).verificationSessions;
      expect(rest.nodes.map((node) => node.id)).toEqual(ids.slice(2));
      expect(rest.pageInfo.hasNextPage).toBe(false);

      const verified = (await askUser(id, selection, { status: 'VERIFIED' })).verificationSessions;
      expect(verified.nodes.map((node) => node.id)).toEqual([ids[0], ids[2], ids[4]]);

      const name = { client_reference_id: id };
      expect(asked()).toEqual([
        { ...name, limit: '2' },
        { ...name, limit: '10', starting_after: ids[1] },
        { ...name, limit: '10', status: 'verified' },
      ]);
    });

    it('refuses a page out of bounds without a call, and answers the rest', async () => {
      const { data, errors } = await gateway.askText(
        `{ _entities(representations: [{ __typename: "User", id: "${newName()}" }, { __typename: "User", id: "b" }]) {
          ... on User { verificationSessions(first: 101) { nodes { id } } }
        } }`,
      );
      expect(data).toEqual({ _entities: [null, null] });
      expect(errors.map(({ path, extensions }) => [path, extensions.code, extensions.param])).toEqual(
        [0, 1].map((index) => [['_entities', index, 'verificationSessions'], 'BAD_USER_INPUT', 'first']),
      );
      expect(gateway.upstream.calls).toEqual([]);
    });

    it.each([
      { name: 'quotes', id: `"O'Neil" \`x\`` },
      { name: 'what separates parameters', id: 'a&client_reference_id=b&status=verified#?=%26+;' },
      { name: 'brackets, as of a form', id: 'expand[]=data[0]' },
      { name: 'characters beyond ASCII', id: 'Жанна 李雷 🪪👩‍👩‍👧 e\u0301' },
      { name: 'white space', id: ' \t\r\n' },
      { name: 'a path', id: '../../customers/cus_1' },
      { name: 'a percent sign alone', id: '100%' },
      { name: '5000 characters', id: 'x'.repeat(5000) },
      { name: 'a name of JavaScript', id: '__proto__' },
    ])('is found by an id of $name', async ({ id }) => {
      const session = await makeSubmitted(gateway, 'verified', input(id));
      const owner = await askUser(id, `${both} verificationSessions { ${page} }`);
      expect(owner).toMatchObject({
        isIdentityVerified: true,
        latestVerificationSession: { id: session },
        verificationSessions: { nodes: [{ id: session }] },
      });
      for (const params of asked()) {
        expect(params['client_reference_id']).toBe(id);
        expect(params).not.toHaveProperty('status');
      }
    });
  });

  describe('the cost of 20 users', () => {
    const names = Array.from({ length: 20 }, (_, index) => `counted-${index}`);
    const verified = names.map((_name, index) => index % 3 === 0);

    beforeAll(async () => {
      for (const [index, name] of names.entries()) {
        await makeSession(gateway, input(name));
        if (verified[index] === true) await makeSubmitted(gateway, 'verified', input(name));
      }
    });

    it.each([
      { selection: 'isIdentityVerified', list: { limit: '1', status: 'verified' } },
      { selection: 'latestVerificationSession { id }', list: { limit: '1' } },
      { selection: both, list: { limit: '100' } },
      {
        selection: 'a: isIdentityVerified isIdentityVerified b: latestVerificationSession { id }',
        list: { limit: '100' },
      },
      { selection: 'verificationSessions(first: 3) { nodes { id } }', list: { limit: '3' } },
    ])('is one list each for $selection', async ({ selection, list }) => {
      const owners = await askOf('User', names, selection);
      expect(asked().sort((one, other) => names.indexOf(nameIn(one)) - names.indexOf(nameIn(other)))).toEqual(
        names.map((name) => ({ client_reference_id: name, ...list })),
      );
      if (selection.includes('isIdentityVerified')) {
        expect(owners.map(({ isIdentityVerified }) => isIdentityVerified)).toEqual(verified);
      }
    });

    it('is paid in one wave', async () => {
      gateway.upstream.intercept(() => ({ kind: 'delay', ms: 1000 }));
      await askOf('User', names, both);
      expect(Math.max(...gateway.upstream.calls.map(({ concurrent }) => concurrent))).toBe(20);
    });

    const nameIn = (params: Record<string, unknown>) => String(params['client_reference_id']);

    it('is one list of one session where its results are wanted and it is verified, however often they are', async () => {
      const name = present(names[0]);
      const { data, errors } = await gateway.askText(
        `query ($of: [_Any!]!) {
          a: _entities(representations: $of) { ... on User { isIdentityVerified } }
          b: _entities(representations: $of) { ... on User { latestVerificationSession { lastVerificationReport { type } } } }
          c: _entities(representations: $of) { ... on User { latestVerificationSession { verifiedOutputs { firstName } } } }
        }`,
        { of: Array(5).fill({ __typename: 'User', id: name }) },
      );
      expect(errors).toEqual([]);
      expect(at(data, ['a'])).toEqual(Array(5).fill({ isIdentityVerified: true }));
      expect(at(data, ['b'])).toEqual(
        Array(5).fill({ latestVerificationSession: { lastVerificationReport: { type: 'DOCUMENT' } } }),
      );
      expect(at(data, ['c'])).toEqual(
        Array(5).fill({
          latestVerificationSession: { verifiedOutputs: { firstName: expect.any(String) as string } },
        }),
      );
      expect(asked()).toEqual([
        {
          client_reference_id: name,
          limit: '1',
          expand: ['data.last_verification_report', 'data.verified_outputs'],
        },
      ]);
    });

    it('takes no personal data along of older sessions, though the verdict needs them', async () => {
      const name = newName();
      await makeSubmitted(gateway, 'verified', input(name));
      await makeSession(gateway, input(name));
      const { data, errors } = await gateway.askText(
        `query ($of: [_Any!]!) { _entities(representations: $of) { ... on User {
          isIdentityVerified latestVerificationSession { status verifiedOutputs { firstName } } } } }`,
        { of: [{ __typename: 'User', id: name }] },
      );
      expect(errors).toEqual([]);
      expect(at(data, ['_entities', 0])).toEqual({
        isIdentityVerified: true,
        latestVerificationSession: { status: 'REQUIRES_INPUT', verifiedOutputs: null },
      });
      expect(asked()).toEqual([
        { client_reference_id: name, limit: '1', expand: ['data.verified_outputs'] },
        { client_reference_id: name, limit: '1', status: 'verified' },
      ]);
    });
  });

  describe('a user with more tries than one page shows', () => {
    /** Fills a history; the oldest session ends as it is told. */
    async function makeHistory(count: number, oldest: 'verified' | 'abandoned'): Promise<string> {
      const name = newName();
      await makeSubmitted(gateway, oldest, input(name));
      await Promise.all(Array.from({ length: count - 1 }, () => makeSession(gateway, input(name))));
      gateway.upstream.reset();
      return name;
    }

    it.each([
      { count: 100, oldest: 'verified', lists: 1 },
      { count: 100, oldest: 'abandoned', lists: 1 },
      { count: 101, oldest: 'verified', lists: 2 },
      { count: 101, oldest: 'abandoned', lists: 2 },
    ] as const)('$count tries, the oldest $oldest: $lists lists', async ({ count, oldest, lists }) => {
      const name = await makeHistory(count, oldest);
      const owner = await askUser(name, both);
      expect(owner.isIdentityVerified).toBe(oldest === 'verified');
      expect(owner.latestVerificationSession?.status).toBe('REQUIRES_INPUT');
      expect(asked()).toEqual(
        [
          { client_reference_id: name, limit: '100' },
          { client_reference_id: name, limit: '1', status: 'verified' },
        ].slice(0, lists),
      );
    });

    it('costs one where a page already shows a verified one', async () => {
      const name = await makeHistory(100, 'abandoned');
      await makeSubmitted(gateway, 'verified', input(name));
      expect((await askUser(name, both)).isIdentityVerified).toBe(true);
      expect(asked()).toHaveLength(1);
    });
  });

  describe('whatever happened to their sessions', () => {
    const endings = ['open', 'refused', 'processing', 'canceled', 'verified', 'redacted'] as const;
    type Ending = (typeof endings)[number];

    /** Plays one session from the start to its ending, and tells what a list should say of it. */
    async function play(name: string, ending: Ending): Promise<Session> {
      const id = await makeSession(gateway, input(name));
      switch (ending) {
        case 'open':
          return { id, status: 'REQUIRES_INPUT' };
        case 'refused':
          await gateway.submit(id, 'document_expired');
          return { id, status: 'REQUIRES_INPUT' };
        case 'processing':
          await gateway.submit(id, 'verified', 600_000);
          return { id, status: 'PROCESSING' };
        case 'canceled':
          await gateway.ask(cancelSession, { input: { id } });
          return { id, status: 'CANCELED' };
        case 'verified':
          await gateway.submit(id, 'verified');
          return { id, status: 'VERIFIED' };
        case 'redacted':
          await gateway.submit(id, 'verified');
          await gateway.ask(redactSession, { input: { id } });
          return { id, status: 'VERIFIED' };
      }
    }

    const history = fc.array(fc.tuple(fc.nat({ max: 2 }), fc.constantFrom(...endings)), { maxLength: 14 });
    const status = fc.constantFrom(null, 'REQUIRES_INPUT', 'PROCESSING', 'CANCELED', 'VERIFIED');

    it('the answers are those of a model', async () => {
      await fc.assert(
        fc.asyncProperty(history, fc.integer({ min: 1, max: 5 }), status, async (played, first, wanted) => {
          const names = [newName(), newName(), newName()];
          const model = new Map<string, Session[]>(names.map((name) => [name, []]));
          for (const [person, ending] of played) {
            const name = present(names[person]);
            model.get(name)?.unshift(await play(name, ending));
          }
          gateway.upstream.reset();

          const owners = await askOf('User', names, both);
          expect(asked()).toHaveLength(3);
          const verdicts = await askOf('User', names, 'isIdentityVerified');
          for (const [index, name] of names.entries()) {
            const sessions = present(model.get(name));
            const isVerified = sessions.some((session) => session.status === 'VERIFIED');
            expect(owners[index]).toEqual({
              id: name,
              isIdentityVerified: isVerified,
              latestVerificationSession: sessions[0] ?? null,
            });
            expect(verdicts[index]?.isIdentityVerified).toBe(isVerified);
            const expected = sessions.filter((session) => wanted === null || session.status === wanted);
            expect(await walk(name, first, wanted)).toEqual(expected);
          }
        }),
        { numRuns: 20 },
      );
    }, 60_000);

    /** All of a user's sessions, page by page. */
    async function walk(name: string, first: number, wanted: string | null): Promise<Session[]> {
      const found: Session[] = [];
      let after: string | null = null;
      for (;;) {
        const owner: Owner = await askUser(
          name,
          `verificationSessions(first: $first, after: $after, status: $status) { ${page} }`,
          { first, after, status: wanted },
        );
        const { nodes, pageInfo } = owner.verificationSessions;
        expect(nodes.length).toBeLessThanOrEqual(first);
        found.push(...nodes);
        if (!pageInfo.hasNextPage) return found;
        after = pageInfo.endCursor;
      }
    }
  });

  describe('the owners of a session', () => {
    const owners = `query ($id: ID!) { verificationSession(id: $id) {
      user { id isIdentityVerified }
      customer { id verificationSessions { nodes { id } } }
    } }`;

    it.each([
      { name: 'neither', given: {} },
      { name: 'a user', given: { clientReferenceId: 'owner-alone' } },
      { name: 'a customer', given: { relatedCustomer: 'cus_alone' } },
      { name: 'both', given: { clientReferenceId: 'owner-of-both', relatedCustomer: 'cus_both' } },
    ])('are null where it has none: $name', async ({ given }) => {
      const { clientReferenceId, relatedCustomer }: Partial<CreateVerificationSessionInput> = given;
      const id = await makeSession(gateway, { type: 'DOCUMENT', ...given });
      const { data, errors } = await gateway.askText(owners, { id });
      expect(errors).toEqual([]);
      expect(data).toEqual({
        verificationSession: {
          user: clientReferenceId === undefined ? null : { id: clientReferenceId, isIdentityVerified: false },
          customer:
            relatedCustomer === undefined
              ? null
              : { id: relatedCustomer, verificationSessions: { nodes: [{ id }] } },
        },
      });
      expect(gateway.upstream.calls).toHaveLength(1 + Object.keys(given).length);
    });

    it('cost nothing for their ids', async () => {
      const id = await makeSession(gateway, {
        type: 'DOCUMENT',
        clientReferenceId: newName(),
        relatedCustomer: 'cus_cheap',
      });
      const { errors } = await gateway.askText(
        `{ verificationSession(id: "${id}") { user { id } customer { id } } }`,
      );
      expect(errors).toEqual([]);
      expect(gateway.upstream.summary()).toEqual([`GET verification_sessions/${id}`]);
    });

    it('lead on: from a session to the latest of its user', async () => {
      const name = newName();
      const older = await makeSession(gateway, input(name));
      const newer = await makeSubmitted(gateway, 'verified', input(name));
      const { data, errors } = await gateway.askText(
        `{ verificationSession(id: "${older}") { id user { latestVerificationSession {
          id status verifiedOutputs { firstName } user { id }
        } } } }`,
      );
      expect(errors).toEqual([]);
      expect(at(data, ['verificationSession', 'user', 'latestVerificationSession'])).toEqual({
        id: newer,
        status: 'VERIFIED',
        verifiedOutputs: { firstName: expect.any(String) as string },
        user: { id: name },
      });
      // Personal data is asked of the session that it is selected of, and of no other.
      expect(gateway.upstream.summary()).toEqual([
        `GET verification_sessions/${older}`,
        'GET verification_sessions data.verified_outputs',
      ]);
    });

    it('of a whole list are one list for each user', async () => {
      const name = newName();
      for (let index = 0; index < 3; index += 1) await makeSession(gateway, input(name));
      const { errors } = await gateway.askText(
        `{ verificationSessions(filter: { clientReferenceId: "${name}" }) {
          nodes { user { ${both} } }
        } }`,
      );
      expect(errors).toEqual([]);
      expect(asked()).toEqual([
        { client_reference_id: name, limit: '10' },
        { client_reference_id: name, limit: '100' },
      ]);
    });
  });

  describe('a customer', () => {
    it('has the sessions that name it, filtered and paged at Stripe', async () => {
      const relatedCustomer = 'cus_withSeveral';
      const ids: string[] = [];
      for (const outcome of ['verified', 'abandoned', 'verified']) {
        ids.unshift(await makeSubmitted(gateway, outcome, { ...input(newName()), relatedCustomer }));
      }
      await makeSession(gateway, { ...input(newName()), relatedCustomer: 'cus_withOthers' });
      const selection = `verificationSessions(first: $first, after: $after, status: $status) { ${page} }`;

      const [first] = await askOf('Customer', [relatedCustomer], selection, { first: 2 });
      expect(first?.verificationSessions.nodes.map((node) => node.id)).toEqual(ids.slice(0, 2));
      expect(first?.verificationSessions.pageInfo).toEqual({ hasNextPage: true, endCursor: ids[1] });
      const [next] = await askOf('Customer', [relatedCustomer], selection, { first: 2, after: ids[1] });
      expect(next?.verificationSessions.nodes.map((node) => node.id)).toEqual(ids.slice(2));
      const [verified] = await askOf('Customer', [relatedCustomer], selection, { status: 'VERIFIED' });
      expect(verified?.verificationSessions.nodes.map((node) => node.id)).toEqual([ids[0], ids[2]]);

      const name = { related_customer: relatedCustomer };
      expect(asked()).toEqual([
        { ...name, limit: '2' },
        { ...name, limit: '2', starting_after: ids[1] },
        { ...name, limit: '10', status: 'verified' },
      ]);
    });

    it('has none where no session names it', async () => {
      const [owner] = await askOf('Customer', ['cus_ofNobody'], `verificationSessions { ${page} }`);
      expect(owner?.verificationSessions.nodes).toEqual([]);
      expect(asked()).toEqual([{ related_customer: 'cus_ofNobody', limit: '10' }]);
    });

    it.each(['a-merchant’s-own-id', 'cus_1&status=verified', 'mail+1@shop.example'])(
      'may have an id of the merchant’s own making: %s',
      async (relatedCustomer) => {
        const session = await makeSession(gateway, { ...input(newName()), relatedCustomer });
        const [owner] = await askOf('Customer', [relatedCustomer], `verificationSessions { ${page} }`);
        expect(owner?.verificationSessions.nodes.map((node) => node.id)).toEqual([session]);
        expect(asked()).toEqual([{ related_customer: relatedCustomer, limit: '10' }]);
      },
    );
  });
});
