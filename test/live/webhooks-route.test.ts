import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { webhookPath } from '../../src/http/route-requests.js';
import { at, makeOwned } from '../access/guarded-gateway.js';
import { owner } from '../access/viewers.js';
import { notificationOf, seconds, sign, snapshotOf } from '../events/deliveries.js';
import { newEventId, startLive, webhookSecret, type LiveGateway } from './live-gateway.js';
import { operator, sse } from './subscriber.js';

const field = 'verificationSessionUpdated';
const nextSecret = 'whsec_of_the_next_quarter';
const about = 'identity.verification_session';
const event = (more: Record<string, unknown> = {}) =>
  snapshotOf(`${about}.verified`, 'vs_1', { id: newEventId(), ...more });

let gateway: LiveGateway;
beforeAll(async () => {
  const env = { STRIPE_WEBHOOK_SECRET: `${webhookSecret},${nextSecret}` };
  gateway = await startLive({ webhooks: false, env });
});
afterAll(() => gateway.stop());

const outcomes = ['changed', 'duplicate', 'ignored', 'bad-signature', 'bad-shape', 'failed'] as const;

/** What the metrics have counted, by outcome; those of none are left out. */
async function counted(of: LiveGateway = gateway): Promise<Record<string, number>> {
  const counts = await Promise.all(
    outcomes.map(async (outcome) => [outcome, await of.metric(`webhooks_total{outcome="${outcome}"}`)]),
  );
  return Object.fromEntries(counts.filter(([, count]) => count !== 0)) as Record<string, number>;
}

/** How the counts differ after the deed. */
async function countedBy(deed: () => Promise<void>): Promise<Record<string, number>> {
  const before = await counted();
  await deed();
  const after = Object.entries(await counted());
  return Object.fromEntries(
    after
      .map(([outcome, count]) => [outcome, count - (before[outcome] ?? 0)])
      .filter(([, more]) => more !== 0),
  ) as Record<string, number>;
}

describe('a delivery', () => {
  const duplicate = event();

  it.each<[string, string, number, string, string?]>([
    ['of an event', event(), 200, 'changed'],
    ['of a connected account', event({ account: 'acct_1' }), 200, 'changed'],
    [
      'of a thin notification',
      notificationOf(`v1.${about}.verified`, 'vs_1', { id: newEventId() }),
      200,
      'changed',
    ],
    [
      'of a new event of a session',
      snapshotOf(`${about}.dreamt`, 'vs_1', { id: newEventId() }),
      200,
      'changed',
    ],
    [
      'of an event about something else',
      snapshotOf('charge.succeeded', 'ch_1', { id: newEventId() }),
      200,
      'ignored',
    ],
    ['for the first time', duplicate, 200, 'changed'],
    ['for the second time', duplicate, 200, 'duplicate'],
    ['by the next secret', duplicate, 200, 'duplicate', sign(duplicate, nextSecret)],
    [
      'by two secrets, one of them ours',
      duplicate,
      200,
      'duplicate',
      `${sign(duplicate, 'whsec_x')},${sign(duplicate, nextSecret).split(',')[1] ?? ''}`,
    ],
    ['by a secret that is not ours', duplicate, 400, 'bad-signature', sign(duplicate, 'whsec_x')],
    ['of another text than was signed', event(), 400, 'bad-signature', sign(duplicate, webhookSecret)],
    [
      'from a while ago',
      duplicate,
      400,
      'bad-signature',
      sign(duplicate, webhookSecret, seconds(Date.now()) - 400),
    ],
    [
      'from the future',
      duplicate,
      400,
      'bad-signature',
      sign(duplicate, webhookSecret, seconds(Date.now()) + 400),
    ],
    ['with an empty signature', duplicate, 400, 'bad-signature', ''],
    ['with garbage for a signature', duplicate, 400, 'bad-signature', 't=x,v1=,,='],
    ['of garbage', 'garbage', 400, 'bad-shape'],
    ['of nothing', '', 400, 'bad-signature'],
    ['of JSON that is no event', '[]', 400, 'bad-shape'],
    ['of an event about a session without an id', snapshotOf(`${about}.verified`, ''), 400, 'bad-shape'],
  ])('%s', async (_name, body, status, outcome, signature) => {
    const difference = await countedBy(async () => {
      expect(await gateway.deliver(body, signature)).toBe(status);
    });
    expect(difference).toEqual({ [outcome]: 1 });
  });

  it('says nothing beside its status, and nothing of it is logged', async () => {
    const body = event();
    for (const signature of [sign(body, webhookSecret), 't=1,v1=forged']) {
      const headers = { 'Stripe-Signature': signature };
      const response = await fetch(`${gateway.url}${webhookPath}`, { method: 'POST', headers, body });
      expect(await response.text()).toBe('');
    }
    expect(gateway.log()).not.toMatch(/jenny|vs_1_secret|whsec|forged/i);
  });

  it('by another method is told which to use', async () => {
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const response = await fetch(`${gateway.url}${webhookPath}`, { method });
      expect([response.status, response.headers.get('Allow')]).toEqual([405, 'POST']);
    }
  });

  it('that is too large is refused before it is read', async () => {
    const body = event({ more: 'x'.repeat(500_000) });
    const difference = await countedBy(async () => {
      expect(await gateway.deliver(body).catch(() => 413)).toBe(413);
    });
    expect(difference).toEqual({});
    expect(await gateway.deliver(event())).toBe(200);
  });

  it('finds no door where there is no secret', async () => {
    const closed = await startLive({ webhooks: false, env: { STRIPE_WEBHOOK_SECRET: undefined } });
    try {
      expect(await closed.deliver(event())).toBe(404);
      expect(await counted(closed)).toEqual({});
    } finally {
      await closed.stop();
    }
  });
});

