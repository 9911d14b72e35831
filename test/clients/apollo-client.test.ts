import { gql, type ApolloClient, type TypedDocumentNode } from '@apollo/client';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApolloClient } from '../../examples/clients/apollo.js';
import type { CancelSessionMutation, CancelSessionMutationVariables } from '../generated/graphql.js';
import { cancelSession } from '../operations/changes.js';
import { startGateway, type TestGateway } from '../support/gateway.js';
import { makeSession, member, present, sessionIds } from '../support/sessions.js';
import { createRecordedFetch, type RecordedFetch } from './recorded-fetch.js';
import { readPossibleTypes } from './schema-knowledge.js';
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

describe('Apollo Client', () => {
  let gateway: TestGateway;
  let client: ApolloClient;
  let recorded: RecordedFetch;

  beforeAll(async () => {
    gateway = await startGateway();
  });
  beforeEach(() => {
    recorded = createRecordedFetch();
    client = createApolloClient({
      url: `${gateway.url}/graphql`,
      possibleTypes: readPossibleTypes(),
      fetch: recorded.fetch,
    });
  });
  afterAll(() => gateway.stop());

  /** A list as a page shows it: told by the cache, again after each change. */
  function watch(variables: SessionListVariables) {
    const list = client.watchQuery({ query: sessionList, variables });
    const shown = createWatchedValue<SessionList>();
    list.subscribe(({ data, dataState }) => {
      if (dataState === 'complete') shown.tell(data);
    });
    return { list, shown };
  }

  /** Two pages of a list, as the cache shows them in the end. */
  async function readTwoPages(variables: SessionListVariables): Promise<SessionList> {
    const { list, shown } = watch(variables);
    const first = await shown.until(() => true);
    expect(listed(first)).toHaveLength(variables.first);
    await list.fetchMore({ variables: { after: first.verificationSessions.pageInfo.endCursor } });
    return shown.until((both) => listed(both).length > variables.first);
  }

  function readSession(id: string): unknown {
    return client.readFragment({
      fragment: gql`
        fragment Status on VerificationSession {
          status
          allowedActions
        }
      `,
      from: { __typename: 'VerificationSession', id },
    });
  }

  it('appends the next page to the first', async () => {
    const ids = await sessionIds(gateway, 10);
    const both = await readTwoPages({ first: 5 });
    expect(listedIds(both)).toEqual(ids);
    expect(both.verificationSessions.pageInfo).toMatchObject({ hasNextPage: true, endCursor: ids[9] });
    expect(recorded.requests).toEqual(['POST SessionList', 'POST SessionList']);
  });

  it('keeps a list for each filter', async () => {
    const verified = { status: 'VERIFIED' } as const;
    const ids = await sessionIds(gateway, 10);
    const verifiedIds = await sessionIds(gateway, 4, verified);
    expect(verifiedIds).toHaveLength(4);
    expect(listedIds(await readTwoPages({ first: 2, filter: verified }))).toEqual(verifiedIds);
    expect(listedIds(await readTwoPages({ first: 5 }))).toEqual(ids);
    const kept = client.readQuery({ query: sessionList, variables: { first: 2, filter: verified } });
    expect(listedIds(present(kept))).toEqual(verifiedIds);
  });

  it('shows a canceled session in its list, by its id and without asking again', async () => {
    const id = await makeSession(gateway);
    const { shown } = watch({ first: 5 });
    const before = listed(await shown.until(() => true));
    expect(before[0]).toMatchObject({ id, status: 'REQUIRES_INPUT' });
    recorded.reset();

    const { data } = await client.mutate({ mutation: cancel, variables: { input: { id } } });
    member(present(data).cancelVerificationSession, 'CancelVerificationSessionPayload');
    const after = listed(await shown.until((list) => listed(list)[0]?.status === 'CANCELED'));
    expect(after).toEqual([{ id, status: 'CANCELED', allowedActions: [] }, ...before.slice(1)]);
    expect(recorded.requests).toEqual(['POST CancelSession']);
  });

  it('takes the state out of a conflict too', async () => {
    const id = await makeSession(gateway);
    await client.query({ query: sessionList, variables: { first: 5 } });
    expect(readSession(id)).toMatchObject({ status: 'REQUIRES_INPUT' });
    await gateway.ask(cancelSession, { input: { id } });

    const { data } = await client.mutate({ mutation: cancel, variables: { input: { id } } });
    const conflict = member(present(data).cancelVerificationSession, 'VerificationSessionStateConflict');
    expect(conflict).toMatchObject({ code: 'STATE_CONFLICT', retryable: false });
    expect(readSession(id)).toMatchObject({ status: 'CANCELED', allowedActions: [] });
    expect(recorded.requests).toEqual(['POST SessionList', 'POST CancelSession']);
  });

  it('knows a session as a Node, from the possible types', async () => {
    const [id = ''] = await sessionIds(gateway, 1);
    await client.query({ query: sessionList, variables: { first: 1 } });
    const node = client.readFragment({
      fragment: gql`
        fragment AnyNode on Node {
          id
        }
      `,
      from: { __typename: 'VerificationSession', id },
    });
    expect(node).toMatchObject({ id });
  });
});
