import { afterEach, expect, it } from 'vitest';
import { at, makeOwned } from '../access/guarded-gateway.js';
import { owner } from '../access/viewers.js';
import { startLive, type LiveGateway } from './live-gateway.js';
import { operator, transports, type Result, type Subscriber } from './subscriber.js';

const field = 'verificationSessionUpdated';
const statusOf = ({ data }: Result) => at(data, [field, 'status']);

let gateway: LiveGateway;
const subscribers: Subscriber[] = [];
afterEach(async () => {
  for (const subscriber of subscribers.splice(0)) subscriber.close();
  await gateway.stop();
});

async function start(pollIntervalMs: number): Promise<void> {
  gateway = await startLive({
    webhooks: false,
    env: { STRIPE_WEBHOOK_SECRET: undefined, POLL_INTERVAL_MS: String(pollIntervalMs) },
  });
}

async function watch(id: string, [transport] = transports, selection = 'status'): Promise<Subscriber> {
  if (transport === undefined) throw new Error('no transport');
  const query = `subscription { ${field}(id: "${id}") { ${selection} } }`;
  const subscriber = transport.subscribe(gateway, { query }, await operator());
  subscribers.push(subscriber);
  await subscriber.next();
  return subscriber;
}

/** Lets so many looks of the poller at this session pass. */
async function letPoll(id: string, times: number): Promise<void> {
  const before = gateway.readsOf(id);
  await expect.poll(() => gateway.readsOf(id), { timeout: 10_000 }).toBeGreaterThanOrEqual(before + times);
}

it.each(transports)('a change is found over $name without webhooks', async (transport) => {
  await start(100);
  const id = await makeOwned(gateway, owner);
  const subscriber = await watch(id, [transport]);
  await gateway.submit(id, 'verified', 2000);
  expect(statusOf(await subscriber.next())).toBe('PROCESSING');
  expect(statusOf(await subscriber.next())).toBe('VERIFIED');
});

it('all who watch a session share each look at it, which is a plain read', async () => {
  await start(200);
  const [id, other] = [await makeOwned(gateway, owner), await makeOwned(gateway, owner)];
  for (const each of [id, other]) await gateway.submit(each, 'verified', 60_000);
  const selection = 'status verifiedOutputs { firstName dob { iso } }';
  for (let count = 0; count < 20; count += 1) await watch(id, transports, selection);
  await watch(other);
  gateway.upstream.reset();
  await letPoll(id, 8);
  // Both are looked at as often, however many watch the one.
  expect(Math.abs(gateway.readsOf(id) - gateway.readsOf(other))).toBeLessThanOrEqual(2);
  for (const call of gateway.upstream.summary()) {
    expect([`GET verification_sessions/${id}`, `GET verification_sessions/${other}`]).toContain(call);
  }
});

it('what nobody watches, or is finished, is not looked at', async () => {
  await start(100);
  const verified = await makeOwned(gateway, owner, 'verified');
  const left = await makeOwned(gateway, owner);
  const finished = await watch(verified);
  (await watch(left)).close();
  await expect.poll(() => gateway.openSubscriptions()).toBe(1);
  const clock = await makeOwned(gateway, owner);
  await gateway.submit(clock, 'verified', 60_000);
  await watch(clock);
  gateway.upstream.reset();
  await letPoll(clock, 8);
  expect([gateway.readsOf(verified), gateway.readsOf(left)]).toEqual([0, 0]);
  expect(finished.results).toHaveLength(1);
});

it('a look that fails is made again', async () => {
  await start(100);
  const id = await makeOwned(gateway, owner);
  await gateway.submit(id, 'verified', 300);
  const subscriber = await watch(id);
  gateway.upstream.intercept(() => ({
    kind: 'answer',
    status: 429,
    body: '{"error":{"code":"rate_limit"}}',
  }));
  await letPoll(id, 2);
  gateway.upstream.intercept(() => undefined);
  expect(statusOf(await subscriber.next())).toBe('VERIFIED');
  expect(subscriber.results.flatMap(({ errors }) => errors)).toEqual([]);
});

it('with an interval of 0 nothing is looked at', async () => {
  await start(0);
  const id = await makeOwned(gateway, owner);
  await gateway.submit(id, 'verified', 0);
  const silent = await makeOwned(gateway, owner);
  await gateway.submit(silent, 'verified', 60_000);
  const subscriber = await watch(silent);
  gateway.upstream.reset();
  // Longer than the shortest time between two looks of any interval.
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(gateway.upstream.calls).toEqual([]);
  expect(subscriber.results).toHaveLength(1);
});
