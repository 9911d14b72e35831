import Stripe from 'stripe';
import { describe, expect, it } from 'vitest';
import { InvalidWebhook } from '../../src/stripe/webhooks/invalid-webhook.js';
import { createWebhookReader } from '../../src/stripe/webhooks/webhook-reader.js';
import { notificationOf, seconds, sign, snapshotOf } from './deliveries.js';

const secret = 'whsec_new';
const reader = createWebhookReader({ secrets: ['whsec_old', secret] });
const now = seconds(Date.now());
const sessionEvent = snapshotOf('identity.verification_session.verified', 'vs_1');

function read(text: string, signature: string | undefined = sign(text, secret)) {
  return reader.read(Buffer.from(text), signature);
}

/** The reason of the refusal; whatever else happens fails the test. */
function refusal(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (!(error instanceof InvalidWebhook)) throw error;
    expect(error.message).not.toMatch(/evt_|vs_|whsec_|jenny/);
    expect(Object.keys(error).sort()).toEqual(['name', 'reason']);
    expect(error.cause).toBeUndefined();
    return error.reason;
  }
  throw new Error('it was taken');
}

describe('a snapshot event', () => {
  it.each([
    'identity.verification_session.created',
    'identity.verification_session.processing',
    'identity.verification_session.redacted',
    'identity.verification_session.something_new',
  ])('%s tells which session changed, and nothing that is in the body', (type) => {
    expect(read(snapshotOf(type, 'vs_1'))).toEqual({
      id: 'evt_1',
      kind: 'session-change',
      sessionId: 'vs_1',
      account: undefined,
      createdAt: 1000,
    });
  });

  it('of a connected account names it', () => {
    const text = snapshotOf('identity.verification_session.verified', 'vs_1', { account: 'acct_1' });
    expect(read(text)).toMatchObject({ sessionId: 'vs_1', account: 'acct_1' });
  });

  it.each([
    'charge.succeeded',
    'identity.verification_sessions',
    'v1.identity.verification_session.verified',
  ])('%s is about something else', (type) => {
    expect(read(snapshotOf(type, 'ch_1'))).toEqual({ id: 'evt_1', kind: 'other' });
  });

  it('may be given as any bytes', () => {
    const bytes = new TextEncoder().encode(sessionEvent);
    expect(reader.read(bytes, sign(sessionEvent, secret))).toMatchObject({ sessionId: 'vs_1' });
  });

  it('may hold text of any language and numbers of any size', () => {
    const text = sessionEvent.replace('"Jenny"', '"Ženy 深い 🙂"').replace('"created":1', '"created":1e999');
    expect(text).not.toBe(sessionEvent);
    expect(read(text)).toMatchObject({ sessionId: 'vs_1' });
  });

  it.each([undefined, null, 'yesterday', '1', {}])('need not say when it was made: %j', (created) => {
    const text = snapshotOf('identity.verification_session.verified', 'vs_1', { created });
    expect(read(text)).toMatchObject({ sessionId: 'vs_1', createdAt: undefined });
  });
});

describe('a thin notification', () => {
  it.each([
    [undefined, undefined],
    [null, undefined],
    ['acct_1', 'acct_1'],
    ['acct_1/acct_2', undefined],
    ['workspace_1', undefined],
    ['', undefined],
  ])('tells which session changed; of the context %j the account is %j', (context, account) => {
    const text = notificationOf('v1.identity.verification_session.verified', 'vs_1', { context });
    const createdAt = Date.UTC(2026, 10, 1);
    expect(read(text)).toEqual({
      id: 'evt_1',
      kind: 'session-change',
      sessionId: 'vs_1',
      account,
      createdAt,
    });
  });

  it.each(['v1.billing.meter.no_meter_found', 'identity.verification_session.verified'])(
    '%s is about something else',
    (type) => {
      expect(read(notificationOf(type, 'mtr_1'))).toEqual({ id: 'evt_1', kind: 'other' });
    },
  );

  it('about nothing in particular is about something else', () => {
    const text = JSON.stringify({ id: 'evt_1', object: 'v2.core.event', type: 'v2.core.health.ok' });
    expect(read(text)).toEqual({ id: 'evt_1', kind: 'other' });
  });
});

