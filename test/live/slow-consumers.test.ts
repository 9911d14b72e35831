import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { createMemoryBus } from '../../src/events/memory-bus.js';
import { createSessionWatch } from '../../src/events/watch/session-watch.js';
import { createFeed } from '../../src/graphql/live/feed.js';
import { makeOwned } from '../access/guarded-gateway.js';
import { owner } from '../access/viewers.js';
import { newEventId, startLive, type LiveGateway } from './live-gateway.js';
import { codesOf, operator, sse } from './subscriber.js';

const field = 'verificationSessionUpdated';
const changes = 2000;
/** One answer is larger than what a system's sockets hold for long. */
const noted = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`note${index}`, 'x'.repeat(500)]));
const large = Array.from({ length: 90 }, (_, index) => `a${index}: metadata { key value }`).join(' ');

let gateway: LiveGateway;
beforeAll(async () => {
  gateway = await startLive({ webhooks: false });
});
beforeEach(() => gateway.upstream.reset());
afterAll(() => gateway.stop());

/** Somebody who reads only when it is told to. */
interface Reader {
  /** Reads on until this text comes. */
  readUntil(text: string): Promise<void>;
  readonly close: () => void;
}

const query = (id: string) => `subscription { ${field}(id: "${id}") { ${large} } }`;

async function overHttp(id: string): Promise<Reader> {
  const { hostname, port, host } = new URL(gateway.url);
  const socket: Socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  const body = JSON.stringify({ query: query(id) });
  const headers = {
    Host: host,
    Accept: 'text/event-stream',
    'Content-Type': 'application/json',
    'Content-Length': String(Buffer.byteLength(body)),
    ...(await operator()),
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.pause();
  socket.write(`POST /graphql HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body}`);
  return {
    async readUntil(text) {
      let tail = '';
      socket.resume();
      for await (const chunk of socket as AsyncIterable<Buffer>) {
        tail = (tail + chunk.toString()).slice(-200_000);
        if (tail.includes(text)) return;
      }
      throw new Error('the stream ended');
    },
    close: () => socket.destroy(),
  };
}

async function overWebSocket(id: string): Promise<Reader> {
  const socket = new WebSocket(`${gateway.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
    headers: await operator(),
  });
  await once(socket, 'open');
  const acknowledged = once(socket, 'message');
  socket.send(JSON.stringify({ type: 'connection_init' }));
  await acknowledged;
  socket.pause();
  socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: query(id) } }));
  return {
    async readUntil(text) {
      const found = new Promise<void>((resolve) => {
        socket.on('message', (data: Buffer) => {
          if (data.includes(text)) resolve();
        });
      });
      socket.resume();
      await found;
    },
    close: () => socket.terminate(),
  };
}

describe.each([
  ['SSE', overHttp],
  ['WebSocket', overWebSocket],
] as const)('one that stops to read over %s', (_name, begin) => {
  async function beginUnread(id: string): Promise<Reader> {
    const reader = await begin(id);
    onTestFinished(reader.close);
    await expect.poll(() => gateway.readsOf(id)).toBe(1);
    return reader;
  }

  async function change(id: string, count: number): Promise<void> {
    await gateway.note(id, { count: `change-${count}` });
    await gateway.tell(id);
  }

  it(
    'costs no reads while it does not, and gets the newest state when it does',
    { timeout: 120_000 },
    async () => {
      const id = await makeOwned(gateway, owner);
      const watched = await makeOwned(gateway, owner);
      await gateway.note(id, noted);
      const reader = await beginUnread(id);
      // Somebody beside it who reads, of a session that changes a tenth as often.
      const query = `subscription { ${field}(id: "${watched}") { metadata { value } } }`;
      const beside = sse.subscribe(gateway, { query }, await operator());
      onTestFinished(() => beside.close());
      await beside.next();
      for (let count = 0; count < changes; count += 10) {
        // Each event is a hint to read; something new is to be read now and then.
        const more = Array.from({ length: 9 }, () => gateway.tell(id));
        await Promise.all([change(id, count), change(watched, count), ...more]);
      }
      await change(id, changes);
      expect(gateway.readsOf(watched)).toBeGreaterThan(changes / 20);
      expect(gateway.readsOf(id)).toBeLessThan(changes / 20);
      await reader.readUntil(`change-${changes}`);
      expect(gateway.readsOf(id)).toBeLessThan(changes / 20);
    },
  );

  it('is forgotten when it goes away', async () => {
    const id = await makeOwned(gateway, owner);
    await gateway.note(id, noted);
    await expect.poll(() => gateway.openSubscriptions()).toBe(0);
    const reader = await beginUnread(id);
    for (let count = 1; count <= 100; count += 1) await change(id, count);
    expect(await gateway.openSubscriptions()).toBe(1);
    reader.close();
    await expect.poll(() => gateway.openSubscriptions(), { timeout: 5000 }).toBe(0);
  });
});

describe('one who watches all sessions', () => {
  const query = 'subscription { verificationSessionsUpdated { id } }';

  it('and takes nothing while more than a thousand change has fallen behind', async () => {
    const bus = createMemoryBus({ logger: pino({ level: 'silent' }) });
    const watch = createSessionWatch(bus);
    const feed = createFeed<string>({
      watcher: watch.all(() => true),
      endsAt: null,
      goesOnUnread: () => true,
      read: ({ sessionId }) => Promise.resolve({ value: sessionId }),
    });
    for (let count = 0; count < 1000; count += 1)
      bus.publish({ sessionId: `vs_${count}`, account: undefined });
    // One that waits already takes no more room.
    bus.publish({ sessionId: 'vs_5', account: undefined });
    expect(await feed.next()).toEqual({ done: false, value: 'vs_0' });
    expect(watch.size).toBe(1);
    for (let count = 0; count < 2; count += 1) {
      bus.publish({ sessionId: `vs_more${count}`, account: undefined });
    }
    expect(watch.size).toBe(0);
    const { value } = (await feed.next()) as { value: unknown };
    expect(value).toMatchObject({ code: 'FELL_BEHIND' });
    expect(await feed.next()).toEqual({ done: true, value: undefined });
  });

  it('is told so over HTTP, and the stream completes', { timeout: 120_000 }, async () => {
    const id = await makeOwned(gateway, owner);
    await expect.poll(() => gateway.openSubscriptions()).toBe(0);
    const subscriber = sse.subscribe(gateway, { query }, await operator());
    onTestFinished(() => subscriber.close());
    await expect.poll(() => gateway.openSubscriptions()).toBe(1);
    // It is busy with one answer for longer than a thousand events take.
    let go = false;
    gateway.upstream.intercept(() => (go ? undefined : { kind: 'hang' }));
    await gateway.tell(id);
    for (let begun = 0; begun < 1020; begun += 20) {
      await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          gateway.tell(`vs_behind${begun + index}`, { id: newEventId() }),
        ),
      );
    }
    expect(await gateway.openSubscriptions()).toBe(0);
    go = true;
    const result = await subscriber.until(({ errors }) => errors.length > 0);
    expect(codesOf(result)).toEqual(['FELL_BEHIND']);
    expect(await subscriber.ended).toBe('complete');
  });
});
