import { afterEach, describe, expect, it } from 'vitest';
import type { GraphQLErrorShape } from '../support/gateway.js';
import { startGateway, type TestGateway } from '../support/gateway.js';
import { at, bearer, everyScope, startGuarded, type TokenWish } from './guarded-gateway.js';

let gateway: TestGateway;
afterEach(() => gateway.stop());

const minute = 60_000;
const hour = 60 * minute;

const read = '{ verificationSessions(first: 1) { nodes { id } } }';
const create = `mutation ($input: CreateVerificationSessionInput!) { createVerificationSession(input: $input) {
  __typename
  ... on CreateVerificationSessionPayload { verificationSession { id clientReferenceId } }
  ... on VerificationProblem { code message retryable upstreamCode }
  ... on VerificationUnavailable { retryAfterMs } } }`;

const headersOf = (wish: TokenWish | null) => (wish === null ? Promise.resolve({}) : bearer(wish));

/** The codes of an operation's errors. */
async function ask(wish: TokenWish | null, document = read): Promise<readonly string[]> {
  const { errors } = await gateway.askText(document, {}, await headersOf(wish));
  return errors.map(({ extensions }) => extensions.code);
}

/** The name of what a creation answers. */
async function start(wish: TokenWish | null, input: Record<string, unknown> = {}): Promise<unknown> {
  const variables = { input: { type: 'DOCUMENT', ...input } };
  const { data, errors } = await gateway.askText(create, variables, await headersOf(wish));
  expect(errors).toEqual([]);
  return at(data, ['createVerificationSession', '__typename']);
}

const started = 'CreateVerificationSessionPayload';
const refused = 'VerificationUnavailable';

describe('MAX_OPERATIONS_PER_MINUTE', () => {
  const person = { sub: 'person-one' };
  const limited = (count: number) => startGuarded({ env: { MAX_OPERATIONS_PER_MINUTE: String(count) } });

  it('lets as many pass, refuses the next before it asks Stripe, and says when to come back', async () => {
    gateway = await limited(3);
    for (let count = 0; count < 3; count += 1) expect(await ask(person)).toEqual([]);
    expect(gateway.upstream.calls).toHaveLength(3);
    gateway.upstream.reset();
    const { status, data, errors, text } = await gateway.askText(read, {}, await bearer(person));
    expect([status, data]).toEqual([200, undefined]);
    expect(errors).toHaveLength(1);
    const extensions: GraphQLErrorShape['extensions'] & { retryAfterMs?: number } = errors[0]?.extensions ?? {
      code: '',
      retryable: false,
    };
    expect(extensions).toMatchObject({ code: 'RATE_LIMITED', retryable: true });
    expect(extensions.retryAfterMs).toBeGreaterThan(0);
    expect(extensions.retryAfterMs).toBeLessThanOrEqual(minute);
    expect(text).not.toContain('person-one');
    expect(gateway.upstream.calls).toEqual([]);
  });

  it('counts a subject, whatever its token: another one makes no difference', async () => {
    gateway = await limited(3);
    for (const wish of [person, { ...person, expiresIn: 60 }, { ...person, scope: everyScope }]) {
      expect(await ask(wish)).toEqual([]);
    }
    expect(await ask({ ...person, expiresIn: 120 })).toEqual(['RATE_LIMITED']);
    expect(await ask({ ...person, scope: 'verification:read' })).toEqual(['RATE_LIMITED']);
  });

  it('counts each subject for itself', async () => {
    gateway = await limited(1);
    for (const sub of ['person-one', 'person-two', 'Person-One', 'person-one ', 'nobody', 'no-subject']) {
      expect([sub, await ask({ sub })]).toEqual([sub, []]);
      expect([sub, await ask({ sub })]).toEqual([sub, ['RATE_LIMITED']]);
    }
  });

  it('counts all without a token together, and not for anybody else', async () => {
    gateway = await limited(2);
    expect(await ask(null, '{ __typename }')).toEqual([]);
    expect(await ask(null)).toEqual(['UNAUTHENTICATED']);
    expect(await ask(null, '{ __typename }')).toEqual(['RATE_LIMITED']);
    expect(await ask(person)).toEqual([]);
    expect(await ask({ scope: 'verification:read' })).toEqual([]);
  });

  it('counts all tokens without a subject together', async () => {
    gateway = await limited(1);
    expect(await ask({ scope: 'verification:read' })).toEqual([]);
    expect(await ask({ scope: everyScope })).toEqual(['RATE_LIMITED']);
    expect(await ask(person)).toEqual([]);
  });

  it('counts refused tokens with those that are none, not for whom they name, and goes on saying why', async () => {
    gateway = await limited(2);
    const forged = { ...person, secret: 'x'.repeat(40) };
    expect(await ask(forged)).toEqual(['UNAUTHENTICATED']);
    expect(await ask({ ...person, expiresIn: -60 })).toEqual(['UNAUTHENTICATED']);
    expect(await ask(null)).toEqual(['RATE_LIMITED']);
    expect(await ask({ ...person, expiresIn: -60 })).toEqual(['UNAUTHENTICATED']);
    expect(await ask(person)).toEqual([]);
  });

  it('does not bound developers', async () => {
    gateway = await startGateway({ sandbox: { sessions: 1 }, env: { MAX_OPERATIONS_PER_MINUTE: '1' } });
    for (let count = 0; count < 5; count += 1) expect(await ask(null)).toEqual([]);
    expect(gateway.upstream.calls).toHaveLength(5);
  });
});

