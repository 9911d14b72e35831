import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { at, makeOwned } from '../access/guarded-gateway.js';
import { owner } from '../access/viewers.js';
import { startLive, type LiveGateway } from './live-gateway.js';
import { operator, transports, type Subscriber, type Transport } from './subscriber.js';

const field = 'verificationSessionUpdated';
const plain = 'metadata { value }';
const withReport = `${plain} lastVerificationReport { document { status } }`;

let gateway: LiveGateway;
const subscribers: Subscriber[] = [];
beforeAll(async () => {
  gateway = await startLive();
});
beforeEach(() => gateway.upstream.reset());
afterEach(async () => {
  for (const subscriber of subscribers.splice(0)) subscriber.close();
  await expect.poll(() => gateway.openSubscriptions()).toBe(0);
});
afterAll(() => gateway.stop());

/** Begins so many at the same moment, and takes the first answer of each. */
async function watch(
  { subscribe }: Transport,
  id: string,
  count: number,
  selection = plain,
): Promise<Subscriber[]> {
  const headers = await operator();
  const query = `subscription { ${field}(id: "${id}") { ${selection} } }`;
  const made = Array.from({ length: count }, () => subscribe(gateway, { query }, headers));
  subscribers.push(...made);
  await Promise.all(made.map((subscriber) => subscriber.next()));
  return made;
}

async function change(id: string, value: string): Promise<void> {
  await gateway.note(id, { order: value });
  await gateway.tell(id);
}

async function expectTold(made: readonly Subscriber[], value: string): Promise<void> {
  const results = await Promise.all(made.map((subscriber) => subscriber.next()));
  for (const { data } of results) expect(at(data, [field, 'metadata', 0, 'value'])).toBe(value);
}

describe.each(transports)('over $name', (transport) => {
  it('fifty who come at the same moment share the first read, and one read for each change', async () => {
    const id = await makeOwned(gateway, owner);
    const fifty = await watch(transport, id, 5);
    expect(gateway.upstream.summary()).toEqual([`GET verification_sessions/${id}`]);
    fifty.push(...(await watch(transport, id, 45)));
    // On a slow machine not all of them come at the same moment.
    expect(gateway.readsOf(id)).toBeLessThan(10);
    for (const value of ['2', '3', '4']) {
      gateway.upstream.reset();
      await change(id, value);
      await expectTold(fifty, value);
      expect(gateway.upstream.summary()).toEqual([`GET verification_sessions/${id}`]);
    }
  });

  it('two plans are two reads', async () => {
    const id = await makeOwned(gateway, owner);
    const all = [...(await watch(transport, id, 10)), ...(await watch(transport, id, 10, withReport))];
    gateway.upstream.reset();
    await change(id, '2');
    await expectTold(all, '2');
    expect(gateway.upstream.summary().sort()).toEqual([
      `GET verification_sessions/${id}`,
      `GET verification_sessions/${id} last_verification_report`,
    ]);
  });

  it('a change of a session that nobody watches costs nothing', async () => {
    const watched = await makeOwned(gateway, owner);
    const other = await makeOwned(gateway, owner);
    const made = await watch(transport, watched, 1);
    gateway.upstream.reset();
    await change(other, '2');
    await change(watched, '2');
    await expectTold(made, '2');
    expect(gateway.upstream.summary()).toEqual([`GET verification_sessions/${watched}`]);
  });

  it('a change that comes while its session is read costs one more read, and several then no more', async () => {
    const id = await makeOwned(gateway, owner);
    const made = await watch(transport, id, 3);
    gateway.upstream.reset();
    gateway.upstream.intercept(() => ({ kind: 'delay', ms: 300 }));
    await change(id, '2');
    await expect.poll(() => gateway.readsOf(id)).toBe(1);
    for (const value of ['3', '4', '5']) await change(id, value);
    await Promise.all(
      made.map((subscriber) =>
        subscriber.until(({ data }) => at(data, [field, 'metadata', 0, 'value']) === '5'),
      ),
    );
    await expect.poll(() => gateway.readsOf(id)).toBe(2);
    await change(id, '6');
    await expectTold(made, '6');
    await expect.poll(() => gateway.readsOf(id)).toBe(3);
  });
});
