import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mostWithin } from '../stripe/pacing/recorded-pacer.js';
import { startGateway, type TestGateway } from '../support/gateway.js';
import { canTestRedis, startRedis, type OwnRedis } from '../support/redis.js';
import { sessionIds } from '../support/sessions.js';
import { recordArrivals } from './arrivals.js';
import { readMany, tally } from './many-reads.js';

const rate = 20;

/**
 * Gateways and recorders are one busy process, so calls are written down up to a second later than they went: three
 * seconds may show the calls of four. Gateways that count apart show those of six.
 */
function expectOneRate(moments: readonly number[]): void {
  expect(moments).toHaveLength(6 * rate);
  expect(mostWithin(3000, moments)).toBeLessThanOrEqual(4 * rate);
}

describe.skipIf(!canTestRedis('own', 'Pacing of replicas'))('two gateways on one Redis', () => {
  let redis: OwnRedis;
  let one: TestGateway;
  let other: TestGateway;
  let ids: string[];

  beforeEach(async () => {
    redis = await startRedis();
    const env = {
      REDIS_URL: redis.url,
      STRIPE_RATE_ENDPOINT: String(rate),
      STRIPE_RATE_TOTAL: '1000',
      STRIPE_TIMEOUT_MS: '15000',
    };
    one = await startGateway({ env });
    other = await startGateway({ env });
    await Promise.all([one, other].map((gateway) => isReady(gateway)));
    // The same seed: both Stripes have the same sessions.
    ids = await sessionIds(one, 30);
  });
  afterEach(async () => {
    await one.stop();
    await other.stop();
    await redis.stop();
  });

  /** With Redis, too: without it the status is `degraded`. */
  async function isReady(gateway: TestGateway): Promise<void> {
    await vi.waitFor(
      async () => {
        const answer = await fetch(`${gateway.url}/health/ready`);
        expect(await answer.json()).toMatchObject({ status: 'ready' });
      },
      { timeout: 15_000, interval: 50 },
    );
  }

  const readBoth = async () =>
    tally((await Promise.all([one, other].map((gateway) => readMany(gateway, ids, 2)))).flat());

  it('keep to the rate together', async () => {
    const arrivals = [one, other].map(({ upstream }) => recordArrivals(upstream));
    expect(await readBoth()).toEqual({ served: 120 });
    expectOneRate(arrivals.flatMap(({ moments }) => moments));
  });

  it('go on, each at the whole rate, when Redis is killed, and keep to it together again when it is back', async () => {
    const underWay = readBoth();
    await redis.kill();
    expect(await underWay).toEqual({ served: 120 });
    expect(await readBoth()).toEqual({ served: 120 });

    await redis.restart();
    await Promise.all([one, other].map((gateway) => isReady(gateway)));
    // Whoever was refused by Redis leaves it alone for a while; this shows when both are back.
    const arrivals = [one, other].map(({ upstream }) => recordArrivals(upstream));
    await vi.waitFor(
      async () => {
        for (const { moments } of arrivals) moments.length = 0;
        expect(await readBoth()).toEqual({ served: 120 });
        expectOneRate(arrivals.flatMap(({ moments }) => moments));
      },
      { timeout: 40_000 },
    );
  }, 90_000);

  it('go on when Redis is there and does not answer', async () => {
    redis.freeze();
    try {
      expect(await readBoth()).toEqual({ served: 120 });
    } finally {
      redis.thaw();
    }
  });
});
