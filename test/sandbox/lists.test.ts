import fc from 'fast-check';
import type Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { drive, refusalOf, runSandbox, type RunningSandbox } from './running-sandbox.js';

type Session = Stripe.Identity.VerificationSession;
type ListParams = Stripe.Identity.VerificationSessionListParams;

describe('walking through a list', () => {
  let sandbox: Sandbox;
  let running: RunningSandbox;
  let everything: Session[];

  beforeAll(async () => {
    sandbox = createSandbox({ sessions: 150, seed: 'walk' });
    await sandbox.start();
    running = drive(sandbox);
    everything = [];
    for await (const session of running.stripe.identity.verificationSessions.list({ limit: 100 }))
      everything.push(session);
  });
  afterAll(() => sandbox.stop());

  test('is newest first', () => {
    expect(everything).toHaveLength(150);
    const times = everything.map(({ created }) => created);
    expect(times).toEqual([...times].sort((one, other) => other - one));
  });

  test('visits all that the filters let through exactly once, in both directions, whatever the size of the pages', async () => {
    const filters = fc.record(
      {
        status: fc.constantFrom<Session['status'][]>('canceled', 'processing', 'requires_input', 'verified'),
        client_reference_id: fc.constantFrom('user_1', 'user_2', 'user_3', 'user_none'),
        related_customer: fc.constantFrom('cus_sandbox000001', 'cus_sandbox000002'),
        related_customer_account: fc.constantFrom('acct_customer000003', 'acct_customer000006'),
        from: fc.nat({ max: 149 }),
        to: fc.nat({ max: 149 }),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(filters, fc.integer({ min: 1, max: 40 }), async ({ from, to, ...exact }, limit) => {
        const created = {
          ...(from !== undefined && { gte: everything[from]?.created ?? 0 }),
          ...(to !== undefined && { lt: everything[to]?.created ?? 0 }),
        };
        const params: ListParams = { ...exact, limit, created };
        const expected = everything.filter((session) => matches(session, params)).map(({ id }) => id);
        expect(await walkDown(running.stripe, params)).toEqual(expected);
        expect(await walkUp(running.stripe, params)).toEqual(expected.slice(1));
      }),
      { numRuns: 40 },
    );
  });
});

function matches(session: Session, { created, status, limit: _limit, ...rest }: ListParams): boolean {
  const range = typeof created === 'object' ? created : {};
  return (
    session.created >= (range.gte ?? 0) &&
    session.created < (range.lt ?? Infinity) &&
    (status === undefined || session.status === status) &&
    (rest.client_reference_id === undefined || session.client_reference_id === rest.client_reference_id) &&
    (rest.related_customer === undefined || session.related_customer === rest.related_customer) &&
    (rest.related_customer_account === undefined ||
      session.related_customer_account === rest.related_customer_account)
  );
}

async function walkDown(stripe: Stripe, params: ListParams): Promise<string[]> {
  const seen: string[] = [];
  for (let more = true, last: string | undefined; more; last = seen.at(-1)) {
    const page = await stripe.identity.verificationSessions.list({
      ...params,
      ...(last && { starting_after: last }),
    });
    seen.push(...page.data.map(({ id }) => id));
    more = page.has_more;
    if (more) expect(page.data).toHaveLength(params.limit ?? 10);
  }
  return seen;
}

/** From the newest that match down would miss the way up, so this starts at the oldest and puts pages in front of it. */
async function walkUp(stripe: Stripe, params: ListParams): Promise<string[]> {
  const down = await walkDown(stripe, params);
  let cursor = down.at(-1);
  if (cursor === undefined) return [];
  let seen: string[] = [cursor];
  for (let more = true; more;) {
    const page = await stripe.identity.verificationSessions.list({ ...params, ending_before: cursor });
    seen = [...page.data.map(({ id }) => id), ...seen];
    cursor = seen[0] ?? cursor;
    more = page.has_more;
  }
  return seen.slice(1);
}

describe('a list', () => {
  test('keeps the order of creation within one second, and has the envelope of Stripe', async () => {
    const { stripe, request } = await runSandbox({ now: () => 1_780_000_000_000 });
    const made: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      made.unshift((await stripe.identity.verificationSessions.create({ type: 'document' })).id);
    }
    const page = await stripe.identity.verificationSessions.list({ limit: 3 });
    expect(page.data.map(({ id }) => id)).toEqual(made.slice(0, 3));
    const raw = await request('/v1/identity/verification_sessions?limit=3');
    expect(Object.keys(raw.body).sort()).toEqual(['data', 'has_more', 'object', 'url']);
    expect(raw.body).toMatchObject({
      object: 'list',
      has_more: true,
      url: '/v1/identity/verification_sessions',
    });
  });

  test('shows 10 by default and holds limits to 1 to 100', async () => {
    const { request } = await runSandbox({ sessions: 130 });
    const sizeOf = async (query: string) => {
      const { body } = await request(`/v1/identity/verification_sessions${query}`);
      return Array.isArray(body['data']) ? body['data'].length : -1;
    };
    expect(await sizeOf('')).toBe(10);
    expect(await sizeOf('?limit=0')).toBe(1);
    expect(await sizeOf('?limit=-5')).toBe(1);
    expect(await sizeOf('?limit=101')).toBe(100);
  });

  test('looks a cursor up in the whole table, not among what the filters let through', async () => {
    const { stripe } = await runSandbox();
    const sessions = stripe.identity.verificationSessions;
    const oldest = await sessions.create({ type: 'document', client_reference_id: 'a' });
    const middle = await sessions.create({ type: 'document', client_reference_id: 'b' });
    const newest = await sessions.create({ type: 'document', client_reference_id: 'a' });
    const older = await sessions.list({ client_reference_id: 'a', starting_after: middle.id });
    expect(older.data.map(({ id }) => id)).toEqual([oldest.id]);
    const newer = await sessions.list({ client_reference_id: 'a', ending_before: middle.id });
    expect(newer).toMatchObject({ has_more: false, data: [{ id: newest.id }] });
  });

  test('refuses an unknown cursor first, then two cursors at once', async () => {
    const { stripe } = await runSandbox();
    const { id } = await stripe.identity.verificationSessions.create({ type: 'document' });
    const list = (params: ListParams) => refusalOf(stripe.identity.verificationSessions.list(params));
    expect(await list({ starting_after: id, ending_before: 'vs_none' })).toMatchObject({
      statusCode: 400,
      code: 'resource_missing',
      param: 'ending_before',
      message: "No such VerificationSession: 'vs_none'",
    });
    const both = await list({ starting_after: id, ending_before: id });
    expect(both.statusCode).toBe(400);
    expect(both.message).toBe(
      'Received both starting_after and ending_before parameters. Please pass in only one.',
    );
    expect([both.code, both.param]).toEqual([undefined, undefined]);
  });

  test('follows a session from one status to another, in its place', async () => {
    const { stripe, submit } = await runSandbox();
    const sessions = stripe.identity.verificationSessions;
    const ids: string[] = [];
    for (let count = 0; count < 4; count += 1) ids.push((await sessions.create({ type: 'document' })).id);
    for (const index of [2, 0, 3]) await submit(ids[index] ?? '', { outcome: 'verified' });
    const verified = await sessions.list({ status: 'verified' });
    expect(verified.data.map(({ id }) => id)).toEqual([ids[3], ids[2], ids[0]]);
    expect((await sessions.list({ status: 'requires_input' })).data.map(({ id }) => id)).toEqual([ids[1]]);
  });
});

