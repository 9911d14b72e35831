import { afterEach, expect, it } from 'vitest';
import { startGateway, type TestGateway } from '../support/gateway.js';
import { sessionIds } from '../support/sessions.js';
import { runStorm, versionsAllowed } from './poll-storm.js';

const rate = 25;
const looks = 4;
const maxAgeMs = 2000;

let gateway: TestGateway;
afterEach(() => gateway.stop());

it('clients that poll 50 sessions are answered, with nothing older than two seconds, within the rate', async () => {
  gateway = await startGateway({
    sandbox: { sessions: 500, latencyMs: 80, rateLimit: { perEndpoint: rate, total: 100 } },
    env: {
      STRIPE_RATE_ENDPOINT: String(rate),
      STRIPE_RATE_TOTAL: '100',
      CACHE_TTL_MS: '1000',
      CACHE_MAX_AGE_MS: String(maxAgeMs),
      MAX_OPERATIONS_PER_MINUTE: '100000',
    },
  });
  const ids = (await sessionIds(gateway, 100, { status: 'REQUIRES_INPUT' })).slice(0, 50);
  expect(ids).toHaveLength(50);
  const begun = performance.now();
  const storm = await runStorm(gateway, ids, { clients: 200, looks, changeEveryMs: 100 });
  const seconds = (performance.now() - begun) / 1000;

  expect(storm.looks).toHaveLength(200 * looks);
  expect(storm.looks.filter(({ version }) => version === undefined)).toEqual([]);
  for (const look of storm.looks) {
    const { least, most } = versionsAllowed(look, storm.changes, maxAgeMs);
    expect(look.version).toBeGreaterThanOrEqual(least);
    expect(look.version).toBeLessThanOrEqual(most);
  }
  expect(storm.looks.some(({ version = 0 }) => version > 0)).toBe(true);

  const lists = gateway.upstream.calls.filter(({ path }) => path.endsWith('/verification_sessions'));
  expect(lists.length).toBeGreaterThan(0);
  // Here all is one busy process, which sends some calls late; each second is held to the rate in a simulated time.
  for (const calls of [lists.length, gateway.upstream.calls.length - lists.length]) {
    expect(calls).toBeLessThanOrEqual(rate * (seconds + 1));
  }
}, 60_000);
