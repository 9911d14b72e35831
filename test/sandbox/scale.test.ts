import { expect, test } from 'vitest';
import { readPage, type PageQuery } from '../../src/sandbox/state/page.js';
import type { Realm, ReportIndex, SessionIndex } from '../../src/sandbox/state/realm.js';
import { World } from '../../src/sandbox/state/world.js';
import { seedRealm } from '../../src/sandbox/seed/seed-realm.js';
import { createClock } from './running-sandbox.js';

const many = 100_000;
const anchor = createClock().now();
const large = seeded(many);
const small = seeded(100);

function seeded(sessions: number): Realm {
  const world = new World();
  const realm = world.realm('acct_one', 'test');
  seedRealm(world, realm, { seed: 'scale', sessions, anchor });
  return realm;
}

const newest = (realm: Realm) => realm.sessions.at(realm.sessions.size - 1)?.created ?? 0;

// Through HTTP a scan would hide behind what a request costs in any case, so these read pages from the tables.
test.each<[string, (realm: Realm) => PageQuery<SessionIndex>]>([
  ['all', () => ({ filters: {}, limit: 20 })],
  ['older than a cursor', ({ sessions }) => ({ filters: {}, limit: 20, olderThan: sessions.size / 2 })],
  ['newer than a cursor', ({ sessions }) => ({ filters: {}, limit: 20, newerThan: sessions.size / 2 })],
  [
    'of a status',
    ({ sessions }) => ({ filters: { status: 'verified' }, limit: 20, olderThan: sessions.size / 2 }),
  ],
  ['of a user', () => ({ filters: { client_reference_id: 'user_2' }, limit: 20 })],
  [
    'of a user and a status',
    () => ({ filters: { status: 'verified', client_reference_id: 'user_2' }, limit: 20 }),
  ],
  ['of a customer', () => ({ filters: { related_customer: 'cus_sandbox000002' }, limit: 20 })],
  ['of a time', (realm) => ({ filters: {}, limit: 20, created: { lt: newest(realm) - 40 * 86_400 } })],
])('a page of a hundred thousand sessions costs about what one of a hundred does: %s', (_, queryOf) => {
  expectAlike(
    () => readPage(large.sessions, queryOf(large)),
    () => readPage(small.sessions, queryOf(small)),
  );
});

test.each<[string, PageQuery<ReportIndex>]>([
  ['all', { filters: {}, limit: 20 }],
  ['of a type', { filters: { type: 'document' }, limit: 20 }],
  ['of a user and a type', { filters: { type: 'document', client_reference_id: 'user_2' }, limit: 20 }],
])('and so does a page of their reports: %s', (_, query) => {
  expectAlike(
    () => readPage(large.reports, query),
    () => readPage(small.reports, query),
  );
});

test('a page deep inside the list reads no more rows than it shows, and one to know whether more follow', () => {
  const { sessions } = large;
  let reads = 0;
  const at = sessions.at.bind(sessions);
  sessions.at = (position) => {
    reads += 1;
    return at(position);
  };
  const middle = at(many / 2)?.created ?? 0;
  const queries: PageQuery<SessionIndex>[] = [
    { filters: {}, limit: 20 },
    { filters: {}, limit: 20, olderThan: many / 2 },
    { filters: {}, limit: 20, newerThan: many / 2 },
    { filters: {}, limit: 20, created: { gte: middle - 86_400, lt: middle } },
    { filters: { status: 'canceled' }, limit: 20, olderThan: many / 2 },
    { filters: { status: 'verified' }, limit: 20, created: { lte: middle } },
  ];
  for (const query of queries) {
    reads = 0;
    expect(readPage(sessions, query).rows).toHaveLength(20);
    expect(reads).toBe(21);
  }
});

/** Compares medians, taken in turns so that whatever else the machine does slows both down; the first only warm up. */
function expectAlike(ofLarge: () => unknown, ofSmall: () => unknown): void {
  const times: [number, number][] = [];
  for (let run = 0; run < 60; run += 1) times.push([timeOf(ofLarge), timeOf(ofSmall)]);
  const kept = times.slice(20);
  expect(median(kept.map(([time]) => time))).toBeLessThan(median(kept.map(([, time]) => time)) * 10);
}

function timeOf(work: () => unknown): number {
  const begun = performance.now();
  for (let count = 0; count < 20; count += 1) work();
  return performance.now() - begun;
}

function median(times: readonly number[]): number {
  return [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? Infinity;
}
