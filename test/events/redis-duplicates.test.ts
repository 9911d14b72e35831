import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DuplicateMemory } from '../../src/events/duplicate-memory.js';
import { createRedisDuplicates } from '../../src/events/redis/redis-duplicates.js';
import { createRedis, type Redis } from '../../src/events/redis/redis.js';
import { canTestRedis, openRedis, startRedis, type OwnRedis, type TestRedis } from '../support/redis.js';
import { createRecordedLogger } from './recorded-logger.js';

const { logger } = createRecordedLogger();
const isUp = (...all: Redis[]) =>
  vi.waitFor(() => expect(all.every((redis) => redis.isUp())).toBe(true), { timeout: 15_000 });

describe.skipIf(!canTestRedis('any', 'Duplicates among replicas'))('replicas on one Redis', () => {
  let server: TestRedis;
  let connections: readonly [Redis, Redis];
  let namespace = '';
  let one: DuplicateMemory;
  let two: DuplicateMemory;

  beforeAll(async () => {
    server = await openRedis();
    // A busy machine must not look like a Redis that does not answer.
    const options = { url: server.url, logger, commandTimeoutMs: 10_000 };
    connections = [createRedis(options), createRedis(options)];
    await isUp(...connections);
  });
  afterAll(async () => {
    await Promise.all(connections.map((redis) => redis.stop()));
    await server.stop();
  });
  beforeEach(() => {
    namespace = randomUUID();
    [one, two] = createReplicas();
  });

  function createReplicas(options: { claimMs?: number; ttlMs?: number } = {}) {
    const [first, second] = connections.map((redis) =>
      createRedisDuplicates({ redis, logger, namespace, ...options }),
    );
    if (first === undefined || second === undefined) throw new Error('two replicas');
    return [first, second] as const;
  }

  const keys = () => connections[0].commands.keys(`${namespace}*`);

  it('hand an event on once', async () => {
    const runs: string[] = [];
    expect(await one.run('evt_1', () => void runs.push('one'))).toBe('done');
    expect(await two.run('evt_1', () => void runs.push('two'))).toBe('duplicate');
    expect(await two.run('evt_1', () => void runs.push('two'))).toBe('duplicate');
    expect(await one.run('evt_1', () => void runs.push('one'))).toBe('duplicate');
    expect(runs).toEqual(['one']);
  });

  it('keep its id for a day, and nothing else', async () => {
    await one.run('evt_1', () => undefined);
    const [key, ...others] = await keys();
    expect([key, others]).toEqual([`${namespace}:event:evt_1`, []]);
    expect(await connections[0].commands.get(key ?? '')).toBe('done');
    const ttl = await connections[0].commands.pttl(key ?? '');
    expect(ttl).toBeGreaterThan(86_000_000);
    expect(ttl).toBeLessThanOrEqual(86_400_000);
  });

  it('wait for the one that is at work', async () => {
    const { promise, settle } = createGate();
    const begun = createGate();
    const first = one.run('evt_1', () => {
      begun.settle();
      return promise;
    });
    await begun.promise;
    let answer: string | undefined;
    const second = two.run('evt_1', () => undefined).then((given) => (answer = given));
    await connections[1].commands.ping();
    await connections[1].commands.ping();
    expect(answer).toBeUndefined();
    settle();
    expect(await Promise.all([first, second])).toEqual(['done', 'duplicate']);
  });

  it('try one after the other while it fails', async () => {
    const broken = new Error('broken');
    await expect(one.run('evt_1', () => Promise.reject(broken))).rejects.toBe(broken);
    expect(await keys()).toEqual([]);
    expect(await two.run('evt_1', () => undefined)).toBe('done');
    expect(await one.run('evt_1', () => undefined)).toBe('duplicate');
  });

  it('take over, when the claim runs out, what one left undone when it went down', async () => {
    await connections[0].commands.set(`${namespace}:event:evt_1`, 'pending somebody', 'PX', 300);
    expect(await two.run('evt_1', () => undefined)).toBe('done');
    expect(await one.run('evt_1', () => undefined)).toBe('duplicate');
  });

  it('leave the claim of another alone when their own has run out', async () => {
    const key = `${namespace}:event:evt_1`;
    await expect(
      one.run('evt_1', async () => {
        await connections[0].commands.set(key, 'pending somebody', 'PX', 10_000);
        throw new Error('late');
      }),
    ).rejects.toThrow('late');
    expect(await connections[0].commands.get(key)).toBe('pending somebody');
  });

  it('give up on an event that others hold on to, so that it is sent again', async () => {
    const [impatient] = createReplicas({ claimMs: 100 });
    await connections[0].commands.set(`${namespace}:event:evt_1`, 'pending somebody', 'PX', 60_000);
    await expect(impatient.run('evt_1', () => undefined)).rejects.toThrow('another replica');
  });

  it('forget it in the end', async () => {
    const [first, second] = createReplicas({ ttlMs: 50 });
    await first.run('evt_1', () => undefined);
    await vi.waitFor(async () => expect(await keys()).toEqual([]));
    expect(await second.run('evt_1', () => undefined)).toBe('done');
  });

  it('in any order of deliveries let an event succeed once, unless every try fails', async () => {
    const delivery = fc.record({
      replica: fc.integer({ min: 0, max: 1 }),
      event: fc.integer({ min: 0, max: 1 }),
      fails: fc.boolean(),
      ticks: fc.integer({ min: 0, max: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(delivery, { minLength: 1, maxLength: 12 }), async (deliveries) => {
        namespace = randomUUID();
        const replicas = createReplicas();
        const successes = [0, 0];
        const results = await Promise.allSettled(
          deliveries.map(async ({ replica, event, fails, ticks }) => {
            await nextTicks(ticks);
            return replicas[replica === 0 ? 0 : 1].run(`evt_${event}`, async () => {
              await nextTicks(ticks);
              if (fails) throw new Error('failed');
              successes[event] = (successes[event] ?? 0) + 1;
            });
          }),
        );
        for (const event of [0, 1]) {
          const taken = results.flatMap((result, index) =>
            deliveries[index]?.event === event && result.status === 'fulfilled' ? [result.value] : [],
          );
          expect(successes[event]).toBeLessThanOrEqual(1);
          expect(taken.filter((answer) => answer === 'done')).toHaveLength(successes[event] ?? 0);
          if (successes[event] === 0) expect(taken).toEqual([]);
          const again = await replicas[1].run(`evt_${event}`, () => undefined);
          expect(again).toBe(successes[event] === 0 ? 'done' : 'duplicate');
        }
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });
});

describe.skipIf(!canTestRedis('own', 'Duplicates without Redis'))('a replica that lost Redis', () => {
  let server: OwnRedis;
  const connections: Redis[] = [];

  beforeEach(async () => {
    server = await startRedis();
  });
  afterEach(async () => {
    await Promise.all(connections.splice(0).map((redis) => redis.stop()));
    await server.stop();
  });

  async function connect(): Promise<{ redis: Redis; memory: DuplicateMemory }> {
    const redis = createRedis({ url: server.url, logger, commandTimeoutMs: 300 });
    connections.push(redis);
    await isUp(redis);
    return { redis, memory: createRedisDuplicates({ redis, logger }) };
  }

  it('remembers what it did, before and since', async () => {
    const { redis, memory } = await connect();
    await memory.run('evt_1', () => undefined);
    await server.kill();
    await vi.waitFor(() => expect(redis.isUp()).toBe(false));
    expect(await memory.run('evt_1', () => undefined)).toBe('duplicate');
    expect(await memory.run('evt_2', () => undefined)).toBe('done');
    expect(await memory.run('evt_2', () => undefined)).toBe('duplicate');
    await expect(memory.run('evt_3', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await memory.run('evt_3', () => undefined)).toBe('done');
    await server.restart();
    await isUp(redis);
    expect(await memory.run('evt_2', () => undefined)).toBe('duplicate');
    expect(await memory.run('evt_4', () => undefined)).toBe('done');
  });

  it('while it works on an event, finishes it', async () => {
    const { memory } = await connect();
    expect(await memory.run('evt_1', () => server.kill())).toBe('done');
    expect(await memory.run('evt_1', () => undefined)).toBe('duplicate');
  });

  it('goes on though Redis answers nothing', async () => {
    const { memory } = await connect();
    server.freeze();
    expect(await memory.run('evt_1', () => undefined)).toBe('done');
    expect(await memory.run('evt_1', () => undefined)).toBe('duplicate');
  });

  it('goes on though Redis refuses to write', async () => {
    const { redis, memory } = await connect();
    await redis.commands.config('SET', 'maxmemory', '1');
    expect(await memory.run('evt_1', () => undefined)).toBe('done');
    expect(await memory.run('evt_1', () => undefined)).toBe('duplicate');
  });
});

function createGate() {
  let settle: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => (settle = resolve));
  return { promise, settle: () => settle() };
}

async function nextTicks(count: number): Promise<void> {
  for (let tick = 0; tick < count; tick += 1) await new Promise((resolve) => setImmediate(resolve));
}
