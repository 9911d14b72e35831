import fc from 'fast-check';
import type Stripe from 'stripe';
import { describe, expect, test } from 'vitest';
import { EventLog } from '../../src/sandbox/events/event-log.js';
import { createSandbox } from '../../src/sandbox/index.js';
import { World } from '../../src/sandbox/state/world.js';
import { createSession } from '../../src/sandbox/operations/create-session.js';
import { createIds } from '../../src/sandbox/random/ids.js';
import { createRandom } from '../../src/sandbox/random/random.js';
import { createClock, drive, refusalOf, runSandbox, type RunningSandbox } from './running-sandbox.js';

const about = 'identity.verification_session';

/** What was told of a session, oldest first, without the prefix. */
async function toldOf({ stripe }: RunningSandbox, id: string): Promise<string[]> {
  const events = await stripe.events.list({ limit: 100 }).autoPagingToArray({ limit: 1000 });
  return events
    .filter((event) => sessionOf(event).id === id)
    .map(({ type }) => type.slice(about.length + 1))
    .reverse();
}

function sessionOf(event: Stripe.Event): Stripe.Identity.VerificationSession {
  return event.data.object as Stripe.Identity.VerificationSession;
}

describe('events', () => {
  test('tell of every change of a status, in order', async () => {
    const running = await runSandbox();
    const { id } = await running.stripe.identity.verificationSessions.create({ type: 'document' });
    await running.submit(id, { outcome: 'document_expired' });
    await running.stripe.identity.verificationSessions.update(id, { metadata: { a: 'b' } });
    await running.submit(id, { outcome: 'verified' });
    await running.stripe.identity.verificationSessions.redact(id);
    expect(await toldOf(running, id)).toEqual([
      'created',
      'processing',
      'requires_input',
      'processing',
      'verified',
      'redacted',
    ]);
  });

  test('have the shape of a snapshot, without a secret, an address or anything expanded', async () => {
    const clock = createClock();
    const running = await runSandbox({ now: clock.now });
    const { stripe, submit } = running;
    const params = { type: 'document', metadata: { order: '7' }, return_url: 'https://example.com' } as const;
    const made = await stripe.identity.verificationSessions.create(params, { idempotencyKey: 'key-1' });
    await submit(made.id, { outcome: 'verified' });
    const events = await stripe.events.list();
    expect(events.url).toBe('/v1/events');
    const [verified, processing, created] = events.data;
    expect(created).toEqual({
      id: expect.stringMatching(/^evt_\w{24}$/) as string,
      object: 'event',
      api_version: '2026-10-28.endive',
      created: clock.now() / 1000,
      data: { object: { ...made, client_secret: null, url: null } },
      livemode: false,
      pending_webhooks: 0,
      request: { id: made.lastResponse.requestId, idempotency_key: 'key-1' },
      type: `${about}.created`,
    });
    expect(processing?.request).toEqual({ id: null, idempotency_key: null });
    expect(verified?.data.object).toMatchObject({
      status: 'verified',
      last_verification_report: expect.stringMatching(/^vr_/) as string,
    });
    expect(verified?.data.object).not.toHaveProperty('verified_outputs');
    expect(await stripe.events.retrieve(created?.id ?? '')).toEqual(created);
  });

  test('of a settlement come by themselves, when it falls due', async () => {
    const running = await runSandbox({ processingMs: 20, redactionMs: 20 });
    const { id } = await running.stripe.identity.verificationSessions.create({ type: 'document' });
    await running.request(`/_sandbox/verification_sessions/${id}/submit`, { form: { outcome: 'verified' } });
    await expect.poll(() => toldOf(running, id)).toEqual(['created', 'processing', 'verified']);
    await running.stripe.identity.verificationSessions.redact(id);
    await expect.poll(() => toldOf(running, id)).toEqual(['created', 'processing', 'verified', 'redacted']);
    const [redacted] = (await running.stripe.events.list({ type: `${about}.redacted` })).data;
    expect(redacted?.request).toEqual({ id: null, idempotency_key: null });
  });

  test('are not told twice of a refused step, and not at all of what is seeded', async () => {
    const running = await runSandbox({ sessions: 80 });
    expect((await running.stripe.events.list()).data).toEqual([]);
    const { id } = await running.stripe.identity.verificationSessions.create({ type: 'document' });
    await running.stripe.identity.verificationSessions.cancel(id);
    await refusalOf(running.stripe.identity.verificationSessions.cancel(id));
    expect(await toldOf(running, id)).toEqual(['created', 'canceled']);
  });

  test('lose personal data when their session is redacted', async () => {
    const { stripe } = await runSandbox();
    const { id } = await stripe.identity.verificationSessions.create({
      type: 'document',
      metadata: { name: 'Someone' },
      provided_details: { email: 'someone@mail.test' },
    });
    expect(JSON.stringify(await stripe.events.list())).toContain('someone@mail.test');
    await stripe.identity.verificationSessions.redact(id);
    const text = JSON.stringify(await stripe.events.list());
    expect(text).not.toMatch(/Someone|someone@mail\.test/);
    expect(text).toContain('[redacted]');
  });

  test('belong to one account and one mode', async () => {
    const { stripe, client } = await runSandbox();
    const other = { stripeAccount: 'acct_other' };
    const live = client('sk_live_sandbox');
    await stripe.identity.verificationSessions.create({ type: 'document' }, other);
    await live.identity.verificationSessions.create({ type: 'document' });
    const [ofOther] = (await stripe.events.list({}, other)).data;
    const [ofLive] = (await live.events.list()).data;
    expect([ofOther?.account, ofOther?.livemode]).toEqual(['acct_other', false]);
    expect([ofLive?.account, ofLive?.livemode]).toEqual([undefined, true]);
    expect((await stripe.events.list()).data).toEqual([]);
    for (const id of [ofOther?.id ?? '', ofLive?.id ?? '', 'evt_none']) {
      const refusal = await refusalOf(stripe.events.retrieve(id));
      expect([refusal.statusCode, refusal.code, refusal.message]).toEqual([
        404,
        'resource_missing',
        `No such event: '${id}'`,
      ]);
    }
  });

  test('are forgotten after 30 days and at a reset', async () => {
    const clock = createClock();
    const { stripe, request } = await runSandbox({ now: clock.now });
    await stripe.identity.verificationSessions.create({ type: 'document' });
    const [first] = (await stripe.events.list()).data;
    clock.advance(30 * 24 * 3_600_000);
    await stripe.identity.verificationSessions.create({ type: 'document' });
    expect((await stripe.events.list()).data).toHaveLength(2);
    clock.advance(1000);
    expect((await stripe.events.list()).data).toHaveLength(1);
    expect((await refusalOf(stripe.events.retrieve(first?.id ?? ''))).statusCode).toBe(404);
    await request('/_sandbox/reset', { method: 'POST', key: null });
    expect((await stripe.events.list()).data).toEqual([]);
  });

  test('have the same ids for the same seed, and others for another', async () => {
    const idsOf = async (seed: string) => {
      const { stripe, submit } = await runSandbox({ seed });
      const { id } = await stripe.identity.verificationSessions.create({ type: 'document' });
      await submit(id, { outcome: 'verified' });
      return (await stripe.events.list()).data.map((event) => event.id);
    };
    const ids = await idsOf('one');
    expect(new Set(ids).size).toBe(3);
    expect(await idsOf('one')).toEqual(ids);
    expect(await idsOf('other')).not.toEqual(ids);
  });
});

