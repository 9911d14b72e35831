import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startLive, type LiveGateway } from '../live/live-gateway.js';
import { startGateway, type TestGateway } from '../support/gateway.js';
import { makeSession, sessionIds } from '../support/sessions.js';
import { bearer, everyScope } from '../access/guarded-gateway.js';
import { scrape } from './scrape.js';

const status = (name: string, id: string) => `query ${name} { verificationSession(id: "${id}") { status } }`;

describe('the metrics of operations', () => {
  let gateway: TestGateway;
  beforeEach(async () => {
    gateway = await startGateway();
  });
  afterEach(() => gateway.stop());

  it('count each by its name, type and outcome', async () => {
    const id = await makeSession(gateway);
    const before = await scrape(gateway.url);
    for (let time = 0; time < 3; time += 1) await gateway.askText(status('Status', id));
    await gateway.askText(`{ verificationSession(id: "${id}") { status } }`);
    await gateway.askText(`query Broken { verificationSession(id: "nothing") { status } }`);
    await gateway.askText(`query Unknown { verificationSession(id: "${id}") { nothing } }`);
    await gateway.askText('query {');
    gateway.upstream.intercept(() => ({ kind: 'answer', status: 403, body: '{"error":{"type":"x"}}' }));
    await gateway.askText(status('Status', id));
    await gateway.askText(
      `mutation Cancel { cancelVerificationSession(input: { id: "${id}" }) { __typename } }`,
    );
    const after = await scrape(gateway.url);
    const count = (operation: string, type: string, outcome: string) =>
      after.value('operations_total', { operation, type, outcome });
    expect(count('Status', 'query', 'ok')).toBe(3);
    expect(count('Status', 'query', 'UPSTREAM_PERMISSION_DENIED')).toBe(1);
    expect(count('anonymous', 'query', 'ok')).toBe(1);
    expect(count('Broken', 'query', 'BAD_USER_INPUT')).toBe(1);
    // It was never executed, so its name is nobody's.
    expect(count('other', 'query', 'GRAPHQL_VALIDATION_FAILED')).toBe(1);
    expect(count('anonymous', 'unknown', 'GRAPHQL_PARSE_FAILED')).toBe(1);
    // A problem is data to the client, and no success all the same.
    expect(count('Cancel', 'mutation', 'UPSTREAM_PERMISSION_DENIED')).toBe(1);
    expect(after.series('operations_total')).toHaveLength(before.series('operations_total').length + 7);

    const durations = (outcome: string) =>
      after.value('operation_duration_seconds_count', { operation: 'Status', outcome });
    expect(durations('ok')).toBe(3);
    expect(durations('failed')).toBe(1);
  });

  it('count documents that are asked for by a hash which is not known', async () => {
    await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } }),
    });
    const after = await scrape(gateway.url);
    expect(after.value('operations_total', { outcome: 'PERSISTED_QUERY_NOT_FOUND' })).toBe(1);
  });

  it('have few series, however many names there are', async () => {
    const nameOf = (index: number) =>
      `Op${String.fromCharCode(97 + (index % 26), 97 + (Math.floor(index / 26) % 26), 97 + Math.floor(index / 676))}`;
    const names = Array.from({ length: 1000 }, (_, index) => nameOf(index));
    expect(new Set(names).size).toBe(1000);
    for (const name of names) await gateway.askText(`query ${name} { __typename }`);
    const { series, value } = await scrape(gateway.url);
    expect(series('operations_total')).toHaveLength(101);
    expect(value('operations_total', { operation: 'other' })).toBe(900);
    expect(value('operations_total', { operation: names[99] ?? '' })).toBe(1);
  });

  it.each(['vs_1Abc2Def', 'user_12345', 'Of_1980_01_02', 'A'.repeat(65), '_private'])(
    'do not take %s for a name',
    async (name) => {
      await gateway.askText(`query ${name} { __typename }`);
      const { text, value } = await scrape(gateway.url);
      expect(text).not.toContain(name);
      expect(value('operations_total', { operation: 'other' })).toBe(1);
    },
  );
});