describe('a signature', () => {
  it.each(['whsec_old', 'whsec_new'])('by %s holds while the secret is rotated', (one) => {
    expect(read(sessionEvent, sign(sessionEvent, one))).toMatchObject({ sessionId: 'vs_1' });
  });

  it('holds when one of several in the header does, as Stripe sends them during a rotation', () => {
    const [time, good] = sign(sessionEvent, secret).split(',');
    const header = `${time ?? ''},v1=${'0'.repeat(64)},${good ?? ''}`;
    expect(read(sessionEvent, header)).toMatchObject({ sessionId: 'vs_1' });
  });

  it.each([
    ['of another secret', sign(sessionEvent, 'whsec_other')],
    ['of another body', sign(`${sessionEvent} `, secret)],
    ['in the scheme v0', sign(sessionEvent, secret).replace('v1=', 'v0=')],
    ['without its time', sign(sessionEvent, secret).replace(/^t=\d+,/, '')],
    ['with two times', `t=1,${sign(sessionEvent, secret)}`],
    ['dated ahead behind a time that is good', `t=${now},${sign(sessionEvent, secret, now + 900)}`],
    ['with letters after the time', sign(sessionEvent, secret).replace(',', 'x,')],
    ['with a time of its own', sign(sessionEvent, secret).replace(/^t=\d/, 't=2')],
    ['without a value', sign(sessionEvent, secret).replace(/v1=.*/, 'v1')],
    ['that is empty', ''],
    ['that is none', 'nonsense'],
  ])('%s does not hold', (_name, header) => {
    expect(refusal(() => reader.read(Buffer.from(sessionEvent), header))).toBe('signature');
  });

  it('must be there', () => {
    expect(refusal(() => reader.read(Buffer.from(sessionEvent), undefined))).toBe('signature');
  });

  it.each([
    [-301, 'signature'],
    [-300, 'taken'],
    [0, 'taken'],
    [300, 'taken'],
    [301, 'signature'],
    [86_400, 'signature'],
  ])('%d seconds from now: %s', (offset, expected) => {
    const now = 1_800_000_000_999;
    const strict = createWebhookReader({ secrets: [secret], now: () => now });
    const header = sign(sessionEvent, secret, seconds(now) + offset);
    const run = () => strict.read(Buffer.from(sessionEvent), header);
    if (expected === 'taken') expect(run()).toMatchObject({ sessionId: 'vs_1' });
    else expect(refusal(run)).toBe(expected);
  });

  it('may lie as far off as the tolerance says', () => {
    const now = 1_800_000_000_000;
    const header = sign(sessionEvent, secret, seconds(now) - 11);
    const within = (toleranceSeconds: number) => () =>
      createWebhookReader({ secrets: [secret], toleranceSeconds, now: () => now }).read(
        Buffer.from(sessionEvent),
        header,
      );
    expect(within(11)()).toMatchObject({ sessionId: 'vs_1' });
    expect(refusal(within(10))).toBe('signature');
    expect(refusal(within(0))).toBe('signature');
  });

  it('is made as the stripe package makes and checks it', () => {
    const header = sign(sessionEvent, secret);
    expect(Stripe.webhooks.constructEvent(sessionEvent, header, secret).id).toBe('evt_1');
  });

  it.each([
    ['an empty body', Buffer.alloc(0)],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00])],
    ['a byte order mark before the body', Buffer.from(`\uFEFF${sessionEvent}`)],
  ])('does not hold for %s', (_name, body) => {
    // What the package would check: broken bytes replaced, the mark dropped.
    const seen = new TextDecoder().decode(body);
    expect(refusal(() => reader.read(body, sign(seen, secret)))).toBe('signature');
  });
});

describe('the shape', () => {
  const thin = 'v1.identity.verification_session.verified';
  const type = 'identity.verification_session.verified';
  it.each([
    ['garbage', 'not JSON'],
    ['half a body', sessionEvent.slice(0, 40)],
    ['null', 'null'],
    ['a list', `[${sessionEvent}]`],
    ['a text', '"evt_1"'],
    ['no id', JSON.stringify({ object: 'event', type })],
    ['a number for an id', `{"id":${'9'.repeat(400)},"object":"event","type":"${type}"}`],
    ['an id of another kind', sessionEvent.replace('evt_1', 'vs_1')],
    ['an id that is too long', sessionEvent.replace('evt_1', `evt_${'1'.repeat(300)}`)],
    ['another object', sessionEvent.replace('"object":"event"', '"object":"charge"')],
    ['no type', JSON.stringify({ id: 'evt_1', object: 'event' })],
    ['a session event without a session', JSON.stringify({ id: 'evt_1', object: 'event', type, data: {} })],
    ['a session event about a charge', snapshotOf(type, 'ch_1')],
    ['a session id with more in it', snapshotOf(type, 'vs_1/../ch_1')],
    ['an account that is none', snapshotOf(type, 'vs_1', { account: 'jenny@example.com' })],
    ['a notification about a charge', notificationOf(thin, 'ch_1')],
    [
      'a notification without its object',
      JSON.stringify({ id: 'evt_1', object: 'v2.core.event', type: thin }),
    ],
  ])('of %s is refused', (_name, text) => {
    expect(refusal(() => read(text))).toBe('shape');
  });
});

it.each([[[]], [['']], [[secret, ' ']]])('a reader is not made with the secrets %j', (secrets) => {
  expect(() => createWebhookReader({ secrets })).toThrow('signing secrets');
});
