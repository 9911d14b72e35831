import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SessionPageQueryVariables } from '../generated/graphql.js';
import { sessionPage } from '../operations/sessions.js';
import { startGateway, type TestGateway } from '../support/gateway.js';

const sessions = 80;

describe('a walk through all sessions while new ones come', () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await startGateway({ sandbox: { sessions } });
  });
  afterAll(() => gateway.stop());

  const size = fc.oneof(fc.integer({ min: 1, max: 100 }), fc.constantFrom(1, 99, 100));
  /** How many sessions are created after the first page, the second and so on. */
  const arrivals = fc.array(fc.nat({ max: 2 }), { maxLength: 5 });

  it('to older ones meets each that was there at the start once', async () => {
    await fc.assert(
      fc.asyncProperty(size, arrivals, async (first, coming) => {
        const atStart = await listAll();
        const met: string[] = [];
        let after: string | null | undefined = null;
        for (let turn = 0; ; turn += 1) {
          const { nodes, pageInfo } = await ask({ first, after });
          met.push(...nodes.map(({ id }) => id));
          expect(pageInfo.hasPreviousPage).toBe(turn > 0);
          if (!pageInfo.hasNextPage) break;
          after = pageInfo.endCursor;
          await create(coming[turn]);
        }
        expect(met).toEqual(atStart);
      }),
      { numRuns: 8 },
    );
  });

  it('to newer ones meets each once, those that came meanwhile too', async () => {
    await fc.assert(
      fc.asyncProperty(size, arrivals, fc.nat({ max: sessions - 1 }), async (last, coming, place) => {
        const start = (await listAll()).at(place) ?? '';
        const met: string[] = [];
        let before = start;
        for (let turn = 0; ; turn += 1) {
          const { nodes, pageInfo } = await ask({ last, before });
          met.unshift(...nodes.map(({ id }) => id));
          expect(pageInfo.hasNextPage).toBe(true);
          if (!pageInfo.hasPreviousPage) break;
          before = pageInfo.startCursor ?? '';
          await create(coming[turn]);
        }
        const atEnd = await listAll();
        expect(met).toEqual(atEnd.slice(0, atEnd.indexOf(start)));
      }),
      { numRuns: 8 },
    );
  });

  async function ask(variables: SessionPageQueryVariables) {
    const { data, errors } = await gateway.ask(sessionPage, variables);
    expect(errors).toEqual([]);
    const { nodes, edges, pageInfo } = data.verificationSessions;
    expect(edges.map(({ cursor }) => cursor)).toEqual(nodes.map(({ id }) => id));
    expect([pageInfo.startCursor, pageInfo.endCursor]).toEqual([
      nodes[0]?.id ?? null,
      nodes.at(-1)?.id ?? null,
    ]);
    return { nodes, pageInfo };
  }

  /** All there is now, newest first, as the sandbox itself tells it. */
  async function listAll(): Promise<string[]> {
    const ids: string[] = [];
    for (;;) {
      const cursor = ids.at(-1);
      const query = new URLSearchParams({
        limit: '100',
        ...(cursor === undefined ? {} : { starting_after: cursor }),
      });
      const answer = await fetch(`${gateway.sandbox.url}/v1/identity/verification_sessions?${query}`, {
        headers: { Authorization: `Bearer ${gateway.sandbox.secretKey}` },
      });
      const page = (await answer.json()) as { data: { id: string }[]; has_more: boolean };
      ids.push(...page.data.map(({ id }) => id));
      if (!page.has_more) return ids;
    }
  }

  async function create(count = 0): Promise<void> {
    for (let index = 0; index < count; index += 1) {
      const { data } = await gateway.askText(
        'mutation { createVerificationSession(input: { type: DOCUMENT }) { __typename } }',
      );
      expect(data).toEqual({
        createVerificationSession: { __typename: 'CreateVerificationSessionPayload' },
      });
    }
  }
});
