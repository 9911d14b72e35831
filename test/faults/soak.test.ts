import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { transports, type Subscriber } from '../live/subscriber.js';
import { troubles, type Trouble } from './chaos-proxy.js';
import { startLoad, wrongOf } from './load.js';
import { startShaken, type ShakenGateway } from './stripe-behind-chaos.js';
import { watchWrites } from './writes.js';

/** Twenty seconds, or as many as SOAK_SECONDS says. */
const soakMs = Number(process.env['SOAK_SECONDS'] ?? 20) * 1000;
const stepMs = 500;
/** Subscriptions that are open at a time. */
const watching = 30;

let gateway: ShakenGateway;
beforeAll(async () => {
  gateway = await startShaken();
}, 60_000);
afterAll(() => gateway.stop());

it(
  'hours of mixed load, with clients that go and a Stripe that stumbles, leave nothing behind',
  async () => {
    const writes = watchWrites(gateway);
    const load = startLoad({ gateway, clients: 12, leaving: 15 });
    const subscribers: Subscriber[] = [];
    let opened = 0;

    function changeSubscribers(): void {
      for (const leaving of subscribers.splice(0, 5)) leaving.close();
      while (subscribers.length < watching) {
        opened += 1;
        const { id = '' } = gateway.known[opened % gateway.known.length] ?? {};
        const transport = transports[opened % transports.length];
        if (transport === undefined) return;
        const query = `subscription { ${opened % 3 === 0 ? 'verificationSessionsUpdated' : `verificationSessionUpdated(id: "${id}")`} { id } }`;
        subscribers.push(transport.subscribe(gateway, { query }));
      }
    }

    async function soak(ms: number): Promise<void> {
      for (let step = 0; step * stepMs < ms; step += 1) {
        // Every third step a trouble, each in its turn.
        const trouble: Trouble = troubles[Math.floor(step / 3) % troubles.length] ?? 'resets';
        if (step % 3 === 1) await gateway.chaos.begin(trouble, 3);
        else await gateway.chaos.heal();
        changeSubscribers();
        await sleep(stepMs);
      }
      await gateway.chaos.heal();
    }

    await soak(soakMs / 2);
    const half = await gateway.examine();
    await soak(soakMs / 2);
    const whole = await gateway.examine();

    for (const subscriber of subscribers) subscriber.close();
    await load.stop();
    expect(wrongOf(load)).toEqual([]);
    expect(load.verdicts.get('right') ?? 0).toBeGreaterThan(100);
    expect(load.verdicts.get('left') ?? 0).toBeGreaterThan(10);
    await writes.check(load);

    const rest = async () => {
      gateway.chaos.hangUp();
      return gateway.examine();
    };
    await expect.poll(async () => (await rest()).sockets, { timeout: 30_000 }).toBeLessThanOrEqual(6);
    const after = await rest();
    process.stdout.write(
      `${opened} subscriptions, ${JSON.stringify(Object.fromEntries(load.verdicts))}; half ${JSON.stringify(half)}, whole ${JSON.stringify(whole)}, after ${JSON.stringify(after)}\n`,
    );
    expect(whole.heap).toBeLessThan(half.heap + 12);
    expect(after.heap).toBeLessThan(half.heap + 12);
    expect(after.timers).toBeLessThan(20);
    expect(gateway.log()).not.toContain('warning of Node');
    expect(gateway.log()).not.toContain('unexpected error');
  },
  soakMs + 120_000,
);