describe('MAX_CREATIONS_PER_HOUR', () => {
  const person = { sub: 'person-one' };
  const limited = (count: number) =>
    startGuarded({ env: { MAX_CREATIONS_PER_HOUR: String(count), MAX_WRITER_CREATIONS_PER_HOUR: '100' } });

  it('lets a person start as many, and answers the next as data, before it asks Stripe', async () => {
    gateway = await limited(2);
    for (let count = 0; count < 2; count += 1) expect(await start(person)).toBe(started);
    expect(gateway.upstream.calls).toHaveLength(2);
    gateway.upstream.reset();
    const { data, errors } = await gateway.askText(
      create,
      { input: { type: 'DOCUMENT' } },
      await bearer(person),
    );
    expect(errors).toEqual([]);
    expect(at(data, ['createVerificationSession'])).toMatchObject({
      __typename: refused,
      code: 'RATE_LIMITED',
      retryable: true,
      upstreamCode: null,
    });
    const retryAfterMs = at(data, ['createVerificationSession', 'retryAfterMs']);
    expect(retryAfterMs).toBeGreaterThan(minute);
    expect(retryAfterMs).toBeLessThanOrEqual(hour);
    expect(gateway.upstream.calls).toEqual([]);
  });

  it('leaves a record of the refusal', async () => {
    const guarded = await limited(1);
    gateway = guarded;
    for (const outcome of ['ok', 'RATE_LIMITED']) {
      await start(person);
      expect(guarded.auditLines().at(-1)).toMatchObject({ action: 'session.create', outcome });
    }
  });

  it('counts within one operation too', async () => {
    gateway = await limited(2);
    const one = 'createVerificationSession(input: { type: DOCUMENT }) { __typename }';
    const { data } = await gateway.askText(
      `mutation { a: ${one} b: ${one} c: ${one} d: ${one} }`,
      {},
      await bearer(person),
    );
    const names = ['a', 'b', 'c', 'd'].map((alias) => at(data, [alias, '__typename']));
    expect(names).toEqual([started, started, refused, refused]);
    expect(gateway.upstream.calls).toHaveLength(2);
  });

  it('counts a subject, whatever its token, and each for itself', async () => {
    gateway = await limited(1);
    expect(await start(person)).toBe(started);
    expect(await start({ ...person, expiresIn: 60 })).toBe(refused);
    expect(await start({ ...person, scope: 'verification:read' })).toBe(refused);
    expect(await start({ sub: 'person-two' })).toBe(started);
  });

  it('leaves reads and other changes alone', async () => {
    gateway = await limited(1);
    const { data } = await gateway.askText(create, { input: { type: 'DOCUMENT' } }, await bearer(person));
    const id = String(at(data, ['createVerificationSession', 'verificationSession', 'id']));
    expect(await start(person)).toBe(refused);
    expect(await ask(person)).toEqual([]);
    const canceled = await gateway.askText(
      `mutation { cancelVerificationSession(input: { id: "${id}" }) { __typename } }`,
      {},
      await bearer(person),
    );
    expect(at(canceled.data, ['cancelVerificationSession', '__typename'])).toBe(
      'CancelVerificationSessionPayload',
    );
  });

  it('is another than that of writers, who have theirs', async () => {
    gateway = await startGuarded({
      env: { MAX_CREATIONS_PER_HOUR: '1', MAX_WRITER_CREATIONS_PER_HOUR: '3' },
    });
    const writer = { sub: 'backend', scope: 'verification:write' };
    for (let count = 0; count < 3; count += 1) {
      expect(await start(writer, { clientReferenceId: `person-${count}` })).toBe(started);
    }
    gateway.upstream.reset();
    expect(await start(writer, { clientReferenceId: 'person-four' })).toBe(refused);
    expect(await start({ ...writer, scope: everyScope })).toBe(refused);
    expect(gateway.upstream.calls).toEqual([]);
    expect(await start({ sub: 'another-backend', scope: 'verification:write' })).toBe(started);
    expect(await start({ sub: 'person-one' })).toBe(started);
  });

  it('does not bound developers', async () => {
    gateway = await startGateway({
      sandbox: { sessions: 0 },
      env: { MAX_CREATIONS_PER_HOUR: '1', MAX_WRITER_CREATIONS_PER_HOUR: '1' },
    });
    for (let count = 0; count < 3; count += 1) expect(await start(null)).toBe(started);
  });

  it('is not used up by those who may not create', async () => {
    gateway = await limited(1);
    const nobody = await gateway.askText(create, { input: { type: 'DOCUMENT' } });
    const without = await gateway.askText(
      create,
      { input: { type: 'DOCUMENT' } },
      await bearer({ scope: 'verification:read' }),
    );
    for (const { text } of [nobody, without]) expect(text).not.toContain(started);
    expect(await start(person)).toBe(started);
    expect(gateway.upstream.calls).toHaveLength(1);
  });
});
