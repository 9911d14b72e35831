import { Client, fetchExchange, gql, type TypedDocumentNode } from '@urql/core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createUrqlClient } from '../../examples/clients/urql.js';
import type { CancelSessionMutation, CancelSessionMutationVariables } from '../generated/graphql.js';
import { cancelSession } from '../operations/changes.js';
import { startGateway, type TestGateway } from '../support/gateway.js';
import { makeSession, member, present, sessionIds } from '../support/sessions.js';
import { createRecordedFetch, type RecordedFetch } from './recorded-fetch.js';
import { readIntrospection } from './schema-knowledge.js';
import {
  listed,
  listedIds,
  sessionListText,
  type SessionList,
  type SessionListVariables,
} from './session-list.js';
import { createWatchedValue } from './watched-value.js';

const sessionList: TypedDocumentNode<SessionList, SessionListVariables> = gql(sessionListText);
const cancel: TypedDocumentNode<CancelSessionMutation, CancelSessionMutationVariables> = gql(
  cancelSession.toString(),
);

describe('urql with Graphcache', () => {
  let gateway: TestGateway;
  let client: Client;
  let recorded: RecordedFetch;
  let warnings: string[];

  beforeAll(async () => {
    gateway = await startGateway();
  });
  beforeEach(() => {
    recorded = createRecordedFetch();
    warnings = [];
    client = createUrqlClient({
      url: `${gateway.url}/graphql`,
      schema: readIntrospection(),
      fetch: recorded.fetch,
      logger: (severity, message) => {
        if (severity !== 'debug') warnings.push(message);
      },
    });
  });
  afterAll(() => gateway.stop());

  /** A page together with those that the cache has already. */
  async function read(variables: SessionListVariables): Promise<SessionList> {
    const { data, error } = await client.query(sessionList, variables);
    expect(error).toBeUndefined();
    return present(data);
  }

  async function readTwoPages(variables: SessionListVariables): Promise<SessionList> {
    const first = await read(variables);
    expect(listed(first)).toHaveLength(variables.first);
    return read({ ...variables, after: first.verificationSessions.pageInfo.endCursor });
  }

  it('appends the next page to the first', async () => {
    const ids = await sessionIds(gateway, 10);
    const both = await readTwoPages({ first: 5 });
    expect(listedIds(both)).toEqual(ids);
    expect(both.verificationSessions.pageInfo).toMatchObject({ hasNextPage: true, endCursor: ids[9] });
    expect(recorded.requests).toEqual(['GET SessionList', 'GET SessionList']);
    expect(warnings).toEqual([]);
  });

  it('keeps a list for each filter', async () => {
    const verified = { status: 'VERIFIED' } as const;
    const ids = await sessionIds(gateway, 10);
    const verifiedIds = await sessionIds(gateway, 4, verified);
    expect(verifiedIds).toHaveLength(4);
    expect(listedIds(await readTwoPages({ first: 2, filter: verified }))).toEqual(verifiedIds);
    expect(listedIds(await readTwoPages({ first: 5 }))).toEqual(ids);
    recorded.reset();
    expect(listedIds(await read({ first: 2, filter: verified }))).toEqual(verifiedIds);
    expect(recorded.requests).toEqual([]);
  });

  it('shows a canceled session in its list, by its id and without asking again', async () => {
    const id = await makeSession(gateway);
    const shown = createWatchedValue<SessionList>();
    const subscription = client.query(sessionList, { first: 5 }).subscribe(({ data }) => {
      if (data !== undefined) shown.tell(data);
    });
    const before = listed(await shown.until(() => true));
    expect(before[0]).toMatchObject({ id, status: 'REQUIRES_INPUT' });
    recorded.reset();

    const { data } = await client.mutation(cancel, { input: { id } });
    member(present(data).cancelVerificationSession, 'CancelVerificationSessionPayload');
    const after = listed(await shown.until((list) => listed(list)[0]?.status === 'CANCELED'));
    subscription.unsubscribe();
    expect(after).toEqual([{ id, status: 'CANCELED', allowedActions: [] }, ...before.slice(1)]);
    expect(recorded.requests).toEqual(['POST CancelSession']);
    expect(warnings).toEqual([]);
  });

  it('tells a problem by its interface', async () => {
    const id = await makeSession(gateway);
    await gateway.ask(cancelSession, { input: { id } });
    const { data } = await client.mutation(cancel, { input: { id } });
    const conflict = member(present(data).cancelVerificationSession, 'VerificationSessionStateConflict');
    expect(conflict).toMatchObject({ code: 'STATE_CONFLICT', current: { id, status: 'CANCELED' } });
    expect(warnings).toEqual([]);
  });

  it('is told which header a GET needs', async () => {
    const careless = new Client({ url: `${gateway.url}/graphql`, exchanges: [fetchExchange] });
    const { error } = await careless.query(sessionList, { first: 1 });
    expect(error?.graphQLErrors.map(({ message }) => message)).toEqual([
      expect.stringContaining('GraphQL-Require-Preflight'),
    ]);
  });
});