/** Numbers below 1 that are the same in every run. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

describe('a thousand events of forty sessions', () => {
  it(
    'in any order, twice, and some forged, leave every watcher on the truth',
    { timeout: 60_000 },
    async () => {
      const random = createRandom(1);
      const pick = <T>(list: T[]): T | undefined => list.splice(Math.floor(random() * list.length), 1)[0];
      const ids: string[] = [];
      for (let count = 0; count < 41; count += 1) ids.push(await makeOwned(gateway, owner));
      const [forgotten = '', ...sessions] = ids;
      const headers = await operator();
      const selection = 'status metadata { key value } lastError { code }';
      const watchers = new Map(
        ids.map((id) => [
          id,
          sse.subscribe(
            gateway,
            { query: `subscription { ${field}(id: "${id}") { ${selection} } }` },
            headers,
          ),
        ]),
      );
      for (const watcher of watchers.values()) await watcher.next();
      // A change that is told by forged events alone, so that reading it would show.
      await gateway.note(forgotten, { step: 'forged' });
      gateway.upstream.reset();

      const bag: { readonly body: string; readonly signature: string; readonly status: number }[] = [];
      async function deliverSome(most: number): Promise<void> {
        const some = Array.from({ length: Math.min(most, bag.length) }, () => pick(bag));
        await Promise.all(
          some.map(async (delivery) => {
            if (delivery === undefined) return;
            expect(await gateway.deliver(delivery.body, delivery.signature)).toBe(delivery.status);
          }),
        );
      }

      const difference = await countedBy(async () => {
        for (let step = 0; step < 1000; step += 1) {
          const id = sessions[step % sessions.length] ?? '';
          const isLast = step >= 1000 - sessions.length;
          if (isLast) await gateway.submit(id, step % 2 === 0 ? 'verified' : 'document_expired');
          else await gateway.note(id, { step: String(step) });
          const body = snapshotOf(`${about}.processing`, id, { id: newEventId() });
          const signature = sign(body, webhookSecret);
          bag.push({ body, signature, status: 200 }, { body, signature, status: 200 });
          if (step % 10 === 0) {
            const forged = snapshotOf(`${about}.verified`, forgotten, { id: newEventId() });
            bag.push({ body: forged, signature: sign(forged, 'whsec_forged'), status: 400 });
          }
          if (bag.length > 60) await deliverSome(20);
        }
        while (bag.length > 0) await deliverSome(20);
      });

      expect(difference).toEqual({ changed: 1000, duplicate: 1000, 'bad-signature': 100 });
      for (const [index, id] of sessions.entries()) {
        const watcher = watchers.get(id);
        const final = (1000 - sessions.length + index) % 2 === 0 ? 'VERIFIED' : 'document_expired';
        await watcher?.until(
          ({ data }) =>
            at(data, [field, 'status']) === final ||
            at(data, [field, 'lastError', 'code']) === final.toUpperCase(),
        );
        const told = watcher?.results.map(({ data }) => JSON.stringify(data)) ?? [];
        expect(told.filter((state, place) => state === told[place - 1])).toEqual([]);
        const notes = watcher?.results.map(({ data }) => metadataStep(data)) ?? [];
        expect(notes).toEqual([...notes].sort((one, other) => one - other));
      }
      expect(watchers.get(forgotten)?.results).toHaveLength(1);
      expect(gateway.readsOf(forgotten)).toBe(0);
      // Each change that is told costs a read at most.
      expect(gateway.upstream.calls.length).toBeLessThanOrEqual(1000);
      for (const watcher of watchers.values()) watcher.close();
      await expect.poll(() => gateway.openSubscriptions()).toBe(0);
    },
  );
});

/** The step that was noted last; 0 before the first. */
function metadataStep(data: unknown): number {
  const notes = at(data, [field, 'metadata']) as readonly { readonly key: string; readonly value: string }[];
  return Number(notes.find(({ key }) => key === 'step')?.value ?? 0);
}
