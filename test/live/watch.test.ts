import { setImmediate as turn } from 'node:timers/promises';
import { array, assert, asyncProperty, constantFrom, nat, oneof, record } from 'fast-check';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { createMemoryBus } from '../../src/events/memory-bus.js';
import { createSessionWatch, type Signal, type Watcher } from '../../src/events/watch/session-watch.js';
import { plainPlan } from '../../src/stripe/expand-plan.js';
import type { IdentityAccount } from '../../src/stripe/identity.js';

const ids = ['vs_a', 'vs_b', 'vs_c'] as const;
const session = constantFrom(...ids);
const steps = array(
  oneof(
    { weight: 6, arbitrary: record({ kind: constantFrom('change' as const), session }) },
    { weight: 2, arbitrary: record({ kind: constantFrom('open' as const), session }) },
    { weight: 1, arbitrary: record({ kind: constantFrom('open all' as const) }) },
    { weight: 8, arbitrary: record({ kind: constantFrom('take' as const), reader: nat() }) },
    { weight: 8, arbitrary: record({ kind: constantFrom('read' as const), reader: nat() }) },
    { weight: 8, arbitrary: record({ kind: constantFrom('answer' as const) }) },
    { weight: 1, arbitrary: record({ kind: constantFrom('close' as const), reader: nat() }) },
  ),
  { maxLength: 60 },
);

/** A Stripe whose answers hold what was true when the call began, and come when they are let. */
function createUpstream(versions: ReadonlyMap<string, number>) {
  const waiting: (() => void)[] = [];
  const account = {
    sessions: {
      retrieve: (id: string) =>
        new Promise((resolve) => {
          const version = versions.get(id);
          waiting.push(() => resolve({ id, version }));
        }),
    },
  } as unknown as IdentityAccount;
  return {
    account,
    /** Lets the oldest call be answered. */
    answer: () => waiting.shift()?.(),
  };
}

interface Reader {
  readonly watcher: Watcher;
  /** The version that was read last, by session. */
  readonly read: Map<string, number>;
  /** Versions at the time of its opening, which a watcher of all need not read. */
  readonly since: ReadonlyMap<string, number>;
  readonly watches: readonly string[];
  taking: boolean;
  taken: Signal | undefined;
  ended: boolean;
  closed: boolean;
}

function createWorld() {
  const bus = createMemoryBus({ logger: pino({ level: 'silent' }) });
  const watch = createSessionWatch(bus);
  const versions = new Map<string, number>(ids.map((id) => [id, 0]));
  const upstream = createUpstream(versions);
  const readers: Reader[] = [];

  function open(watcher: Watcher, watches: readonly string[], since: ReadonlyMap<string, number>): void {
    readers.push({
      watcher,
      watches,
      since,
      read: new Map(),
      taking: false,
      taken: undefined,
      ended: false,
      closed: false,
    });
  }

  function take(reader: Reader): void {
    if (reader.taking || reader.ended || reader.taken !== undefined) return;
    reader.taking = true;
    void reader.watcher.next().then((signal) => {
      reader.taking = false;
      if (signal === null) reader.ended = true;
      else reader.taken = signal;
    });
  }

  function read(reader: Reader): void {
    const { taken } = reader;
    if (taken === undefined) return;
    // A reader is busy with one thing at a time, as a stream that is asked for its next value.
    reader.taken = undefined;
    reader.taking = true;
    void taken.round
      .share(upstream.account)
      .sessions.retrieve(taken.sessionId, plainPlan)
      .then((answer) => {
        reader.taking = false;
        reader.read.set(taken.sessionId, (answer as unknown as { version: number }).version);
      });
  }

  return {
    watch,
    versions,
    upstream,
    readers,
    take,
    read,
    change(id: string) {
      versions.set(id, (versions.get(id) ?? 0) + 1);
      bus.publish({ sessionId: id, account: undefined });
    },
    // Nobody needs to be told of what was before it came: a first read holds that.
    openOne: (id: string) => open(watch.session(id), [id], new Map([[id, -1]])),
    openAll: () =>
      open(
        watch.all(() => true),
        ids,
        new Map(versions),
      ),
  };
}

type World = ReturnType<typeof createWorld>;

/** Has every reader go on until there is nothing more for it. */
async function drain({ readers, take, read, upstream }: World): Promise<void> {
  for (let round = 0; round < 20; round += 1) {
    for (const reader of readers) {
      take(reader);
      read(reader);
    }
    readers.forEach(() => upstream.answer());
    await turn();
  }
}

it('whoever reads until there is nothing more has read after the last change, whatever came between', async () => {
  const property = asyncProperty(steps, async (list) => {
    const world = createWorld();
    const { readers, watch, versions } = world;
    const pick = (index: number) => readers[index % Math.max(readers.length, 1)];
    for (const step of list) {
      switch (step.kind) {
        case 'change':
          world.change(step.session);
          break;
        case 'open':
          world.openOne(step.session);
          break;
        case 'open all':
          world.openAll();
          break;
        case 'answer':
          world.upstream.answer();
          break;
        case 'take':
        case 'read':
        case 'close': {
          const reader = pick(step.reader);
          if (reader === undefined) break;
          if (step.kind === 'close') {
            reader.closed = true;
            reader.watcher.close();
          } else {
            world[step.kind](reader);
          }
        }
      }
      await Promise.resolve();
    }
    await drain(world);
    for (const { read, since, watches, closed, ended, watcher } of readers) {
      expect([ended, watcher.fellBehind]).toEqual([closed, false]);
      if (closed) continue;
      for (const id of watches) {
        const version = versions.get(id) ?? 0;
        if (version > (since.get(id) ?? 0)) expect([id, read.get(id)]).toEqual([id, version]);
      }
    }
    expect(watch.size).toBe(readers.filter(({ closed }) => !closed).length);
    watch.stop();
    expect(watch.size).toBe(0);
  });
  await assert(property, { numRuns: 300 });
});

it('a watcher that takes nothing keeps the newest of each session, and no more than there is room for', async () => {
  const world = createWorld();
  const { watch, readers } = world;
  world.openOne('vs_a');
  world.openAll();
  for (let count = 0; count < 5000; count += 1) world.change(ids[count % ids.length] ?? 'vs_a');
  const [one, all] = readers;
  const taken: (string | undefined)[] = [];
  while (taken.length < ids.length) taken.push((await all?.watcher.next())?.sessionId);
  expect(taken.sort()).toEqual([...ids]);
  expect((await one?.watcher.next())?.sessionId).toBe('vs_a');
  let more = 0;
  for (const reader of readers)
    void reader.watcher.next().then((signal) => (more += signal === null ? 0 : 1));
  await turn();
  expect(more).toBe(0);
  watch.stop();
});