describe('the metrics of calls to Stripe', () => {
  let gateway: TestGateway;
  afterEach(() => gateway.stop());

  it('count them by endpoint, lane and outcome', async () => {
    gateway = await startGateway();
    const id = await makeSession(gateway);
    await gateway.submit(id, 'verified');
    await gateway.askText(status('One', id));
    await gateway.askText(status('One', 'vs_missing'));
    await gateway.askText(`{ verificationSession(id: "${id}") { verifiedOutputs { dob { iso } } } }`);
    await gateway.askText('{ verificationSessions(first: 2) { nodes { id } } }');
    gateway.upstream.intercept(() => ({
      kind: 'answer',
      status: 500,
      body: '{}',
      headers: { 'Stripe-Should-Retry': 'false' },
    }));
    await gateway.askText(status('One', id));
    const { value } = await scrape(gateway.url);
    const calls = (endpoint: string, lane: string, outcome: string) =>
      value('stripe_calls_total', { endpoint, lane, outcome });
    expect(calls('sessions.create', 'base', 'ok')).toBe(1);
    expect(calls('sessions.retrieve', 'base', 'ok')).toBe(2);
    expect(calls('sessions.retrieve', 'base', 'NOT_FOUND')).toBe(1);
    expect(calls('sessions.retrieve', 'base', 'UPSTREAM_UNAVAILABLE')).toBe(1);
    expect(calls('sessions.retrieve', 'sensitive', 'ok')).toBe(1);
    expect(calls('sessions.list', 'base', 'ok')).toBe(1);
    expect(value('stripe_call_duration_seconds_count', { endpoint: 'sessions.retrieve', lane: 'base' })).toBe(
      4,
    );
    expect(value('session_cache_reads_total', { result: 'bypass' })).toBe(4);
    expect(value('stripe_breaker_open', { lane: 'base' })).toBe(0);
  });

  it('tell that a lane is shut, and open again', async () => {
    gateway = await startGateway();
    const [id = ''] = await sessionIds(gateway, 1);
    const openness = async (lane: string) =>
      (await scrape(gateway.url)).value('stripe_breaker_open', { lane });
    gateway.upstream.intercept(() => ({ kind: 'answer', status: 500, body: '{}' }));
    await vi.waitFor(
      async () => {
        await gateway.askText(status('One', id));
        expect(await openness('base')).toBe(1);
      },
      { timeout: 15_000 },
    );
    expect(await openness('sensitive')).toBe(0);
    gateway.upstream.reset();
    await vi.waitFor(
      async () => {
        await gateway.askText(status('One', id));
        expect(await openness('base')).toBe(0);
      },
      { timeout: 15_000 },
    );
  });

  it('tell who has gone from what has failed', async () => {
    gateway = await startGateway();
    const [id = ''] = await sessionIds(gateway, 1);
    const gone = new AbortController();
    gateway.upstream.intercept(() => {
      gone.abort();
      return { kind: 'hang' };
    });
    const asked = fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ query: status('Gone', id) }),
      signal: gone.signal,
    });
    await expect(asked).rejects.toThrow();
    await vi.waitFor(async () => {
      const { value } = await scrape(gateway.url);
      expect(value('operations_total', { operation: 'Gone' })).toBe(1);
      expect(value('operations_total', { operation: 'Gone', outcome: 'ABANDONED' })).toBe(1);
      expect(value('stripe_calls_total', { outcome: 'ABANDONED' })).toBe(1);
    });
  });

  it('tell what the cache answered', async () => {
    gateway = await startGateway({ env: { CACHE_TTL_MS: '60000', CACHE_MAX_AGE_MS: '60000' } });
    const [listed = ''] = await sessionIds(gateway, 2);
    const made = await makeSession(gateway);
    for (const id of [listed, made, made, made]) await gateway.askText(status('One', id));
    const { value } = await scrape(gateway.url);
    expect(value('session_cache_reads_total', { result: 'hit' })).toBe(3);
    expect(value('session_cache_reads_total', { result: 'miss' })).toBe(1);
    expect(value('session_cache_entries')).toBe(3);
  });

  it('tell what the cache answered while it was read anew', async () => {
    gateway = await startGateway({ env: { CACHE_TTL_MS: '1', CACHE_MAX_AGE_MS: '60000' } });
    const [listed = ''] = await sessionIds(gateway, 1);
    await gateway.askText(status('One', listed));
    const { value } = await scrape(gateway.url);
    expect(value('session_cache_reads_total', { result: 'stale' })).toBe(1);
  });

  it('tell which reads were shared', async () => {
    gateway = await startGateway();
    const [id = ''] = await sessionIds(gateway, 1);
    gateway.upstream.intercept(() => ({ kind: 'delay', ms: 500 }));
    await Promise.all(Array.from({ length: 3 }, () => gateway.askText(status('One', id))));
    const { value } = await scrape(gateway.url);
    expect(value('shared_reads_total', { endpoint: 'sessions.retrieve' })).toBe(2);
    expect(value('stripe_calls_total', { endpoint: 'sessions.retrieve' })).toBe(1);
  });

  it('tell who waited for a turn, and who was refused', async () => {
    gateway = await startGateway({ env: { STRIPE_RATE_ENDPOINT: '2', STRIPE_TIMEOUT_MS: '2500' } });
    const ids = await sessionIds(gateway, 12);
    const before = await scrape(gateway.url);
    expect(before.value('stripe_budget_turns_total', { outcome: 'granted' })).toBe(1);
    // What holds secrets is never answered by a list.
    const withSecrets = (id: string) => `query Paced { verificationSession(id: "${id}") { url } }`;
    const answers = await Promise.all(ids.map((id) => gateway.askText(withSecrets(id))));
    const served = answers.filter(({ errors }) => errors.length === 0).length;
    expect(served).toBeGreaterThan(0);
    expect(served).toBeLessThan(12);
    const { value } = await scrape(gateway.url);
    expect(value('stripe_budget_turns_total', { outcome: 'granted' })).toBe(1 + served);
    expect(value('stripe_budget_turns_total', { outcome: 'refused' })).toBe(12 - served);
    expect(value('stripe_budget_waiting')).toBe(0);
    expect(value('stripe_budget_wait_seconds_count')).toBe(1 + served);
    // Two go at once, the others wait for the next second.
    const atOnce = value('stripe_budget_wait_seconds_bucket', { le: '0.5' });
    expect(atOnce).toBeLessThan(1 + served);
    expect(value('stripe_calls_total', { endpoint: 'sessions.retrieve', outcome: 'RATE_LIMITED' })).toBe(
      12 - served,
    );
    expect(value('operations_total', { operation: 'Paced', outcome: 'RATE_LIMITED' })).toBe(12 - served);
  });
});