test('a session that comes back to a status is listed under it once', async () => {
  const { stripe, submit, request } = await runSandbox();
  const { id } = await stripe.identity.verificationSessions.create({ type: 'document' });
  for (let attempt = 0; attempt < 3; attempt += 1) await submit(id, { outcome: 'document_expired' });
  const open = await stripe.identity.verificationSessions.list({ status: 'requires_input' });
  expect(open.data.map((session) => session.id)).toEqual([id]);
  const state = await request('/_sandbox/state', { key: null });
  expect(state.body['realms']).toMatchObject([{ statuses: { requires_input: 1, processing: 0 } }]);
});

describe('the list of reports', () => {
  test('is filtered by session, type, reference and time, alone and together', async () => {
    const { stripe } = await runSandbox({ sessions: 120 });
    const all = (await stripe.identity.verificationReports.list({ limit: 100 })).data;
    const check = async (
      params: Stripe.Identity.VerificationReportListParams,
      keep: (report: (typeof all)[0]) => boolean,
    ) => {
      const kept = (await stripe.identity.verificationReports.list({ ...params, limit: 100 })).data.map(
        ({ id }) => id,
      );
      const expected = all.filter(keep).map(({ id }) => id);
      expect(expected.length).toBeGreaterThan(0);
      expect(kept.filter((id) => all.some((report) => report.id === id))).toEqual(expected);
    };
    const [some] = all;
    const session = some?.verification_session ?? '';
    const since = all[50]?.created ?? 0;
    await check({ type: 'id_number' }, ({ type }) => type === 'id_number');
    await check({ client_reference_id: 'user_1' }, (report) => report.client_reference_id === 'user_1');
    await check({ verification_session: session }, (report) => report.verification_session === session);
    await check({ created: { gt: since } }, ({ created }) => created > since);
    await check({ created: since }, ({ created }) => created === since);
    await check(
      { type: 'document', client_reference_id: 'user_1', created: { lte: Date.now() } },
      (report) => report.type === 'document' && report.client_reference_id === 'user_1',
    );
    expect(
      (await stripe.identity.verificationReports.list({ verification_session: 'vs_none' })).data,
    ).toEqual([]);
  });
});
