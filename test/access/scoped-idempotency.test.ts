import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { at, bearer, makeOwned, startGuarded, textAt, type GuardedGateway } from './guarded-gateway.js';
import { owner, stranger } from './viewers.js';

const problem = '__typename ... on VerificationProblem { code message param }';
const create = `mutation ($input: CreateVerificationSessionInput!) { result: createVerificationSession(input: $input) {
  ${problem} ... on CreateVerificationSessionPayload { verificationSession { id clientSecret } } } }`;
const update = `mutation ($input: UpdateVerificationSessionInput!) { result: updateVerificationSession(input: $input) {
  ${problem} ... on UpdateVerificationSessionPayload { verificationSession { id } } } }`;
const cancel = `mutation ($input: CancelVerificationSessionInput!) { result: cancelVerificationSession(input: $input) {
  ${problem} ... on CancelVerificationSessionPayload { verificationSession { id } } } }`;

const writer = { scope: 'verification:write' };

let gateway: GuardedGateway;
beforeAll(async () => {
  gateway = await startGuarded();
});
beforeEach(() => gateway.upstream.reset());
afterAll(() => gateway.stop());

async function ask(document: string, input: object, wish: Parameters<typeof bearer>[0]): Promise<unknown> {
  const { data } = await gateway.askText(document, { input }, await bearer(wish));
  return at(data, ['result']);
}

async function start(idempotencyKey: string, wish: Parameters<typeof bearer>[0]): Promise<string> {
  return textAt(await ask(create, { type: 'DOCUMENT', idempotencyKey }, wish), ['verificationSession', 'id']);
}

const keysSent = () =>
  gateway.upstream.calls
    .filter(({ method }) => method === 'POST')
    .map(({ headers }) => headers['idempotency-key']);

describe('the idempotency key of a person', () => {
  it('gives its own session again, and nobody else’s', async () => {
    const first = await start('first-try', { sub: owner });
    expect(await start('first-try', { sub: owner })).toBe(first);
    const other = await start('first-try', { sub: stranger });
    expect(other).not.toBe(first);
    expect(gateway.upstream.summary()).toEqual(Array.from({ length: 3 }, () => 'POST verification_sessions'));
    expect(new Set(keysSent()).size).toBe(2);
  });

  it('does not meet the same key of a writer who acts for the person', async () => {
    const input = { type: 'DOCUMENT', clientReferenceId: owner, idempotencyKey: 'shared' };
    const made = textAt(await ask(create, input, writer), ['verificationSession', 'id']);
    expect(await start('shared', { sub: owner })).not.toBe(made);
    expect(await ask(create, input, writer)).toMatchObject({ verificationSession: { id: made } });
  });

  it('is told apart wherever subject and key touch', async () => {
    const pairs = [
      ['ab', 'c'],
      ['a', 'bc'],
      ['a:', 'b'],
      ['a', ':b'],
      ['a","b', 'c'],
      ['a', 'b","c'],
      ['A', 'bc'],
    ] as const;
    for (const [sub, key] of pairs) await start(key, { sub });
    expect(new Set(keysSent()).size).toBe(pairs.length);
  });

  it('cannot be found out and sent by another person', async () => {
    const first = await start('guessed', { sub: owner });
    const [sent = ''] = keysSent();
    expect(sent).toBe(
      createHash('sha256')
        .update(JSON.stringify([owner, 'guessed']))
        .digest('hex'),
    );
    expect(await start(String(sent), { sub: stranger })).not.toBe(first);
  });

  it('is one for each person on update and cancel too', async () => {
    const id = await makeOwned(gateway, owner);
    const details = { id, providedDetails: { email: 'after@person.example' } };
    await ask(update, { ...details, idempotencyKey: 'update' }, { sub: owner });
    await ask(cancel, { id, idempotencyKey: 'cancel' }, { sub: owner });
    expect(keysSent()).toEqual(
      ['update', 'cancel'].map((key) =>
        createHash('sha256')
          .update(JSON.stringify([owner, key]))
          .digest('hex'),
      ),
    );
  });

  it.each([
    ['empty', ''],
    ['with a space', 'first try'],
    ['of 256 characters', 'k'.repeat(256)],
    ['with a line break', 'a\nb'],
    ['not of ASCII', 'schlüssel'],
  ])('%s is refused as a writer’s is', async (_name, idempotencyKey) => {
    const id = await makeOwned(gateway, owner);
    for (const [document, input] of [
      [create, { type: 'DOCUMENT' }],
      [update, { id, options: null }],
      [cancel, { id }],
    ] as const) {
      const [person, other] = [
        await ask(document, { ...input, idempotencyKey }, { sub: owner }),
        await ask(document, { ...input, idempotencyKey }, writer),
      ];
      expect(person).toMatchObject({ code: 'BAD_USER_INPUT', param: 'idempotencyKey' });
      expect(person).toEqual(other);
    }
    expect(keysSent()).toEqual([]);
  });

  it('may be null, and of 255 characters', async () => {
    const input = { type: 'DOCUMENT', idempotencyKey: null };
    expect(await ask(create, input, { sub: owner })).toHaveProperty('verificationSession');
    await start('k'.repeat(255), { sub: owner });
    expect(keysSent()[1]).toHaveLength(64);
  });
});

describe('the idempotency key of a writer', () => {
  it.each([
    ['without a subject', writer],
    ['with one', { ...writer, sub: 'service' }],
  ])('%s travels to Stripe as it is', async (name, wish) => {
    await start(`order-1001/${name.replaceAll(' ', '-')}`, wish);
    expect(keysSent()).toEqual([`order-1001/${name.replaceAll(' ', '-')}`]);
  });
});
