import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMemoryDuplicates } from '../../src/events/memory-duplicates.js';

const day = 86_400_000;

/** A task that counts its runs. */
function createTask(): { readonly run: () => void; readonly runs: () => number } {
  let runs = 0;
  return { run: () => void (runs += 1), runs: () => runs };
}

describe('an event', () => {
  it('is handed on once', async () => {
    const memory = createMemoryDuplicates();
    const { run, runs } = createTask();
    expect(await memory.run('evt_1', run)).toBe('done');
    expect(await memory.run('evt_1', run)).toBe('duplicate');
    expect(await memory.run('evt_2', run)).toBe('done');
    expect(runs()).toBe(2);
  });

  it('is told apart by its id alone', async () => {
    const memory = createMemoryDuplicates();
    const ids = ['evt_1', 'EVT_1', 'evt_1 ', '__proto__', 'constructor'];
    expect(await Promise.all(ids.map((id) => memory.run(id, () => undefined)))).toEqual(
      ids.map(() => 'done'),
    );
  });

  it('that comes again while it is under way waits for its outcome', async () => {
    const memory = createMemoryDuplicates();
    const { promise, settle } = createGate();
    const second = createTask();
    const answers: string[] = [];
    const all = [memory.run('evt_1', () => promise), memory.run('evt_1', second.run)].map((answer) =>
      answer.then((one) => answers.push(one)),
    );
    await nextTick();
    expect(answers).toEqual([]);
    settle();
    await Promise.all(all);
    expect(answers).toEqual(['done', 'duplicate']);
    expect(second.runs()).toBe(0);
  });

  it('that could not be handed on is new again, and whoever waited for it hears of the failure', async () => {
    const memory = createMemoryDuplicates();
    const { promise, fail } = createGate();
    const broken = new Error('broken');
    const first = memory.run('evt_1', () => promise);
    const second = memory.run('evt_1', () => undefined);
    fail(broken);
    expect(await Promise.allSettled([first, second])).toEqual([
      { status: 'rejected', reason: broken },
      { status: 'rejected', reason: broken },
    ]);
    expect(await memory.run('evt_1', () => undefined)).toBe('done');
  });

  it('whose task throws before it returns a promise is new again too', async () => {
    const memory = createMemoryDuplicates();
    const broken = new Error('broken');
    const task = () => {
      throw broken;
    };
    await expect(memory.run('evt_1', task)).rejects.toBe(broken);
    expect(await memory.run('evt_1', () => undefined)).toBe('done');
  });

  it.each([
    [day - 1, 'duplicate'],
    [day, 'done'],
  ])('is after %d ms: %s', async (later, expected) => {
    let time = 1_800_000_000_000;
    const memory = createMemoryDuplicates({ now: () => time });
    await memory.run('evt_1', () => undefined);
    time += later;
    expect(await memory.run('evt_1', () => undefined)).toBe(expected);
  });
});

it('no more is remembered than was allowed, the newest', async () => {
  const memory = createMemoryDuplicates({ maxEvents: 3 });
  const deliver = (id: string) => memory.run(id, () => undefined);
  for (const id of ['evt_1', 'evt_2', 'evt_3', 'evt_4']) await deliver(id);
  expect(await Promise.all(['evt_2', 'evt_3', 'evt_4'].map(deliver))).toEqual([
    'duplicate',
    'duplicate',
    'duplicate',
  ]);
  expect(await deliver('evt_1')).toBe('done');
});

it('in any order of deliveries, an event succeeds once, unless every try fails', async () => {
  const delivery = fc.record({ event: fc.integer({ min: 0, max: 2 }), fails: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(delivery, { minLength: 1, maxLength: 20 }),
      async (scheduler, deliveries) => {
        const memory = createMemoryDuplicates();
        const tries = new Map<number, boolean[]>();
        const answers = deliveries.map(async ({ event, fails }, index) => {
          await scheduler.schedule(Promise.resolve(), `delivery ${index}`);
          return memory.run(`evt_${event}`, async () => {
            await scheduler.schedule(Promise.resolve(), `task ${index}`);
            tries.set(event, [...(tries.get(event) ?? []), !fails]);
            if (fails) throw new Error('failed');
          });
        });
        const settled = Promise.allSettled(answers);
        await scheduler.waitFor(settled);
        const results = await settled;
        for (const event of new Set(deliveries.map((one) => one.event))) {
          const tried = tries.get(event) ?? [];
          const answered = results.filter((_result, index) => deliveries[index]?.event === event);
          const taken = answered.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
          const successes = tried.filter(Boolean).length;
          // A success is the last try of all, and the only one; no delivery is taken without it.
          expect(tried.slice(0, -1)).not.toContain(true);
          expect(tried.length).toBeGreaterThan(0);
          expect(taken.filter((answer) => answer === 'done')).toHaveLength(successes);
          if (successes === 0) expect(taken).toEqual([]);
          expect(await memory.run(`evt_${event}`, () => undefined)).toBe(
            successes === 0 ? 'done' : 'duplicate',
          );
        }
      },
    ),
    { numRuns: 300 },
  );
});

function createGate() {
  let settle: () => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const promise = new Promise<void>((resolve, reject) => {
    settle = resolve;
    fail = reject;
  });
  return { promise, settle, fail };
}

function nextTick(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