describe('the list of events', () => {
  async function runWithEvents() {
    const clock = createClock();
    const running = await runSandbox({ now: clock.now });
    for (let count = 0; count < 4; count += 1) {
      const { id } = await running.stripe.identity.verificationSessions.create({ type: 'document' });
      await running.submit(id, { outcome: count % 2 === 0 ? 'verified' : 'abandoned' });
      clock.advance(1000);
    }
    const all = (await running.stripe.events.list({ limit: 100 })).data;
    expect(all).toHaveLength(12);
    return { ...running, all, start: clock.now() / 1000 - 4 };
  }

  test('is filtered by type, types, time and delivery', async () => {
    const { stripe, all, start } = await runWithEvents();
    const count = async (params: Stripe.EventListParams) =>
      (await stripe.events.list({ limit: 100, ...params })).data.length;
    expect(await count({ type: `${about}.verified` })).toBe(2);
    expect(await count({ type: `${about}.*` })).toBe(12);
    expect(await count({ type: 'charge.succeeded' })).toBe(0);
    expect(await count({ types: [`${about}.created`, `${about}.requires_input`] })).toBe(6);
    expect(await count({ created: start })).toBe(3);
    expect(await count({ created: { gt: start, lte: start + 2 } })).toBe(6);
    expect(await count({ created: { gte: start + 3 } })).toBe(3);
    expect(await count({ created: { lt: start } })).toBe(0);
    expect(await count({ delivery_success: true })).toBe(12);
    expect(await count({ delivery_success: false })).toBe(0);
    expect(all.map(({ created }) => created)).toEqual(
      [...all.map(({ created }) => created)].sort((one, other) => other - one),
    );
  });

  test('is paged in both directions', async () => {
    const { stripe, all } = await runWithEvents();
    const ids = all.map(({ id }) => id);
    const first = await stripe.events.list({ limit: 5 });
    expect([first.data.map(({ id }) => id), first.has_more]).toEqual([ids.slice(0, 5), true]);
    const second = await stripe.events.list({ limit: 7, starting_after: ids[4] ?? '' });
    expect([second.data.map(({ id }) => id), second.has_more]).toEqual([ids.slice(5), false]);
    const back = await stripe.events.list({ limit: 3, ending_before: ids[5] ?? '' });
    expect([back.data.map(({ id }) => id), back.has_more]).toEqual([ids.slice(2, 5), true]);
    const walked = await stripe.events.list({ limit: 5 }).autoPagingToArray({ limit: 100 });
    expect(walked.map(({ id }) => id)).toEqual(ids);
  });

  test('refuses what Stripe refuses', async () => {
    const { stripe, request, all } = await runWithEvents();
    const both = { starting_after: all[3]?.id ?? '', ending_before: all[1]?.id ?? '' };
    expect((await refusalOf(stripe.events.list(both))).message).toMatch(/only one/);
    const missing = await refusalOf(stripe.events.list({ starting_after: 'evt_none' }));
    expect([missing.statusCode, missing.param]).toEqual([400, 'starting_after']);
    const exclusive = await request('/v1/events?type=a&types[]=b');
    expect([exclusive.status, exclusive.error['code']]).toEqual([400, 'parameters_exclusive']);
    expect((await request('/v1/events?colour=red')).error['param']).toBe('colour');
    expect((await request('/v1/events', { key: null })).status).toBe(401);
  });
});

