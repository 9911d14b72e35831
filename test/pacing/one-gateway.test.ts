import { afterEach, describe, expect, it } from 'vitest';
import { bearer, everyScope, startGuarded } from '../access/guarded-gateway.js';
import { createSession } from '../operations/changes.js';
import { startGateway, type TestGateway } from '../support/gateway.js';
import { member, sessionIds } from '../support/sessions.js';
import { readMany, tally } from './many-reads.js';

let gateway: TestGateway;
afterEach(() => gateway.stop());

type Environment = Record<string, string>;

const rates = { STRIPE_RATE_ENDPOINT: '25', STRIPE_RATE_TOTAL: '100' };

/** A gateway on a Stripe that takes 25 calls a second to one endpoint. Answers ids to read. */
async function start(env: Environment, total = 100, count = 75): Promise<string[]> {
  gateway = await startGateway({
    sandbox: { rateLimit: { perEndpoint: 25, total } },
    env: { ...rates, ...env },
  });
  return sessionIds(gateway, count);
}

describe('a gateway on a Stripe that takes 25 calls a second', () => {
  it('serves 200 reads that come at once', async () => {
    const ids = await start({ STRIPE_TIMEOUT_MS: '15000' }, 100, 25);
    expect(tally(await readMany(gateway, ids, 8))).toEqual({ served: 200 });
  });

  it('refuses what cannot be served in time, and serves the rest', async () => {
    const ids = await start({ STRIPE_TIMEOUT_MS: '3000' });
    const answers = tally(await readMany(gateway, ids, 10));
    // On a busy machine some have their turn and not their answer in time, and where they are many the breaker opens: that
    // is retryable, too.
    const { served = 0, RATE_LIMITED: limited = 0, ...rest } = answers;
    const { UPSTREAM_TIMEOUT: late = 0, UPSTREAM_UNAVAILABLE: broken = 0, ...others } = rest;
    expect(others).toEqual({});
    expect(served + limited + late + broken).toBe(750);
    // One second's worth at least, of the three; a busy machine begins late.
    expect(served + late).toBeGreaterThanOrEqual(25);
    expect(served).toBeGreaterThan(0);
    expect(limited + broken).toBeGreaterThanOrEqual(500);
    expect(tally(await readMany(gateway, ids.slice(0, 20), 1))).toEqual({ served: 20 });
  });

  it('makes changes while reads flood', async () => {
    const ids = await start({ STRIPE_RATE_TOTAL: '25', STRIPE_TIMEOUT_MS: '4000' }, 25);
    const reads = readMany(gateway, ids, 5);
    const changes = await Promise.all(
      Array.from({ length: 5 }, () => gateway.ask(createSession, { input: { type: 'DOCUMENT' } })),
    );
    for (const { data, errors } of changes) {
      expect(errors).toEqual([]);
      member(data.createVerificationSession, 'CreateVerificationSessionPayload');
    }
    expect(tally(await reads)['RATE_LIMITED']).toBeGreaterThan(0);
  });

  it('hides that it was set too fast: it slows down by itself', async () => {
    const ids = await start({ STRIPE_RATE_ENDPOINT: '60', STRIPE_TIMEOUT_MS: '15000' }, 100, 25);
    expect(tally(await readMany(gateway, ids, 4))).toEqual({ served: 100 });
    expect(gateway.upstream.calls.length).toBeGreaterThan(100);
  });
});

describe('callers', () => {
  it('do not wait for what another one asks for', async () => {
    const guarded = await startGuarded({
      sandbox: { sessions: 80, rateLimit: { perEndpoint: 25, total: 100 } },
      env: { ...rates, STRIPE_TIMEOUT_MS: '5000' },
    });
    gateway = guarded;
    const headersOf = (sub: string) => bearer({ sub, scope: everyScope });
    const { data } = await guarded.askAsOperator('{ verificationSessions(first: 75) { nodes { id } } }');
    const { nodes } = (data as { verificationSessions: { nodes: { id: string }[] } }).verificationSessions;
    const ids = nodes.map(({ id }) => id);
    const flood = readMany(gateway, ids, 4, await headersOf('flood'));
    const first = new Promise<void>((resolve) => {
      gateway.upstream.intercept(() => {
        resolve();
        return undefined;
      });
    });
    await first;
    expect(tally(await readMany(gateway, ids.slice(0, 5), 1, await headersOf('modest')))).toEqual({
      served: 5,
    });
    expect(tally(await flood)['RATE_LIMITED']).toBeGreaterThan(0);
  });
});

describe('a refusal by the gateway itself', () => {
  it('is a problem of a change, and says when to come back', async () => {
    await start({ STRIPE_RATE_ENDPOINT: '1', STRIPE_TIMEOUT_MS: '1000' });
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => gateway.ask(createSession, { input: { type: 'DOCUMENT' } })),
    );
    const refused = answers
      .map(({ data }) => data.createVerificationSession)
      .filter(({ __typename }) => __typename === 'VerificationUnavailable')
      .map((result) => member(result, 'VerificationUnavailable'));
    expect(refused).toHaveLength(3);
    for (const problem of refused) {
      expect(problem).toMatchObject({ code: 'RATE_LIMITED', retryable: true });
      expect(problem.retryAfterMs).toBeGreaterThan(0);
    }
    expect(gateway.upstream.calls).toHaveLength(1);
  });
});
