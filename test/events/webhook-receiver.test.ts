import { expect, it } from 'vitest';
import type { ChangeBus } from '../../src/events/change-bus.js';
import { createMemoryBus } from '../../src/events/memory-bus.js';
import { createMemoryDuplicates } from '../../src/events/memory-duplicates.js';
import { createWebhookReceiver, type WebhookOutcome } from '../../src/events/webhook-receiver.js';
import { createWebhookReader } from '../../src/stripe/webhooks/webhook-reader.js';
import { notificationOf, sign, snapshotOf } from './deliveries.js';
import { createRecordedLogger } from './recorded-logger.js';

const secret = 'whsec_1';
const verified = snapshotOf('identity.verification_session.verified', 'vs_1', { account: 'acct_1' });

/** A receiver with all its parts, and what it told whom. */
function createReceiver(broken: { bus?: Partial<ChangeBus>; count?: () => never } = {}) {
  const { logger, text } = createRecordedLogger();
  const bus = createMemoryBus({ logger });
  const told: unknown[] = [];
  const counted: WebhookOutcome[] = [];
  bus.subscribe((change) => told.push(change));
  const receiver = createWebhookReceiver({
    reader: createWebhookReader({ secrets: [secret] }),
    memory: createMemoryDuplicates(),
    bus: { ...bus, ...broken.bus },
    logger,
    count: broken.count ?? ((outcome) => counted.push(outcome)),
  });
  return {
    deliver: (body: string, header: string | null = sign(body, secret)) =>
      receiver.receive(Buffer.from(body), header ?? undefined),
    told,
    counted,
    log: text,
  };
}

it('a change is told once, however often it is delivered', async () => {
  const { deliver, told, counted } = createReceiver();
  expect(await deliver(verified)).toBe(200);
  expect(told).toEqual([{ sessionId: 'vs_1', account: 'acct_1' }]);
  expect(await deliver(verified)).toBe(200);
  expect(told).toHaveLength(1);
  expect(counted).toEqual(['changed', 'duplicate']);
});

it('two events about one session are two', async () => {
  const { deliver, told, counted } = createReceiver();
  await deliver(verified);
  await deliver(verified.replace('evt_1', 'evt_2'));
  await deliver(notificationOf('v1.identity.verification_session.verified', 'vs_1', { id: 'evt_3' }));
  expect(told).toEqual([
    { sessionId: 'vs_1', account: 'acct_1' },
    { sessionId: 'vs_1', account: 'acct_1' },
    { sessionId: 'vs_1', account: undefined },
  ]);
  expect(counted).toEqual(['changed', 'changed', 'changed']);
});

it('what is about something else is taken and told to nobody', async () => {
  const { deliver, told, counted } = createReceiver();
  expect(await deliver(snapshotOf('charge.succeeded', 'ch_1'))).toBe(200);
  expect(told).toEqual([]);
  expect(counted).toEqual(['ignored']);
});

it.each([
  ['without a signature', verified, null, 'bad-signature'],
  ['with the signature of another', verified, sign(verified, 'whsec_2'), 'bad-signature'],
  ['with a stale signature', verified, sign(verified, secret, 1_600_000_000), 'bad-signature'],
  ['that is no event', '{"jenny":1}', sign('{"jenny":1}', secret), 'bad-shape'],
])('a delivery %s is refused', async (_name, body, header, outcome) => {
  const { deliver, counted, told, log } = createReceiver();
  expect(await deliver(body, header)).toBe(400);
  expect(counted).toEqual([outcome]);
  expect(told).toEqual([]);
  expect(log()).not.toMatch(/jenny|evt_|vs_|whsec|v1=/i);
});

it('our own failure is one, and the next delivery is told', async () => {
  let isBroken = true;
  const published: unknown[] = [];
  const { deliver, counted } = createReceiver({
    bus: {
      publish(change) {
        if (isBroken) throw new Error('broken bus');
        published.push(change);
      },
    },
  });
  expect(await deliver(verified)).toBe(500);
  isBroken = false;
  expect(await deliver(verified)).toBe(200);
  expect(await deliver(verified)).toBe(200);
  expect(counted).toEqual(['failed', 'changed', 'duplicate']);
  expect(published).toHaveLength(1);
});

it('a count that throws changes nothing', async () => {
  const { deliver, told } = createReceiver({
    count: () => {
      throw new Error('broken count');
    },
  });
  expect(await deliver(verified)).toBe(200);
  expect(told).toHaveLength(1);
});

it('the log has nothing of the session’s in it', async () => {
  const { deliver, log } = createReceiver();
  await deliver(verified);
  expect(log()).toContain('evt_1');
  expect(log()).not.toMatch(/jenny|vs_1_secret|whsec|v1=/i);
});