test('no more than ten thousand events are kept', () => {
  const [random, clock] = [createRandom('log'), createClock()];
  const world = new World();
  const realm = world.realm('acct_one', 'test');
  const setting = {
    world,
    ids: createIds(random, random, random),
    now: clock.now,
    processingMs: 0,
    redactionMs: 0,
    cause: null,
    dispatch: () => undefined,
  };
  const session = createSession(setting, realm, { type: 'document' });
  const [event] = world.events.of(realm);
  if (event === undefined) throw new Error('Nothing was told of the session');
  const log = new EventLog();
  for (let count = 0; count < 10_001; count += 1) log.insert({ ...event, id: `evt_${count}` });
  expect([log.size, log.find('evt_0'), log.find('evt_1')?.session.id]).toEqual([
    10_000,
    undefined,
    session.id,
  ]);
  expect(log.of(realm)[0]?.id).toBe('evt_10000');
});

type Operation = 'cancel' | 'fail' | 'redact' | 'retype' | 'submit' | 'update' | 'verify';

/** What each operation that was accepted must have told, given the status before it. */
function expectedOf(operation: Operation, before: string): string[] {
  const told: Record<Operation, string[]> = {
    verify: ['processing', 'verified'],
    fail: ['processing', 'requires_input'],
    submit: ['processing'],
    cancel: ['canceled'],
    redact: before === 'verified' ? ['redacted'] : ['canceled', 'redacted'],
    update: [],
    retype: [],
  };
  return told[operation];
}

async function perform({ request, submit }: RunningSandbox, id: string, operation: Operation) {
  const path = `/v1/identity/verification_sessions/${id}`;
  switch (operation) {
    case 'verify':
      return submit(id, { outcome: 'verified' });
    case 'fail':
      return submit(id, { outcome: 'document_expired' });
    case 'submit':
      return submit(id, { outcome: 'verified', delay_ms: '3600000' });
    case 'cancel':
    case 'redact':
      return request(`${path}/${operation}`, { form: '' });
    case 'update':
      return request(path, { form: { 'metadata[a]': 'b' } });
    case 'retype':
      return request(path, { form: { type: 'id_number' } });
  }
}

test('what is told of a random walk is every change of the status, and nothing else', async () => {
  const sandbox = createSandbox({ sessions: 0, redactionMs: 0 });
  await sandbox.start();
  try {
    const running = drive(sandbox);
    const sessions = running.stripe.identity.verificationSessions;
    const operation = fc.constantFrom<Operation>(
      'verify',
      'fail',
      'fail',
      'submit',
      'cancel',
      'redact',
      'update',
      'retype',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { maxLength: 7 }), async (operations) => {
        let { id, status } = await sessions.create({ type: 'document' });
        const expected = ['created'];
        for (const each of operations) {
          const answer = await perform(running, id, each);
          if (answer.status === 200) expected.push(...expectedOf(each, status));
          ({ id, status } = await sessions.retrieve(id));
        }
        const params = { limit: 2 * operations.length + 1, types: [`${about}.*`] };
        const events = (await running.stripe.events.list(params)).data
          .filter((event) => sessionOf(event).id === id)
          .reverse();
        expect(events.map(({ type }) => type.slice(about.length + 1))).toEqual(expected);
        for (const event of events) {
          const { client_secret, status: told, url } = sessionOf(event);
          expect([client_secret, url]).toEqual([null, null]);
          const [, , name = ''] = event.type.split('.');
          if (name !== 'created' && name !== 'redacted') expect(told).toBe(name);
        }
        expect(sessionOf(events.at(-1) ?? ({} as Stripe.Event)).status).toBe(status);
      }),
      { numRuns: 40 },
    );
  } finally {
    await sandbox.stop();
  }
});
