import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startGateway, type TestGateway } from '../support/gateway.js';
import { sessionIds } from '../support/sessions.js';
import { isList } from '../stripe/batch/batched-account.js';

const rate = 10;

let gateway: TestGateway;
let ids: string[];
beforeEach(async () => {
  gateway = await startGateway({
    sandbox: { rateLimit: { perEndpoint: rate, total: 100 } },
    env: {
      STRIPE_RATE_ENDPOINT: String(rate),
      STRIPE_RATE_TOTAL: '100',
      STRIPE_TIMEOUT_MS: '8000',
    },
  });
  // Their creation is known from then on.
  ids = await sessionIds(gateway, 60);
});
afterEach(() => gateway.stop());

async function read(asked: readonly string[], selection = 'id status'): Promise<unknown[]> {
  const aliases = asked.map((id, index) => `a${index}: verificationSession(id: "${id}") { ${selection} }`);
  const { data, errors } = await gateway.askText(`{ ${aliases.join(' ')} }`);
  expect(errors).toEqual([]);
  return asked.map((_id, index) => (data as Record<string, unknown>)[`a${index}`]);
}

const lists = () => gateway.upstream.calls.filter(isList);

describe('reads that would wait for their turns', () => {
  it('are answered by one plain list of the time their sessions were created in', async () => {
    const asked = ids.filter((_id, index) => index % 2 === 0);
    expect(await read(asked)).toMatchObject(asked.map((id) => ({ id })));
    expect(gateway.upstream.calls).toHaveLength(rate + 1);
    const [list] = lists();
    expect(list).toMatchObject({ expand: [], lane: 'base', params: { limit: '100' } });
    expect(Object.keys(list?.params['created'] as object).sort()).toEqual(['gte', 'lte']);
  });

  it.each([
    ['results', 'id verifiedOutputs { firstName }'],
    ['sensitive results', 'id verifiedOutputs { dob { iso } }'],
    ['secrets', 'id url'],
  ])('are retrieved singly where %s are wanted', async (_what, selection) => {
    const asked = ids.slice(0, rate + 3);
    expect(await read(asked, selection)).toMatchObject(asked.map((id) => ({ id })));
    expect(lists()).toEqual([]);
  });

  it('are retrieved where nothing is known of when their sessions were created', async () => {
    const other = await startGateway({ env: { STRIPE_RATE_ENDPOINT: String(rate) } });
    try {
      // The same seed gives the same sessions.
      const aliases = (await sessionIds(gateway, rate + 3)).map(
        (id, index) => `a${index}: verificationSession(id: "${id}") { id }`,
      );
      const { errors } = await other.askText(`{ ${aliases.join(' ')} }`);
      expect(errors).toEqual([]);
      expect(other.upstream.calls).toHaveLength(rate + 3);
      expect(other.upstream.calls.filter(isList)).toEqual([]);
    } finally {
      await other.stop();
    }
  });
});

describe('a list in place of retrieves', () => {
  it.each([
    ['is refused', { kind: 'answer', status: 403, body: '{"error":{"type":"invalid_request_error"}}' }],
    ['cannot be read', { kind: 'answer', status: 200, body: '{"data":"nothing"}' }],
    ['does not answer', { kind: 'hang' }],
  ] as const)(
    'that %s costs its askers nothing but time, and is not tried again at once',
    async (_what, fault) => {
      gateway.upstream.intercept((call) => (isList(call) ? fault : undefined));
      const asked = ids.slice(0, rate + 5);
      expect(await read(asked)).toMatchObject(asked.map((id) => ({ id })));
      const tried = lists().length;
      expect(tried).toBeGreaterThan(0);
      const next = ids.slice(20, 20 + rate + 5);
      expect(await read(next)).toMatchObject(next.map((id) => ({ id })));
      expect(lists()).toHaveLength(tried);
    },
  );
});
