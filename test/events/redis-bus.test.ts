import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { canTestRedis, openRedis, type TestRedis } from '../support/redis.js';
import { createReplica, type Replica } from './replica.js';

const isPossible = canTestRedis('any', 'The bus of several replicas');

describe.skipIf(!isPossible)('replicas on one Redis', () => {
  let server: TestRedis;
  const replicas: Replica[] = [];
  let namespace = '';

  beforeAll(async () => {
    server = await openRedis();
  });
  afterAll(() => server.stop());
  afterEach(async () => {
    await Promise.all(replicas.splice(0).map((replica) => replica.stop()));
  });

  /** Replicas that hear each other, in a namespace of the test's own. */
  async function connect(count: number): Promise<Replica[]> {
    namespace = randomUUID();
    const made = Array.from({ length: count }, () => createReplica(server.url, { namespace }));
    replicas.push(...made);
    await vi.waitFor(() => expect(made.every((replica) => replica.gaps() > 0)).toBe(true));
    return made;
  }

  it('see each other’s changes once, and their own at once and not again', async () => {
    const [one, two] = (await connect(2)) as [Replica, Replica];
    one.publish('vs_1');
    expect(one.told).toEqual(['vs_1']);
    await vi.waitFor(() => expect(two.told).toEqual(['vs_1']));
    // The channel keeps its order: an echo of the first would have come before the second.
    two.publish('vs_2');
    await vi.waitFor(() => expect(one.told).toContain('vs_2'));
    one.publish('vs_3');
    await vi.waitFor(() => expect(two.told).toContain('vs_3'));
    expect(one.told).toEqual(['vs_1', 'vs_2', 'vs_3']);
    expect(two.told).toEqual(['vs_1', 'vs_2', 'vs_3']);
  });

  it('say which account a session belongs to', async () => {
    const [one, two] = (await connect(2)) as [Replica, Replica];
    one.bus.publish({ sessionId: 'vs_1', account: 'acct_1' });
    await vi.waitFor(() => expect(two.told).toEqual(['vs_1 acct_1']));
  });

  it('put nothing but ids on the wire, and keep nothing', async () => {
    const [one, two, reader] = (await connect(3)) as [Replica, Replica, Replica];
    const seen: unknown[] = [];
    const wire = reader.redis.commands.duplicate({ enableOfflineQueue: true });
    wire.on('message', (_channel: string, text: string) => seen.push(JSON.parse(text)));
    await wire.subscribe(`${namespace}:changes`);
    one.bus.publish({ sessionId: 'vs_1', account: 'acct_1' });
    await vi.waitFor(() => expect(seen).toHaveLength(1));
    wire.disconnect();
    expect(seen).toEqual([{ origin: expect.any(String) as string, session: 'vs_1', account: 'acct_1' }]);
    expect(await two.redis.commands.keys(`${namespace}*`)).toEqual([]);
  });

  it('take no notice of what is none of theirs, and count it', async () => {
    const [one, two] = (await connect(2)) as [Replica, Replica];
    const origin = randomUUID();
    const garbage = [
      'not JSON',
      '',
      'null',
      '{}',
      JSON.stringify({ origin, session: 'ch_1' }),
      JSON.stringify({ origin: 'me', session: 'vs_1' }),
      JSON.stringify({ origin, session: 'vs_1', account: 'jenny@example.com' }),
      JSON.stringify({ origin, session: ['vs_1'] }),
    ];
    const gaps = two.gaps();
    for (const text of garbage) await one.redis.commands.publish(`${namespace}:changes`, text);
    one.publish('vs_2');
    await vi.waitFor(() => expect(two.told).toEqual(['vs_2']));
    expect(two.gaps()).toBe(gaps);
    expect(two.log()).toContain('"ignored":8');
    expect(two.log()).not.toContain('jenny');
  });

  it('of another namespace hear nothing', async () => {
    const [one] = (await connect(1)) as [Replica];
    const [other, third] = (await connect(2)) as [Replica, Replica];
    one.publish('vs_1');
    third.publish('vs_2');
    await vi.waitFor(() => expect(other.told).toEqual(['vs_2']));
  });

  it('hear the last change of a replica that stops, and tell it nothing more', async () => {
    const [one, two] = (await connect(2)) as [Replica, Replica];
    one.publish('vs_1');
    await one.bus.stop();
    await vi.waitFor(() => expect(two.told).toEqual(['vs_1']));
    two.publish('vs_2');
    one.publish('vs_3');
    await two.redis.commands.ping();
    expect(one.told).toEqual(['vs_1']);
    expect(two.told).toEqual(['vs_1', 'vs_2']);
  });

  it('pass on many changes at a time', async () => {
    const [one, two] = (await connect(2)) as [Replica, Replica];
    const ids = Array.from({ length: 2000 }, (_, index) => `vs_${index}`);
    for (const id of ids) one.publish(id);
    await vi.waitFor(() => expect(two.told).toHaveLength(ids.length), { timeout: 10_000 });
    expect(two.told).toEqual(ids);
  });
});
