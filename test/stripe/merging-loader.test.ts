import { describe, expect, it } from 'vitest';
import { planExpand, type ExpandPlan } from '../../src/stripe/expand-plan.js';
import { Failure } from '../../src/stripe/failure.js';
import { createCallBudget } from '../../src/stripe/call-budget.js';
import { createMergingLoader } from '../../src/stripe/merging-loader.js';

const plain = planExpand('session', ['id']);
const outputs = planExpand('session', ['verifiedOutputs.firstName']);
const report = planExpand('session', ['lastVerificationReport.type']);
const number = planExpand('session', ['lastVerificationReport.document.number']);

/** A loader whose reads are written down and answered by hand or at once. */
function createRecorded(answer: (key: string) => Promise<string | null> = (key) => Promise.resolve(key)) {
  const reads: [key: string, plan: ExpandPlan][] = [];
  const loader = createMergingLoader<string, string | null>({
    budget: createCallBudget(1000),
    nameOf: (key) => key,
    read(key, plan) {
      reads.push([key, plan]);
      return answer(key);
    },
  });
  return { loader, reads };
}

describe('what one tick wants', () => {
  it('of one thing is one read with the union of the expands', async () => {
    const { loader, reads } = createRecorded();
    const answers = await Promise.all([
      loader.load('a', plain),
      loader.load('a', outputs),
      loader.load('a', number),
      loader.load('a', outputs),
    ]);
    expect(answers).toEqual(['a', 'a', 'a', 'a']);
    expect(reads).toEqual([
      [
        'a',
        {
          base: ['last_verification_report', 'verified_outputs'],
          sensitive: ['last_verification_report.document.number'],
          secrets: false,
        },
      ],
    ]);
  });

  it('of several things leaves each with its own expands, and answers each want in its place', async () => {
    const { loader, reads } = createRecorded();
    const answers = await Promise.all([
      loader.load('a', outputs),
      loader.load('b', plain),
      loader.load('a', plain),
      loader.load('c', report),
    ]);
    expect(answers).toEqual(['a', 'b', 'a', 'c']);
    expect(reads).toEqual([
      ['a', outputs],
      ['b', plain],
      ['c', report],
    ]);
  });

  it('is read together: every read begins before one is answered', async () => {
    const answers: (() => void)[] = [];
    const { loader, reads } = createRecorded(
      (key) => new Promise((resolve) => answers.push(() => resolve(key))),
    );
    const keys = Array.from({ length: 50 }, (_, index) => `k${index}`);
    const loaded = Promise.all(keys.map((key) => loader.load(key, plain)));
    await nextTick();
    expect(reads.map(([key]) => key)).toEqual(keys);
    for (const settle of answers.reverse()) settle();
    expect(await loaded).toEqual(keys);
  });

  it('is null for what is not there', async () => {
    const { loader } = createRecorded((key) => Promise.resolve(key === 'missing' ? null : key));
    expect(await Promise.all([loader.load('a', plain), loader.load('missing', plain)])).toEqual(['a', null]);
  });
});

describe('what a later tick wants', () => {
  it('costs nothing where an earlier read holds it', async () => {
    const { loader, reads } = createRecorded();
    await loader.load('a', number);
    await loader.load('a', number);
    await loader.load('a', report);
    await loader.load('a', plain);
    expect(reads).toHaveLength(1);
  });

  it('costs nothing where nothing was found before', async () => {
    const { loader, reads } = createRecorded(() => Promise.resolve(null));
    await loader.load('a', plain);
    expect(await loader.load('a', plain)).toBeNull();
    expect(reads).toHaveLength(1);
  });

  it('shares a read that is still under way', async () => {
    let settle: (value: string) => void = () => undefined;
    const { loader, reads } = createRecorded(() => new Promise((resolve) => (settle = resolve)));
    const first = loader.load('a', outputs);
    await nextTick();
    const second = loader.load('a', plain);
    await nextTick();
    expect(reads).toHaveLength(1);
    settle('answer');
    expect(await Promise.all([first, second])).toEqual(['answer', 'answer']);
  });

  it('is read again where the earlier read does not hold it', async () => {
    const { loader, reads } = createRecorded();
    await loader.load('a', report);
    await loader.load('a', number);
    expect(reads).toEqual([
      ['a', report],
      ['a', number],
    ]);
  });
});

