import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startGateway } from '../support/gateway.js';
import { troubles } from './chaos-proxy.js';
import { judgeAnswer, readOne } from './check-answer.js';
import { startLoad, wrongOf } from './load.js';
import { startShaken, type ShakenGateway } from './stripe-behind-chaos.js';
import type { VitalSigns } from './vital-signs.js';
import { watchWrites, type SeenWrites } from './writes.js';

/** How long each trouble lasts: two seconds, or as many as FAULT_SECONDS says. */
const troubleMs = Number(process.env['FAULT_SECONDS'] ?? 2) * 1000;
/** What recovery may take on a machine that is busy with other tests; alone it stays under two seconds. */
const patienceMs = 15_000;

describe('under load, a Stripe with', { timeout: 60_000 + 2 * troubleMs }, () => {
  let gateway: ShakenGateway;
  let writes: SeenWrites;
  let before: VitalSigns;

  beforeAll(async () => {
    gateway = await startShaken();
    writes = watchWrites(gateway);
    const warmUp = startLoad({ gateway, clients: 16 });
    await vi.waitUntil(() => (warmUp.verdicts.get('right') ?? 0) > 200, { timeout: 30_000 });
    await warmUp.stop();
    expect(wrongOf(warmUp)).toEqual([]);
    before = await rest();
  }, 90_000);
  afterAll(() => gateway.stop());

  /** The vital signs once nobody asks and what was abandoned has ended. */
  async function rest(): Promise<VitalSigns> {
    await vi.waitUntil(() => gateway.chaos.underWay === 0, { timeout: patienceMs });
    gateway.chaos.hangUp();
    return gateway.examine();
  }

  async function isWell(): Promise<boolean> {
    const operation = readOne(gateway.known[0] ?? { id: '', person: '' }, true);
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Connection: 'close' },
      body: JSON.stringify({ query: operation.query, variables: operation.variables }),
    });
    return judgeAnswer(operation, { status: response.status, text: await response.text() }) === 'right';
  }

  it.each(troubles)(
    '%s costs no wrong answer and no change twice, and is over when it is over',
    async (trouble) => {
      const load = startLoad({ gateway, clients: 16 });
      await gateway.chaos.begin(trouble, 4);
      await sleep(troubleMs / 2);
      await gateway.chaos.begin(trouble, 10);
      await sleep(troubleMs / 2);
      await gateway.chaos.heal();
      const healedAt = performance.now();
      await expect.poll(isWell, { timeout: patienceMs, interval: 25 }).toBe(true);
      const recoveryMs = Math.round(performance.now() - healedAt);
      await load.stop();

      expect(wrongOf(load)).toEqual([]);
      // It was felt.
      expect([...load.verdicts.keys()].some((verdict) => verdict !== 'right')).toBe(true);
      await writes.check(load);
      process.stdout.write(
        `${trouble}: well after ${recoveryMs} ms; ${JSON.stringify(Object.fromEntries(load.verdicts))}\n`,
      );
    },
  );

  it('all of them leaves nothing behind', async () => {
    const after = await rest();
    process.stdout.write(`before ${JSON.stringify(before)}, after ${JSON.stringify(after)}\n`);
    expect(after.heap).toBeLessThan(before.heap + 12);
    await expect
      .poll(async () => (await rest()).sockets, { timeout: patienceMs })
      .toBeLessThanOrEqual(before.sockets + 4);
    expect(after.timers).toBeLessThanOrEqual(before.timers + 10);
    expect(gateway.log()).not.toContain('warning of Node');
    expect(gateway.log()).not.toContain('unexpected error');
  });
});

it('a name that is not there is a Stripe that cannot be reached', async () => {
  const gateway = await startGateway({
    sandbox: { sessions: 0 },
    env: { STRIPE_API_BASE: 'http://stripe.invalid', AUTH_MODE: 'off', MAX_OPERATIONS_PER_MINUTE: '1000000' },
  });
  try {
    const known = [{ id: 'vs_any', person: 'anyone' }];
    const load = startLoad({ gateway: { url: gateway.url, known }, clients: 4 });
    await expect
      .poll(() => load.verdicts.get('UPSTREAM_UNAVAILABLE') ?? 0, { timeout: 15_000 })
      .toBeGreaterThan(50);
    await load.stop();
    expect([...load.verdicts.keys()]).toEqual(['UPSTREAM_UNAVAILABLE']);
    expect(gateway.log()).not.toContain('stripe.invalid');
  } finally {
    await gateway.stop();
  }
});
