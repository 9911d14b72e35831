import { expect, test } from 'vitest';
import { refusalOf, runSandbox } from './running-sandbox.js';

const pairs = (count: number, prefix = 'key') =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}${index}`, 'x']));

test('metadata is merged, key by key, and unset by empty values', async () => {
  const { request, stripe } = await runSandbox();
  const sessions = stripe.identity.verificationSessions;
  const { id } = await sessions.create({
    type: 'document',
    metadata: { a: '1', b: '2', constructor: 'Ford' },
  });
  expect((await sessions.update(id, { metadata: { b: '3', c: '4' } })).metadata).toEqual({
    a: '1',
    b: '3',
    c: '4',
    constructor: 'Ford',
  });
  expect((await sessions.update(id, { metadata: { a: null, constructor: '' } })).metadata).toEqual({
    b: '3',
    c: '4',
  });
  const emptied = await request(`/v1/identity/verification_sessions/${id}`, { form: 'metadata=' });
  expect(emptied.body['metadata']).toEqual({});
});

test('metadata takes 50 keys of 40 characters with 500 characters each', async () => {
  const { stripe } = await runSandbox();
  const sessions = stripe.identity.verificationSessions;
  const largest = { ...pairs(49), ['k'.repeat(40)]: 'v'.repeat(500) };
  const { id, metadata } = await sessions.create({ type: 'document', metadata: largest });
  expect(metadata).toEqual(largest);
  expect((await refusalOf(sessions.update(id, { metadata: pairs(1, 'other') }))).message).toBe(
    "Metadata can have up to 50 keys, but you've set 51",
  );
  expect((await sessions.update(id, { metadata: { key0: '', other: 'x' } })).metadata).toHaveProperty(
    'other',
    'x',
  );
});

test.each([
  [
    { ['k'.repeat(41)]: 'x' },
    /^Metadata keys can have up to 40 characters, but you passed in a key that is 41/,
  ],
  [
    { key: 'v'.repeat(501) },
    /^Metadata values can have up to 500 characters, but you passed in a value that is 501/,
  ],
  [{ 'a[b]': 'x' }, /square brackets/],
  [pairs(52), /^Metadata can have up to 50 keys, but you've set 52$/],
])('metadata outside of the limits is refused (%#)', async (metadata, message) => {
  const { stripe } = await runSandbox();
  const refused = await refusalOf(
    stripe.identity.verificationSessions.create({ type: 'document', metadata }),
  );
  expect(refused).toMatchObject({ statusCode: 400, rawType: 'invalid_request_error' });
  expect(refused.message).toMatch(message);
  expect((await stripe.identity.verificationSessions.list()).data).toEqual([]);
});
