import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRedis } from '../../src/events/redis/redis.js';
import { canTestRedis, findFreePort, startRedis, type OwnRedis } from '../support/redis.js';
import { startCuttableLink } from './cuttable-link.js';
import { createRecordedLogger } from './recorded-logger.js';
import { createReplica, type Replica } from './replica.js';

const isPossible = canTestRedis('own', 'An outage of Redis');
const patience = { timeout: 15_000 };

describe.skipIf(!isPossible)('while Redis is away', () => {
  let server: OwnRedis;
  const stops: (() => Promise<void>)[] = [];

  beforeEach(async () => {
    server = await startRedis();
    stops.push(() => server.stop());
  });
  afterEach(async () => {
    for (const stop of stops.splice(0).reverse()) await stop();
  });

  function replica(...args: Parameters<typeof createReplica>): Replica {
    const made = createReplica(...args);
    stops.push(() => made.stop());
    return made;
  }

  const isListening = (...replicas: Replica[]) =>
    vi.waitFor(
      () => expect(replicas.every((one) => one.redis.isUp() && one.gaps() > 0)).toBe(true),
      patience,
    );
  const isDown = (...replicas: Replica[]) =>
    vi.waitFor(() => expect(replicas.some((one) => one.redis.isUp())).toBe(false), patience);

  it('local changes go on; the others hear of them when it is back, and both read again', async () => {
    const [one, two] = [replica(server.url), replica(server.url)];
    await isListening(one, two);
    const gapsBefore = [one.gaps(), two.gaps()] as const;
    await server.kill();
    await isDown(one, two);
    for (const id of ['vs_1', 'vs_2', 'vs_1']) one.publish(id);
    expect(one.told).toEqual(['vs_1', 'vs_2', 'vs_1']);
    expect(two.told).toEqual([]);
    await server.restart();
    await vi.waitFor(() => {
      expect(one.gaps()).toBeGreaterThan(gapsBefore[0]);
      expect(two.gaps()).toBeGreaterThan(gapsBefore[1]);
    }, patience);
    // They may come back in either order; what is missed by the one that comes last is what its gap is for.
    one.publish('vs_3');
    await vi.waitFor(() => expect(two.told).toContain('vs_3'), patience);
    expect(one.told).toEqual(['vs_1', 'vs_2', 'vs_1', 'vs_3']);
    expect(one.log()).toContain('Redis is lost');
  });

  it('for one replica alone, its changes wait, once for each session, and arrive', async () => {
    const link = await startCuttableLink(server.port);
    stops.push(() => link.stop());
    const cutOff = replica(`redis://127.0.0.1:${link.port}`);
    const other = replica(server.url);
    await isListening(cutOff, other);
    const gaps = [cutOff.gaps(), other.gaps()] as const;
    link.cut();
    await isDown(cutOff);
    for (const id of ['vs_1', 'vs_2', 'vs_1']) cutOff.publish(id);
    cutOff.bus.publish({ sessionId: 'vs_1', account: 'acct_1' });
    other.publish('vs_missed');
    link.mend();
    await vi.waitFor(() => expect(cutOff.gaps()).toBe(gaps[0] + 1), patience);
    await vi.waitFor(
      () => expect(other.told).toEqual(['vs_missed', 'vs_2', 'vs_1', 'vs_1 acct_1']),
      patience,
    );
    expect(cutOff.told).not.toContain('vs_missed');
    expect(other.gaps()).toBe(gaps[1]);
  });

  it('what does not fit is dropped, the oldest first, and the others are told to read again', async () => {
    const link = await startCuttableLink(server.port);
    stops.push(() => link.stop());
    const cutOff = replica(`redis://127.0.0.1:${link.port}`, { maxWaiting: 250 });
    const other = replica(server.url);
    await isListening(cutOff, other);
    const gaps = other.gaps();
    link.cut();
    await isDown(cutOff);
    const ids = Array.from({ length: 300 }, (_, index) => `vs_${index}`);
    for (const id of ids) cutOff.publish(id);
    link.mend();
    await vi.waitFor(() => expect(other.gaps()).toBe(gaps + 1), patience);
    expect(other.told).toEqual(ids.slice(50));
  });

  it('a gateway starts, and finds Redis when it comes', async () => {
    await server.kill();
    const early = replica(server.url);
    early.publish('vs_1');
    expect(early.told).toEqual(['vs_1']);
    await vi.waitFor(() => expect(early.log()).toContain('ECONNREFUSED'), patience);
    expect(early.redis.isUp()).toBe(false);
    await expect(early.redis.commands.get('x')).rejects.toThrow();
    await server.restart();
    const other = replica(server.url);
    await isListening(early, other);
    early.publish('vs_2');
    await vi.waitFor(() => expect(other.told).toContain('vs_2'), patience);
  });

  it('it is said once, however often it is tried', async () => {
    await server.kill();
    const early = replica(server.url);
    let tries = 0;
    early.redis.commands.on('end', () => (tries += 1));
    await vi.waitFor(() => expect(tries).toBeGreaterThan(3), patience);
    expect(early.log().match(/cannot be reached/g)).toHaveLength(1);
  });

  it('though its connections are open, commands fail, it counts as down, and it recovers', async () => {
    const patient = replica(server.url, { commandTimeoutMs: 200, heartbeatMs: 50 });
    const other = replica(server.url, { commandTimeoutMs: 200, heartbeatMs: 50 });
    await isListening(patient, other);
    server.freeze();
    await expect(patient.redis.commands.get('x')).rejects.toThrow('timed out');
    patient.publish('vs_1');
    expect(patient.told).toEqual(['vs_1']);
    await isDown(patient, other);
    const gaps = [patient.gaps(), other.gaps()] as const;
    server.thaw();
    await vi.waitFor(() => {
      expect(patient.gaps()).toBeGreaterThan(gaps[0]);
      expect(other.gaps()).toBeGreaterThan(gaps[1]);
    }, patience);
    patient.publish('vs_2');
    await vi.waitFor(() => expect(other.told).toContain('vs_2'), patience);
  });

  it('whoever asked is told that it went and came, until they ask no more', async () => {
    const { redis } = replica(server.url);
    const heard: string[] = [];
    redis.onUp(() => heard.push('up'));
    redis.onDown(() => heard.push('down'));
    const off = redis.onDown(() => heard.push('down too'));
    await vi.waitFor(() => expect(heard).toEqual(['up']), patience);
    await server.kill();
    await vi.waitFor(() => expect(heard).toEqual(['up', 'down', 'down too']), patience);
    off();
    await server.restart();
    await vi.waitFor(() => expect(heard.at(-1)).toBe('up'), patience);
    await server.kill();
    await vi.waitFor(() => expect(heard).toEqual(['up', 'down', 'down too', 'up', 'down']), patience);
  });
});

