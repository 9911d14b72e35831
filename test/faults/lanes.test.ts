import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSession } from '../operations/changes.js';
import { sessionStatus } from '../operations/sessions.js';
import { startGateway, type TestGateway } from '../support/gateway.js';
import { makeSession, member } from '../support/sessions.js';
import type { Fault, StripeCall } from '../support/upstream.js';

const failing: Fault = {
  kind: 'answer',
  status: 503,
  body: '{"error":{"type":"api_error"}}',
  headers: { 'Stripe-Should-Retry': 'false' },
};

describe('a lane to Stripe that fails', () => {
  let gateway: TestGateway;
  let id: string;
  beforeEach(async () => {
    gateway = await startGateway({ sandbox: { sessions: 0 }, env: { STRIPE_TIMEOUT_MS: '3000' } });
    id = await makeSession(gateway);
    await gateway.submit(id, 'verified');
  });
  afterEach(() => gateway.stop());

  const read = (of = id) => gateway.ask(sessionStatus, { id: of });
  const readiness = async () =>
    (await (await fetch(`${gateway.url}/health/ready`)).json()) as { status: string; reasons: string[] };
  const breakLane = (lane: StripeCall['lane'], fault: Fault) =>
    gateway.upstream.intercept((call) => (call.lane === lane ? fault : undefined));

  /** Asks until the gateway answers without a call. */
  async function untilOpen(ask: () => Promise<unknown>): Promise<void> {
    for (let asked = 0; asked < 30; asked += 1) {
      const before = gateway.upstream.calls.length;
      await ask();
      if (gateway.upstream.calls.length === before) return;
    }
    throw new Error('it never opened');
  }

  it('is spared: calls fail at once and say when to come back, and it is taken up again when it answers', async () => {
    breakLane('base', failing);
    await untilOpen(() => read());
    const warnings = () => gateway.log().match(/Stripe call failed/g)?.length ?? 0;
    const warningsBefore = warnings();
    expect(warningsBefore).toBeGreaterThan(0);
    const { errors } = await read();
    expect(errors[0]?.extensions).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', retryable: true });
    expect(errors[0]?.extensions).toHaveProperty('retryAfterMs', expect.any(Number));
    const { data } = await gateway.ask(createSession, { input: { type: 'DOCUMENT' } });
    const problem = member(data.createVerificationSession, 'VerificationUnavailable');
    expect(problem).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', retryable: true });
    expect(await readiness()).toEqual({ status: 'degraded', reasons: ['Stripe is away'] });
    expect(warnings(), 'warnings of calls that were not made').toBe(warningsBefore);

    gateway.upstream.reset();
    await expect.poll(async () => (await read()).errors).toEqual([]);
    expect(await readiness()).toEqual({ status: 'ready', reasons: [] });
    expect(
      (await Promise.all([1, 2, 3].map((n) => read(`vs_${n}`)))).flatMap(({ errors: all }) => all),
    ).toEqual([]);
    expect(gateway.log()).toContain('"state":"open"');
    expect(gateway.log()).toContain('"state":"closed"');
  });

  it('is no failing one where clients are at fault: nobody is warned', async () => {
    const before = gateway.log().length;
    await read('vs_none');
    const once = { type: 'DOCUMENT', idempotencyKey: 'once' } as const;
    await gateway.ask(createSession, { input: once });
    const { data } = await gateway.ask(createSession, { input: { ...once, type: 'ID_NUMBER' } });
    member(data.createVerificationSession, 'VerificationIdempotencyConflict');
    const said = gateway.log().slice(before);
    for (const code of ['NOT_FOUND', 'IDEMPOTENCY_CONFLICT']) expect(said).toContain(`"code":"${code}"`);
    expect(said).not.toContain('"level":"warn"');
  });

  it.each<[string, Fault]>([
    ['400', { ...failing, status: 400 }],
    ['401', { ...failing, status: 401 }],
    ['404', { ...failing, status: 404 }],
    ['429', { ...failing, status: 429 }],
  ])('opens its breaker for no %s', async (_name, fault) => {
    breakLane('base', fault);
    for (let asked = 0; asked < 30; asked += 1) await read(`vs_n${asked}`);
    expect(gateway.upstream.calls).toHaveLength(30);
    expect(await readiness()).toEqual({ status: 'ready', reasons: [] });
  });

  it.each<[string, Fault]>([
    ['hangs', { kind: 'hang' }],
    ['resets', { kind: 'reset' }],
    ['fails', failing],
  ])('and %s costs the other nothing, once it is known', async (_name, fault) => {
    const query = (of: string) =>
      gateway.askText(
        `{ verificationSession(id: "${of}") { status verifiedOutputs { dob { year } firstName } } }`,
      );
    breakLane('sensitive', fault);
    await Promise.all(Array.from({ length: 12 }, () => makeVerified())).then((ids) => {
      gateway.upstream.reset();
      breakLane('sensitive', fault);
      return Promise.all(ids.map(query));
    });
    gateway.upstream.reset();
    breakLane('sensitive', { kind: 'hang' });
    await expect.poll(async () => (await readiness()).reasons).toEqual(["Stripe's sensitive lane is away"]);
    for (let asked = 0; asked < 3; asked += 1) {
      const { data, errors } = await query(id);
      expect(data).toMatchObject({ verificationSession: { status: 'VERIFIED' } });
      expect(
        (data as { verificationSession: { verifiedOutputs: object } }).verificationSession.verifiedOutputs,
      ).toHaveProperty('firstName', expect.any(String));
      expect(errors.every(({ path }) => path?.[2] === 'dob')).toBe(true);
    }
    expect((await read()).errors).toEqual([]);
  });

  async function makeVerified(): Promise<string> {
    const { data } = await gateway.ask(createSession, { input: { type: 'DOCUMENT' } });
    const made = member(data.createVerificationSession, 'CreateVerificationSessionPayload')
      .verificationSession.id;
    await gateway.submit(made, 'verified');
    return made;
  }
});

it('a session that is kept answers while Stripe is away, as old as it may be', async () => {
  const gateway = await startGateway({
    sandbox: { sessions: 0 },
    env: { CACHE_TTL_MS: '1', CACHE_MAX_AGE_MS: '60000' },
  });
  try {
    const id = await makeSession(gateway);
    await gateway.ask(sessionStatus, { id });
    gateway.upstream.intercept(() => failing);
    const answers = [];
    for (let asked = 0; asked < 30; asked += 1) {
      await gateway.ask(sessionStatus, { id: `vs_n${asked}` });
      answers.push(await gateway.ask(sessionStatus, { id }));
    }
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    expect(await (await fetch(`${gateway.url}/health/ready`)).json()).toMatchObject({ status: 'degraded' });
  } finally {
    await gateway.stop();
  }
});
