import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { watchByEvents } from '../../examples/clients/watch-by-events.js';
import { watchBySocket } from '../../examples/clients/watch-by-socket.js';
import { at, bearer, everyScope, makeOwned, mint } from '../access/guarded-gateway.js';
import { owner } from '../access/viewers.js';
import { startLive, type LiveGateway } from '../live/live-gateway.js';

const query = 'subscription Watch($id: ID!) { verificationSessionUpdated(id: $id) { status } }';

let gateway: LiveGateway;
beforeAll(async () => {
  gateway = await startLive();
});
afterAll(() => gateway.stop());

async function cancel(id: string): Promise<void> {
  await gateway.askText(
    'mutation ($id: ID!) { cancelVerificationSession(input: { id: $id }) { __typename } }',
    { id },
    await bearer({ sub: 'operator', scope: everyScope }),
  );
}

describe.each([
  ['server-sent events', watchByEvents, () => `${gateway.url}/graphql`],
  ['WebSocket', watchBySocket, () => `${gateway.url.replace('http', 'ws')}/graphql`],
])('examples/clients over %s', (_name, watch, url) => {
  it('tell a person of its session until it is over', async () => {
    const id = await makeOwned(gateway, owner);
    const statuses: unknown[] = [];
    await watch({
      url: url(),
      webSocketImpl: WebSocket,
      readToken: () => mint({ sub: owner }),
      subscription: { query, variables: { id } },
      onResult({ data }) {
        statuses.push(at(data, ['verificationSessionUpdated', 'status']));
        if (statuses.length === 1) void cancel(id);
      },
    });
    expect(statuses).toEqual(['REQUIRES_INPUT', 'CANCELED']);
  });

  it('hand on why nothing is told', async () => {
    const codes: unknown[] = [];
    await watch({
      url: url(),
      webSocketImpl: WebSocket,
      readToken: () => mint({ sub: 'somebody-else' }),
      subscription: { query, variables: { id: await makeOwned(gateway, owner) } },
      onResult: ({ errors = [] }) =>
        void codes.push(...errors.map((error) => at(error, ['extensions', 'code']))),
    });
    expect(codes).toEqual(['NOT_FOUND']);
  });
});
