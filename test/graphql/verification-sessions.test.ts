import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SessionPageQueryVariables } from '../generated/graphql.js';
import { sessionPage } from '../operations/sessions.js';
import { startGateway, type TestGateway } from '../support/gateway.js';
import { present, sessionIds } from '../support/sessions.js';

describe('the list of sessions', () => {
  const count = 30;
  let gateway: TestGateway;
  /** Newest first. */
  let ids: string[];
  const at = (place: number) => present(ids[place]);

  beforeAll(async () => {
    gateway = await startGateway({ sandbox: { sessions: count } });
    ids = await sessionIds(gateway, 100);
    expect(ids).toHaveLength(count);
  });
  beforeEach(() => gateway.upstream.reset());
  afterAll(() => gateway.stop());

  /** Reads a page and tells which it was, and what Stripe was asked for. */
  async function page(variables: SessionPageQueryVariables) {
    const { data, errors } = await gateway.ask(sessionPage, variables);
    expect(errors).toEqual([]);
    const { nodes, edges, pageInfo } = data.verificationSessions;
    expect(edges.map(({ node }) => node.id)).toEqual(nodes.map(({ id }) => id));
    expect(edges.map(({ cursor }) => cursor)).toEqual(nodes.map(({ id }) => id));
    expect(pageInfo.startCursor).toBe(nodes[0]?.id ?? null);
    expect(pageInfo.endCursor).toBe(nodes.at(-1)?.id ?? null);
    expect(gateway.upstream.summary()).toEqual(['GET verification_sessions']);
    return {
      nodes,
      places: nodes.map(({ id }) => ids.indexOf(id)),
      next: pageInfo.hasNextPage,
      previous: pageInfo.hasPreviousPage,
      asked: { ...gateway.upstream.calls[0]?.params },
    };
  }

  const from = (first: number, last: number) =>
    Array.from({ length: last - first + 1 }, (_, step) => first + step);

  it('is newest first, ten at a time', async () => {
    const { nodes, places, ...rest } = await page({});
    expect(places).toEqual(from(0, 9));
    expect(rest).toEqual({ next: true, previous: false, asked: { limit: '10' } });
    const times = nodes.map(({ createdAt }) => Date.parse(createdAt));
    expect(times).toEqual([...times].sort((one, other) => other - one));
  });

  describe('pages of every kind', () => {
    interface Case {
      readonly name: string;
      readonly ask: () => SessionPageQueryVariables;
      readonly places: number[];
      readonly next: boolean;
      readonly previous: boolean;
      readonly asked: () => Record<string, string>;
    }
    const cases: Case[] = [
      {
        name: 'first',
        ask: () => ({ first: 3 }),
        places: [0, 1, 2],
        next: true,
        previous: false,
        asked: () => ({ limit: '3' }),
      },
      {
        name: 'first with null cursors',
        ask: () => ({ first: 3, after: null, before: null, last: null, filter: null }),
        places: [0, 1, 2],
        next: true,
        previous: false,
        asked: () => ({ limit: '3' }),
      },
      {
        name: 'first and after',
        ask: () => ({ first: 3, after: at(9) }),
        places: [10, 11, 12],
        next: true,
        previous: true,
        asked: () => ({ limit: '3', starting_after: at(9) }),
      },
      {
        name: 'the last page forwards',
        ask: () => ({ first: 3, after: at(27) }),
        places: [28, 29],
        next: false,
        previous: true,
        asked: () => ({ limit: '3', starting_after: at(27) }),
      },
      {
        name: 'a page that ends with the list',
        ask: () => ({ first: 2, after: at(27) }),
        places: [28, 29],
        next: false,
        previous: true,
        asked: () => ({ limit: '2', starting_after: at(27) }),
      },
      {
        name: 'after the last one',
        ask: () => ({ first: 2, after: at(29) }),
        places: [],
        next: false,
        previous: true,
        asked: () => ({ limit: '2', starting_after: at(29) }),
      },
      {
        name: 'after alone',
        ask: () => ({ after: at(4) }),
        places: from(5, 14),
        next: true,
        previous: true,
        asked: () => ({ limit: '10', starting_after: at(4) }),
      },
      {
        name: 'last and before',
        ask: () => ({ last: 3, before: at(10) }),
        places: [7, 8, 9],
        next: true,
        previous: true,
        asked: () => ({ limit: '3', ending_before: at(10) }),
      },
      {
        name: 'the first page backwards',
        ask: () => ({ last: 3, before: at(2) }),
        places: [0, 1],
        next: true,
        previous: false,
        asked: () => ({ limit: '3', ending_before: at(2) }),
      },
      {
        name: 'before alone walks back',
        ask: () => ({ before: at(20) }),
        places: from(10, 19),
        next: true,
        previous: true,
        asked: () => ({ limit: '10', ending_before: at(20) }),
      },
      {
        name: 'before the first one',
        ask: () => ({ last: 3, before: at(0) }),
        places: [],
        next: true,
        previous: false,
        asked: () => ({ limit: '3', ending_before: at(0) }),
      },
      {
        name: 'first and before, which is near',
        ask: () => ({ first: 5, before: at(3) }),
        places: [0, 1, 2],
        next: false,
        previous: false,
        asked: () => ({ limit: '6' }),
      },
      {
        name: 'first and before, which is far',
        ask: () => ({ first: 5, before: at(20) }),
        places: from(0, 4),
        next: true,
        previous: false,
        asked: () => ({ limit: '6' }),
      },
      {
        name: 'first and before, exactly full',
        ask: () => ({ first: 5, before: at(5) }),
        places: from(0, 4),
        next: false,
        previous: false,
        asked: () => ({ limit: '6' }),
      },
      {
        name: 'first between two cursors',
        ask: () => ({ first: 5, after: at(4), before: at(8) }),
        places: [5, 6, 7],
        next: false,
        previous: true,
        asked: () => ({ limit: '6', starting_after: at(4) }),
      },
      {
        name: 'first between two cursors that are far apart',
        ask: () => ({ first: 2, after: at(4), before: at(8) }),
        places: [5, 6],
        next: true,
        previous: true,
        asked: () => ({ limit: '3', starting_after: at(4) }),
      },
      {
        name: 'last between two cursors',
        ask: () => ({ last: 5, after: at(4), before: at(8) }),
        places: [5, 6, 7],
        next: true,
        previous: false,
        asked: () => ({ limit: '6', ending_before: at(8) }),
      },
      {
        name: 'last between two cursors that are far apart',
        ask: () => ({ last: 2, after: at(4), before: at(8) }),
        places: [6, 7],
        next: true,
        previous: true,
        asked: () => ({ limit: '3', ending_before: at(8) }),
      },
      {
        name: 'neighbouring cursors',
        ask: () => ({ first: 5, after: at(4), before: at(5) }),
        places: [],
        next: false,
        previous: true,
        asked: () => ({ limit: '6', starting_after: at(4) }),
      },
      {
        name: 'the largest page',
        ask: () => ({ first: 100 }),
        places: from(0, 29),
        next: false,
        previous: false,
        asked: () => ({ limit: '100' }),
      },
      {
        name: 'the largest page before a cursor',
        ask: () => ({ first: 100, before: at(2) }),
        places: [0, 1],
        next: false,
        previous: false,
        asked: () => ({ limit: '100' }),
      },
    ];
    it.each(cases)('$name', async ({ ask, places, next, previous, asked }) => {
      expect(await page(ask())).toMatchObject({ places, next, previous, asked: asked() });
    });
  });

  it('walked forwards and then backwards tells every session once', async () => {
    const forwards: number[] = [];
    let after: string | null = null;
    for (let more = true; more;) {
      gateway.upstream.reset();
      const { nodes, places, next } = await page({ first: 7, after });
      forwards.push(...places);
      after = present(nodes.at(-1)).id;
      more = next;
    }
    expect(forwards).toEqual(from(0, count - 1));

    const backwards: number[] = [];
    let before = present(after);
    for (let more = true; more;) {
      gateway.upstream.reset();
      const { nodes, places, previous } = await page({ last: 7, before });
      backwards.unshift(...places);
      before = present(nodes[0]).id;
      more = previous;
    }
    expect(backwards).toEqual(from(0, count - 2));
  });

  it.each([{ after: 'vs_gone' }, { last: 2, before: 'vs_gone' }])(
    'a cursor that names nothing is bad input, %j',
    async (variables) => {
      const { data, errors } = await gateway.ask(sessionPage, variables);
      expect(data).toBeNull();
      expect(errors).toHaveLength(1);
      const param = 'after' in variables ? 'after' : 'before';
      expect(errors[0]).toMatchObject({
        path: ['verificationSessions'],
        extensions: { code: 'BAD_USER_INPUT', retryable: false, param },
      });
      expect(gateway.upstream.calls).toHaveLength(1);
    },
  );

  describe('filtered', () => {
    it.each([
      [{ status: 'VERIFIED' } as const, { status: 'verified' }],
      [{ status: 'REQUIRES_INPUT' } as const, { status: 'requires_input' }],
      [{ status: 'PROCESSING' } as const, { status: 'processing' }],
      [{ status: 'CANCELED' } as const, { status: 'canceled' }],
      [{ clientReferenceId: 'user_1' }, { client_reference_id: 'user_1' }],
      [{ relatedCustomer: 'cus_sandbox000001' }, { related_customer: 'cus_sandbox000001' }],
      [
        { relatedCustomerAccount: 'acct_customer000003' },
        { related_customer_account: 'acct_customer000003' },
      ],
      [
        { clientReferenceId: 'user_1', status: 'VERIFIED' } as const,
        { client_reference_id: 'user_1', status: 'verified' },
      ],
      [{}, {}],
      [{ status: null, createdAt: null, clientReferenceId: null, relatedCustomer: null }, {}],
      [{ createdAt: {} }, {}],
    ])('by %j asks Stripe for %j', async (filter, asked) => {
      const answer = await page({ first: 100, filter });
      expect(answer.asked).toEqual({ limit: '100', ...asked });
      for (const node of answer.nodes) {
        if ('status' in filter && filter.status) expect(node.status).toBe(filter.status);
        if ('clientReferenceId' in filter && filter.clientReferenceId)
          expect(node.clientReferenceId).toBe(filter.clientReferenceId);
      }
    });

    it('by a reference nobody has is an empty page', async () => {
      const { places, next, previous } = await page({ filter: { clientReferenceId: 'user_nobody' } });
      expect({ places, next, previous }).toEqual({ places: [], next: false, previous: false });
    });

    it('keeps the filter from page to page', async () => {
      const all = await sessionIds(gateway, 100, { status: 'VERIFIED' });
      const { asked, nodes } = await page({
        first: 2,
        after: all[0] ?? null,
        filter: { status: 'VERIFIED' },
      });
      expect(asked).toEqual({ limit: '2', starting_after: all[0], status: 'verified' });
      expect(nodes.map(({ id }) => id)).toEqual(all.slice(1, 3));
    });
  });

  describe('by time of creation', () => {
    const shift = (time: string, ms: number) => new Date(Date.parse(time) + ms).toISOString();
    /** Bounds around the moment a session was created, and whether they let it through. */
    const bounds = [
      ['gt', -500, -1, true],
      ['gt', 0, 0, false],
      ['gt', 500, 0, false],
      ['gte', -500, 0, true],
      ['gte', 0, 0, true],
      ['gte', 500, 1, false],
      ['lt', -500, 0, false],
      ['lt', 0, 0, false],
      ['lt', 500, 1, true],
      ['lte', -500, -1, false],
      ['lte', 0, 0, true],
      ['lte', 500, 0, true],
    ] as const;

    it.each(bounds)('%s at %i ms is sent as %i s', async (bound, ms, seconds, kept) => {
      const { data } = await gateway.ask(sessionPage, { first: 1, after: at(14) });
      const created = present(data.verificationSessions.nodes[0]).createdAt;
      gateway.upstream.reset();
      const { places, asked } = await page({
        first: 100,
        filter: { createdAt: { [bound]: shift(created, ms) } },
      });
      expect(asked).toEqual({
        limit: '100',
        created: { [bound]: String(Date.parse(created) / 1000 + seconds) },
      });
      expect(places.includes(15)).toBe(kept);
    });

    it('takes a zone, and both ends of a span', async () => {
      const { asked } = await page({
        filter: { createdAt: { gte: '2026-01-31T13:00:00+01:00', lt: '2026-02-01T00:00:00.000Z' } },
      });
      expect(asked).toEqual({ limit: '10', created: { gte: '1769860800', lt: '1769904000' } });
    });
  });

  it('asked for twice in one query is read once, with another filter twice', async () => {
    const { errors } = await gateway.askText(`{
      a: verificationSessions(first: 3) { nodes { id } }
      b: verificationSessions(first: 3) { edges { node { verifiedOutputs { firstName } } } }
      c: verificationSessions(first: 3, filter: { status: VERIFIED }) { nodes { id } }
    }`);
    expect(errors).toEqual([]);
    expect(gateway.upstream.summary().sort()).toEqual([
      'GET verification_sessions',
      'GET verification_sessions data.verified_outputs',
    ]);
  });

  it('asks for no expands for pageInfo alone', async () => {
    const { data, errors } = await gateway.askText('{ verificationSessions { pageInfo { hasNextPage } } }');
    expect(errors).toEqual([]);
    expect(data).toEqual({ verificationSessions: { pageInfo: { hasNextPage: true } } });
    expect(gateway.upstream.summary()).toEqual(['GET verification_sessions']);
  });
});
