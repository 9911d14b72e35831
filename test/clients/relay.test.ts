import {
  commitMutation,
  createOperationDescriptor,
  Environment,
  fetchQuery,
  getPaginationMetadata,
  getPaginationVariables,
  getRefetchMetadata,
  getSingularSelector,
  Network,
  RecordSource,
  Store,
  type OperationType,
  type Snapshot,
  type Variables,
} from 'relay-runtime';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CancelSessionMutation, CreateSessionMutation } from '../generated/graphql.js';
import { cancelSession } from '../operations/changes.js';
import { startGateway, type TestGateway } from '../support/gateway.js';
import { makeSession, member, present, sessionIds } from '../support/sessions.js';
import { createRecordedFetch, type RecordedFetch } from './recorded-fetch.js';
import { compileOperations, type CompiledOperations } from './relay-compiler.js';
import { relayOperations } from './relay-operations.js';
import { listed, listedIds, type SessionList } from './session-list.js';
import { createWatchedValue } from './watched-value.js';

/** What Relay adds to a connection on request: the record to insert edges in. */
interface RelayList extends SessionList {
  readonly verificationSessions: SessionList['verificationSessions'] & { readonly __id: string };
}

describe('Relay', () => {
  let gateway: TestGateway;
  let operations: CompiledOperations;
  let environment: Environment;
  let recorded: RecordedFetch;

  beforeAll(async () => {
    operations = await compileOperations('sessions', relayOperations);
    gateway = await startGateway();
  });
  beforeEach(() => {
    recorded = createRecordedFetch();
    environment = new Environment({
      network: Network.create(async ({ name, text }, variables) => {
        const response = await recorded.fetch(`${gateway.url}/graphql`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ operationName: name, query: text, variables }),
        });
        return (await response.json()) as never;
      }),
      store: new Store(new RecordSource()),
      // An id is unique across types: what the store has of it answers node(id:) too.
      missingFieldHandlers: [
        {
          kind: 'linked',
          handle: (field, record, args) =>
            field.name === 'node' && record?.getType() === '__Root' ? (args as { id: string }).id : undefined,
        },
      ],
    });
  });
  afterAll(() => gateway.stop());

  /** Opens a list as a page does: it is fetched, kept, and told again after each change. */
  async function openList(variables: { count: number; filter?: Variables }) {
    const request = operations.request('sessionsListQuery');
    const operation = createOperationDescriptor(request, variables);
    environment.retain(operation);
    await fetchQuery(environment, request, variables).toPromise();
    const page = environment.lookup(operation.fragment);
    const fragment = operations.fragment('sessionsList_query');
    const selector = present(getSingularSelector(fragment, page.data));
    const snapshot = environment.lookup(selector);
    const shown = createWatchedValue<RelayList>();
    shown.tell(whole(snapshot));
    environment.subscribe(snapshot, (changed) => shown.tell(whole(changed)));

    const { paginationRequest, paginationMetadata } = getPaginationMetadata(fragment, 'list');
    return {
      shown,
      read: () => whole(environment.lookup(selector)),
      async loadNext(count: number) {
        const { endCursor } = whole(environment.lookup(selector)).verificationSessions.pageInfo;
        const next = getPaginationVariables('forward', count, endCursor, variables, {}, paginationMetadata);
        await fetchQuery(environment, paginationRequest, next).toPromise();
      },
    };
  }

  /** The data of a fragment; a part that the store lacks fails the test. */
  function whole({ data, isMissingData }: Snapshot): RelayList {
    expect(isMissingData).toBe(false);
    return data as unknown as RelayList;
  }

  function commit<Response extends object>(name: string, variables: Variables): Promise<Response> {
    return new Promise((resolve, reject) => {
      commitMutation(environment, {
        mutation: operations.request(name),
        variables,
        onCompleted: (response) => resolve(response as Response),
        onError: reject,
      });
    });
  }

  it('has a compiler that holds operations against the schema', async () => {
    const unknownField = 'query sessionsWrongQuery { verificationSessions { totalCount } }';
    await expect(compileOperations('sessions', [unknownField])).rejects.toThrow(/totalCount/);
  });

  it('appends the next page to the first', async () => {
    const ids = await sessionIds(gateway, 10);
    const list = await openList({ count: 5 });
    expect(listedIds(list.read())).toEqual(ids.slice(0, 5));
    await list.loadNext(5);
    expect(listedIds(list.read())).toEqual(ids);
    expect(list.read().verificationSessions.pageInfo).toMatchObject({
      hasNextPage: true,
      endCursor: ids[9],
    });
    expect(recorded.requests).toEqual(['POST sessionsListQuery', 'POST sessionsListPaginationQuery']);
  });

  it('keeps a list for each filter', async () => {
    const verified = { status: 'VERIFIED' } as const;
    const ids = await sessionIds(gateway, 10);
    const verifiedIds = await sessionIds(gateway, 4, verified);
    expect(verifiedIds).toHaveLength(4);
    const some = await openList({ count: 2, filter: verified });
    await some.loadNext(2);
    const all = await openList({ count: 5 });
    await all.loadNext(5);
    expect(listedIds(all.read())).toEqual(ids);
    expect(listedIds(some.read())).toEqual(verifiedIds);
  });

  it('shows a canceled session in its list, by its id and without asking again', async () => {
    const id = await makeSession(gateway);
    const list = await openList({ count: 5 });
    const before = listed(list.read());
    expect(before[0]).toMatchObject({ id, status: 'REQUIRES_INPUT' });
    recorded.reset();

    const { cancelVerificationSession } = await commit<CancelSessionMutation>('sessionsCancelMutation', {
      input: { id },
    });
    member(cancelVerificationSession, 'CancelVerificationSessionPayload');
    const after = listed(await list.shown.until((shown) => listed(shown)[0]?.status === 'CANCELED'));
    expect(after).toEqual([{ id, status: 'CANCELED', allowedActions: [] }, ...before.slice(1)]);
    expect(recorded.requests).toEqual(['POST sessionsCancelMutation']);
  });

  it('puts a new session at the head of its list', async () => {
    const list = await openList({ count: 5 });
    const before = listed(list.read());
    recorded.reset();

    const { createVerificationSession } = await commit<CreateSessionMutation>('sessionsCreateMutation', {
      input: { type: 'DOCUMENT' },
      connections: [list.read().verificationSessions.__id],
    });
    const { id } = member(createVerificationSession, 'CreateVerificationSessionPayload').verificationSession;
    const [head, ...rest] = listed(await list.shown.until((shown) => listed(shown).length === 6));
    expect(head).toMatchObject({ id, status: 'REQUIRES_INPUT' });
    expect(rest).toEqual(before);
    expect(recorded.requests).toEqual(['POST sessionsCreateMutation']);
  });

  it('reads one session of a list again through node', async () => {
    const id = await makeSession(gateway);
    const list = await openList({ count: 5 });
    await gateway.ask(cancelSession, { input: { id } });
    expect(listed(list.read())[0]).toMatchObject({ id, status: 'REQUIRES_INPUT' });

    const fragment = operations.fragment('sessionsStatus_session');
    const { refetchableRequest, identifierInfo } = getRefetchMetadata(fragment, 'status');
    expect(identifierInfo?.identifierField).toBe('id');
    await fetchQuery(environment, refetchableRequest, { id }).toPromise();
    expect(listed(list.read())[0]).toEqual({ id, status: 'CANCELED', allowedActions: [] });
    expect(recorded.requests).toEqual(['POST sessionsListQuery', 'POST sessionsStatusRefetchQuery']);
  });

  it('answers node from what a list has brought', async () => {
    const [id = ''] = await sessionIds(gateway, 1);
    const list = await openList({ count: 1 });
    recorded.reset();
    const data = await fetchQuery<OperationType>(
      environment,
      operations.request('sessionsNodeQuery'),
      { id },
      { fetchPolicy: 'store-or-network' },
    ).toPromise();
    expect(data).toEqual({ node: { id, status: listed(list.read())[0]?.status } });
    expect(recorded.requests).toEqual([]);
  });
});