describe('a failed read', () => {
  const refused = new Failure('UPSTREAM_UNAVAILABLE', 'down');

  it('rejects the wants of its thing alone, with the failure itself', async () => {
    const { loader } = createRecorded((key) =>
      key === 'bad' ? Promise.reject(refused) : Promise.resolve(key),
    );
    const answers = await Promise.allSettled([
      loader.load('a', plain),
      loader.load('bad', plain),
      loader.load('b', plain),
      loader.load('bad', outputs),
    ]);
    expect(answers).toEqual([
      { status: 'fulfilled', value: 'a' },
      { status: 'rejected', reason: refused },
      { status: 'fulfilled', value: 'b' },
      { status: 'rejected', reason: refused },
    ]);
    expect((answers[1] as PromiseRejectedResult).reason).toBe(refused);
  });

  it('is not remembered', async () => {
    let isDown = true;
    const { loader, reads } = createRecorded((key) =>
      isDown ? Promise.reject(refused) : Promise.resolve(key),
    );
    await expect(loader.load('a', plain)).rejects.toBe(refused);
    isDown = false;
    expect(await loader.load('a', plain)).toBe('a');
    expect(reads).toHaveLength(2);
  });

  it('does not take away what came in its place meanwhile', async () => {
    let fail: (error: Error) => void = () => undefined;
    const { loader, reads } = createRecorded(() => new Promise((_resolve, reject) => (fail = reject)));
    const lost = loader.load('a', plain);
    await nextTick();
    loader.prime('a', plain, 'primed');
    fail(refused);
    await expect(lost).rejects.toBe(refused);
    expect(await loader.load('a', plain)).toBe('primed');
    expect(reads).toHaveLength(1);
  });

  it('is an Error even when it was none', async () => {
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what a library throws is not ours to choose
    const { loader } = createRecorded(() => Promise.reject('a text'));
    await expect(loader.load('a', plain)).rejects.toBeInstanceOf(Error);
  });
});

describe('what is known', () => {
  it('can be primed, and then costs nothing', async () => {
    const { loader, reads } = createRecorded();
    loader.prime('a', report, 'primed');
    expect(await loader.load('a', report)).toBe('primed');
    expect(await loader.load('a', plain)).toBe('primed');
    expect(reads).toEqual([]);
  });

  it('does not answer for more than it was primed with', async () => {
    const { loader, reads } = createRecorded();
    loader.prime('a', report, 'primed');
    expect(await loader.load('a', outputs)).toBe('a');
    expect(reads).toEqual([['a', outputs]]);
  });

  it('can be forgotten, one thing or all', async () => {
    const { loader, reads } = createRecorded();
    loader.prime('a', plain, 'old');
    loader.prime('b', plain, 'old');
    loader.clear('a');
    expect(await Promise.all([loader.load('a', plain), loader.load('b', plain)])).toEqual(['a', 'old']);
    loader.clearAll();
    expect(await Promise.all([loader.load('a', plain), loader.load('b', plain)])).toEqual(['a', 'b']);
    expect(reads.map(([key]) => key)).toEqual(['a', 'a', 'b']);
  });

  it('is forgotten also while it is read', async () => {
    const answers: ((value: string) => void)[] = [];
    const { loader } = createRecorded(() => new Promise((resolve) => answers.push(resolve)));
    const before = loader.load('a', plain);
    await nextTick();
    loader.clear('a');
    const after = loader.load('a', plain);
    await nextTick();
    answers.forEach((resolve, index) => resolve(`answer ${index}`));
    expect(await Promise.all([before, after])).toEqual(['answer 0', 'answer 1']);
  });
});

it('things meet under their names', async () => {
  const reads: unknown[] = [];
  const loader = createMergingLoader<{ page: number }, number>({
    budget: createCallBudget(1000),
    nameOf: (key) => JSON.stringify(key),
    read(key) {
      reads.push(key);
      return Promise.resolve(key.page);
    },
  });
  expect(await Promise.all([1, 2, 1].map((page) => loader.load({ page }, plain)))).toEqual([1, 2, 1]);
  expect(reads).toEqual([{ page: 1 }, { page: 2 }]);
});

function nextTick(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
