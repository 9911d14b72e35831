import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { sessionStatus } from '../operations/sessions.js';
import { startGateway, type TestGateway } from '../support/gateway.js';
import { sessionIds } from '../support/sessions.js';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway();
});
beforeEach(() => gateway.upstream.reset());
afterAll(() => gateway.stop());

it('an answer about another object than was asked for is not shown under its id', async () => {
  const [id = '', other = ''] = await sessionIds(gateway, 2);
  gateway.upstream.intercept(() => ({
    kind: 'rewrite',
    change: (session: object) => ({ ...session, id: other }),
  }));
  const { data, errors } = await gateway.ask(sessionStatus, { id });
  expect(data.verificationSession).toBeNull();
  expect(errors.map(({ extensions }) => extensions.code)).toEqual(['UPSTREAM_INVALID_RESPONSE']);
});
