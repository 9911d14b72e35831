import { afterAll, beforeAll, beforeEach, describe, expect, expectTypeOf, it } from 'vitest';
import type {
  SessionPageQuery,
  TypedDocumentString,
  VerificationSessionAction,
  VerificationSessionStatus,
} from '../generated/graphql.js';
import { cancelSession } from '../operations/changes.js';
import { sessionPage } from '../operations/sessions.js';
import { startGateway, type TestGateway } from '../support/gateway.js';
import { makeSession, sessionIds } from '../support/sessions.js';
import { createRecordedFetch, type RecordedFetch } from './recorded-fetch.js';

type ListedNode = SessionPageQuery['verificationSessions']['nodes'][number];

describe('typed documents of codegen’s client preset, without a client library', () => {
  let gateway: TestGateway;
  let recorded: RecordedFetch;

  beforeAll(async () => {
    gateway = await startGateway();
  });
  beforeEach(() => {
    recorded = createRecordedFetch();
  });
  afterAll(() => gateway.stop());

  /** All that an application needs of its own. */
  async function execute<Data, Variables>(
    document: TypedDocumentString<Data, Variables>,
    variables: Variables,
  ): Promise<Data> {
    const response = await recorded.fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ query: document.toString(), variables }),
    });
    const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
    expect(errors).toBeUndefined();
    return data;
  }

  async function readTwoPages(first: number): Promise<Map<string, ListedNode>> {
    const { verificationSessions: one } = await execute(sessionPage, { first });
    const after = one.pageInfo.endCursor ?? null;
    const { verificationSessions: two } = await execute(sessionPage, { first, after });
    return new Map([...one.nodes, ...two.nodes].map((session) => [session.id, session]));
  }

  it('fetches a page and the next one after its cursor', async () => {
    const ids = await sessionIds(gateway, 10);
    const sessions = await readTwoPages(5);
    expect([...sessions.keys()]).toEqual(ids);
    expect(recorded.requests).toHaveLength(2);
    expectTypeOf<ListedNode['status']>().toEqualTypeOf<VerificationSessionStatus>();
  });

  it('has in the answer to a change all that a page shows, by id', async () => {
    const id = await makeSession(gateway);
    const sessions = await readTwoPages(5);
    recorded.reset();
    const { cancelVerificationSession: result } = await execute(cancelSession, { input: { id } });
    if (result.__typename !== 'CancelVerificationSessionPayload') throw new Error(result.message);
    const { verificationSession } = result;
    expectTypeOf(verificationSession.allowedActions).toEqualTypeOf<VerificationSessionAction[]>();

    const before = sessions.get(verificationSession.id);
    expect(before?.status).toBe('REQUIRES_INPUT');
    expect({ ...before, ...verificationSession }).toMatchObject({
      id,
      status: 'CANCELED',
      createdAt: before?.createdAt,
    });
    expect(recorded.requests).toHaveLength(1);
  });

  it('narrows a problem by its type', async () => {
    const id = await makeSession(gateway);
    await execute(cancelSession, { input: { id } });
    const { cancelVerificationSession: result } = await execute(cancelSession, { input: { id } });
    if (result.__typename !== 'VerificationSessionStateConflict') throw new Error(result.__typename);
    expectTypeOf(result.retryable).toEqualTypeOf<boolean>();
    expect(result.current).toMatchObject({ id, status: 'CANCELED' });
  });
});
