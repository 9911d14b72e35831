import { expect, it } from 'vitest';
import { createReadCache } from '../../../src/stripe/cache/read-cache.js';
import { createSessionStore } from '../../../src/stripe/cache/session-store.js';
import { plainPlan } from '../../../src/stripe/expand-plan.js';
import { toPlainSession } from '../../../src/stripe/model/plain-session.js';
import { createSlowAccount, makeSession, versionOf } from './slow-account.js';

const maxAgeMs = 20;

/** A cache over calls that are answered by hand, and its clock. */
function start() {
  let time = 0;
  let version = 1;
  const upstream = createSlowAccount({ ids: ['vs_1'], versionOf: () => version, apply: () => undefined });
  const cache = createReadCache({ ttlMs: 10, maxAgeMs, maxEntries: 10, now: () => time });
  return {
    upstream,
    cache,
    account: cache.share(undefined, upstream.account),
    other: cache.share('acct_1', upstream.account),
    wait: (ms: number) => (time += ms),
    change: () => (version += 1),
    answerAll: () => {
      while (upstream.waiting > 0) {
        upstream.reach(0);
        upstream.answer(0, false);
      }
    },
  };
}

it('a session answers up to its age, counted from the beginning of its read, and not a moment longer', async () => {
  const { upstream, account, wait, change, answerAll } = start();
  const read = async () => versionOf(await account.sessions.retrieve('vs_1', plainPlan));
  const first = read();
  wait(9);
  answerAll();
  expect(await first).toBe(1);
  change();
  wait(1);
  expect(await read()).toBe(1);
  expect(upstream.reads).toBe(1);
  wait(10);
  expect(await read()).toBe(1);
  expect(await read()).toBe(1);
  expect(upstream.reads).toBe(2);
  wait(1);
  const late = read();
  answerAll();
  expect(await late).toBe(2);
  expect(upstream.reads).toBe(2);
});

it('a read that began too long ago is not joined', async () => {
  const { upstream, account, wait, answerAll } = start();
  const read = () => account.sessions.list({ limit: 1 }, null, plainPlan);
  const reads = [read(), read()];
  wait(maxAgeMs);
  reads.push(read());
  expect(upstream.reads).toBe(1);
  wait(1);
  reads.push(read());
  expect(upstream.reads).toBe(2);
  answerAll();
  await Promise.all(reads);
});

it('after a gap in the events nothing is kept', async () => {
  const { upstream, cache, account, answerAll } = start();
  for (const reads of [1, 2]) {
    const read = account.sessions.retrieve('vs_1', plainPlan);
    answerAll();
    await read;
    expect(upstream.reads).toBe(reads);
    expect(cache.size).toBe(1);
    cache.forgetAll();
    expect(cache.size).toBe(0);
  }
});

it('accounts share nothing', async () => {
  const { upstream, account, other, answerAll } = start();
  const first = account.sessions.retrieve('vs_1', plainPlan);
  const second = other.sessions.retrieve('vs_1', plainPlan);
  answerAll();
  await Promise.all([first, second]);
  expect(upstream.reads).toBe(2);
});

it('a slow read does not take the place of one that began after it', () => {
  const store = createSessionStore(10);
  const put = (version: number, readAt: number) =>
    store.put({
      account: undefined,
      session: toPlainSession(makeSession('vs_1', version, plainPlan)),
      readAt,
    });
  put(2, 5);
  put(1, 4);
  expect(versionOf(store.find(undefined, 'vs_1')?.session ?? null)).toBe(2);
  expect(store.find('acct_1', 'vs_1')).toBeUndefined();
  put(3, 5);
  expect(versionOf(store.find(undefined, 'vs_1')?.session ?? null)).toBe(3);
});