describe('the metrics of events', () => {
  let gateway: LiveGateway;
  beforeEach(async () => {
    gateway = await startLive({ webhooks: false });
  });
  afterEach(() => gateway.stop());

  it('tell how late they came, each once', async () => {
    const minute = { id: 'evt_minute', created: Math.floor(Date.now() / 1000) - 60 };
    await gateway.tell('vs_1', minute);
    await gateway.tell('vs_1', minute);
    await gateway.tell('vs_1', { created: Math.floor(Date.now() / 1000) + 60 });
    await gateway.tell('vs_1', { created: 'soon' });
    const { value } = await scrape(gateway.url);
    expect(value('webhooks_total', { outcome: 'changed' })).toBe(3);
    expect(value('webhooks_total', { outcome: 'duplicate' })).toBe(1);
    expect(value('event_lag_seconds_count')).toBe(2);
    expect(value('event_lag_seconds_bucket', { le: '0.5' })).toBe(1);
    expect(value('event_lag_seconds_bucket', { le: '30' })).toBe(1);
    expect(value('event_lag_seconds_bucket', { le: '300' })).toBe(2);
  });

  it('count who is refused at the door', async () => {
    await gateway.askText('query Mine { __typename }', {}, { Authorization: 'Bearer nonsense' });
    await gateway.askText('query Mine { __typename }', {}, await bearer({ sub: 'a', scope: everyScope }));
    await gateway.askText('query Mine { __typename }', {}, { Authorization: 'Bearer nonsense' });
    const { value } = await scrape(gateway.url);
    const refused = { type: 'query', outcome: 'UNAUTHENTICATED' };
    expect(value('operations_total', { ...refused, operation: 'other' })).toBe(1);
    expect(value('operations_total', { ...refused, operation: 'Mine' })).toBe(1);
  });
});