describe.skipIf(!isPossible)('a password', () => {
  it('lets in, with any characters in it, and is in no log', async () => {
    const password = 'p@ss:w/rd %';
    const server = await startRedis({ password });
    const one = createReplica(server.url);
    const two = createReplica(server.url.replace(':p', 'default:p'));
    const stranger = createReplica(server.url.replace(/:[^:@]*@/, ':wrong-guess@'));
    const nobody = createReplica(server.url.replace(/:[^:@]*@/, ''));
    try {
      await vi.waitFor(() => expect(one.gaps() + two.gaps()).toBe(2), patience);
      one.publish('vs_1');
      await vi.waitFor(() => expect(two.told).toEqual(['vs_1']), patience);
      await vi.waitFor(() => expect(stranger.log()).toContain('"reason":"WRONGPASS"'), patience);
      await vi.waitFor(() => expect(nobody.log()).toContain('"reason":"NOAUTH"'), patience);
      expect(stranger.redis.isUp() || nobody.redis.isUp()).toBe(false);
      await server.kill();
      await vi.waitFor(() => expect(one.log()).toContain('ECONNREFUSED'), patience);
      const log = [one, two, stranger, nobody].map((replica) => replica.log()).join('');
      expect(log).not.toMatch(/p@ss|p%40ss|w\/rd|wrong-guess|redis:\/\//);
    } finally {
      await Promise.all([one, two, stranger, nobody].map((replica) => replica.stop()));
      await server.stop();
    }
  });
});

describe('a URL', () => {
  it.each([
    'nonsense',
    'http://127.0.0.1',
    'redis://secret-word@127.0.0.1/not-a-number',
    'redis://:secret-word%@127.0.0.1',
    'redis://:secret-word@127.0.0.1:99999',
  ])('that cannot be read is refused without being shown: %s', (url) => {
    const { logger, text } = createRecordedLogger();
    try {
      createRedis({ url, logger });
      expect.unreachable();
    } catch (error) {
      expect(String(error)).toContain('the Redis URL must be');
      expect(JSON.stringify(Object.entries(error as Error)) + String(error) + text()).not.toContain(
        'secret-word',
      );
    }
  });

  it('of a port where nobody listens makes no noise but a line in the log', async () => {
    const { logger, text } = createRecordedLogger();
    const redis = createRedis({ url: `redis://127.0.0.1:${await findFreePort()}`, logger });
    await vi.waitFor(() => expect(text()).toContain('"reason":"ECONNREFUSED"'), patience);
    await redis.stop();
    await redis.stop();
  });
});
