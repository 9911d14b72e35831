import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { at, bearer, makeOwned, textAt } from '../access/guarded-gateway.js';
import { owner, stranger } from '../access/viewers.js';
import { startLive, type LiveGateway } from './live-gateway.js';
import { codesOf, operator, transports, type Result, type Subscriber } from './subscriber.js';

const field = 'verificationSessionUpdated';
const statusOf = ({ data }: Result) => at(data, [field, 'status']);

let gateway: LiveGateway;
beforeAll(async () => {
  gateway = await startLive();
});
beforeEach(() => gateway.upstream.reset());
afterAll(() => gateway.stop());

async function update(mutation: string, id: string, input: Record<string, unknown> = {}): Promise<void> {
  const name = `${mutation}VerificationSession`;
  const type = `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`;
  const { data } = await gateway.askAsOperator(
    `mutation ($input: ${type}Input!) { ${name}(input: $input) { __typename } }`,
    { input: { id, ...input } },
  );
  expect(at(data, [name, '__typename'])).toBe(`${type}Payload`);
}

describe.each(transports)('a session over $name', ({ subscribe }) => {
  async function watch(
    id: string,
    selection = 'status',
    headers: Promise<Record<string, string>> = operator(),
  ): Promise<Subscriber> {
    const query = `subscription ($id: ID!) { ${field}(id: $id) { ${selection} } }`;
    const subscriber = subscribe(gateway, { query, variables: { id } }, await headers);
    onTestFinished(() => subscriber.close());
    return subscriber;
  }

  it('is told at once as it is', async () => {
    const id = await makeOwned(gateway, owner);
    const subscriber = await watch(id, 'id status');
    expect(await subscriber.next()).toEqual({
      data: { [field]: { id, status: 'REQUIRES_INPUT' } },
      errors: [],
    });
    expect(gateway.upstream.summary()).toEqual([`GET verification_sessions/${id}`]);
  });

  it('is told in processing, then verified with the report and its results', async () => {
    const id = await makeOwned(gateway, owner);
    const subscriber = await watch(
      id,
      'status verifiedOutputs { firstName dob { iso } } lastVerificationReport { document { status number } }',
    );
    expect((await subscriber.next()).data).toEqual({
      [field]: { status: 'REQUIRES_INPUT', verifiedOutputs: null, lastVerificationReport: null },
    });
    await gateway.submit(id, 'verified', 300);
    expect(statusOf(await subscriber.next())).toBe('PROCESSING');
    const { data, errors } = await subscriber.next();
    expect([statusOf({ data, errors }), errors]).toEqual(['VERIFIED', []]);
    expect(textAt(data, [field, 'verifiedOutputs', 'firstName'])).not.toBe('');
    expect(textAt(data, [field, 'verifiedOutputs', 'dob', 'iso'])).toMatch(/^\d{4}-/);
    expect(textAt(data, [field, 'lastVerificationReport', 'document', 'status'])).toBe('VERIFIED');
    expect(textAt(data, [field, 'lastVerificationReport', 'document', 'number'])).not.toBe('');
  });

  it('that is submitted at any moment around the beginning ends on its true state, and never goes back', async () => {
    const order = ['REQUIRES_INPUT', 'PROCESSING', 'VERIFIED'];
    async function once(round: number): Promise<void> {
      const id = await makeOwned(gateway, owner);
      // A deterministic spread of moments, from before the subscription to after its first answer.
      const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
      const submitted = pause((round * 7) % 40).then(() => gateway.submit(id, 'verified', (round * 11) % 60));
      const watched = pause((round * 13) % 40).then(() => watch(id));
      const subscriber = await watched;
      await submitted;
      await subscriber.until((result) => statusOf(result) === 'VERIFIED');
      const seen = subscriber.results.map((result) => order.indexOf(String(statusOf(result))));
      expect(seen).toEqual([...new Set(seen)].sort());
      subscriber.close();
    }
    for (let round = 0; round < 40; round += 8) {
      await Promise.all(Array.from({ length: 8 }, (_, index) => once(round + index)));
    }
  });

  it('completes after it was canceled', async () => {
    const id = await makeOwned(gateway, owner);
    const subscriber = await watch(id);
    await subscriber.next();
    await update('cancel', id);
    expect(statusOf(await subscriber.next())).toBe('CANCELED');
    expect(await subscriber.ended).toBe('complete');
    expect(subscriber.results).toHaveLength(2);
  });

  it('completes after it was redacted', async () => {
    const id = await makeOwned(gateway, owner, 'verified');
    const subscriber = await watch(id, 'status redaction { status }');
    await subscriber.next();
    await update('redact', id);
    const last = await subscriber.until(
      ({ data }) => at(data, [field, 'redaction', 'status']) === 'REDACTED',
    );
    expect(statusOf(last)).toBe('VERIFIED');
    expect(await subscriber.ended).toBe('complete');
  });

  it('that is final already is told once', async () => {
    const id = await makeOwned(gateway, owner);
    await update('cancel', id);
    const subscriber = await watch(id);
    expect(statusOf(await subscriber.next())).toBe('CANCELED');
    expect(await subscriber.ended).toBe('complete');
    expect(subscriber.results).toHaveLength(1);
  });

  it.each([
    ['empty', ''],
    ['of another kind', 'vr_1'],
    ['with a path in it', 'vs_1/../x'],
    ['with a blank in it', 'vs_1 2'],
  ])('by an id %s is bad input', async (_name, id) => {
    const subscriber = await watch(id);
    const result = await subscriber.next();
    expect([codesOf(result), result.data ?? null]).toEqual([['BAD_USER_INPUT'], null]);
    expect(await subscriber.ended).toBe('complete');
    expect(gateway.upstream.calls).toEqual([]);
  });

  it('by a variable that is no id is bad input, which is not quoted', async () => {
    const query = `subscription ($id: ID!) { ${field}(id: $id) { id } }`;
    const variables = { id: { email: 'jenny@example.com' } };
    const subscriber = subscribe(gateway, { query, variables }, await operator());
    onTestFinished(() => subscriber.close());
    const result = await subscriber.next();
    expect([codesOf(result), result.data ?? null]).toEqual([['BAD_USER_INPUT'], null]);
    expect(JSON.stringify(result)).not.toContain('jenny');
    expect(await subscriber.ended).toBe('complete');
  });

  it('that is missing is not found, and somebody else’s the same', async () => {
    const id = await makeOwned(gateway, owner);
    const answers: unknown[] = [];
    for (const wanted of ['vs_doesnotexist', id]) {
      const subscriber = await watch(wanted, 'id status', bearer({ sub: stranger }));
      const result = await subscriber.next();
      expect(codesOf(result)).toEqual(['NOT_FOUND']);
      expect(await subscriber.ended).toBe('complete');
      const errors = result.errors.map(({ extensions, ...error }) => ({
        ...error,
        extensions: { ...extensions, requestId: 'any' },
      }));
      answers.push(JSON.stringify({ data: result.data, errors, count: subscriber.results.length }));
    }
    expect(answers[1]).toBe(answers[0]);
    await expect.poll(() => gateway.openSubscriptions()).toBe(0);
  });

  it('is told when our own mutation changes it', async () => {
    const id = await makeOwned(gateway, owner);
    const subscriber = await watch(id, 'metadata { key value }');
    await subscriber.next();
    await update('update', id, { metadata: [{ key: 'order', value: '2002' }] });
    expect((await subscriber.next()).data).toEqual({
      [field]: { metadata: [{ key: 'order', value: '2002' }] },
    });
  });

  it('is told once, however often it is read', async () => {
    const id = await makeOwned(gateway, owner);
    const subscriber = await watch(id);
    await subscriber.next();
    for (let count = 1; count <= 5; count += 1) {
      await gateway.tell(id);
      await expect.poll(() => gateway.readsOf(id)).toBe(1 + count);
    }
    await update('cancel', id);
    expect(statusOf(await subscriber.next())).toBe('CANCELED');
    expect(await subscriber.ended).toBe('complete');
    expect(subscriber.results).toHaveLength(2);
  });

  it('that cannot be read at first is an error', async () => {
    const id = await makeOwned(gateway, owner);
    gateway.upstream.intercept(() => ({
      kind: 'answer',
      status: 500,
      body: '{"error":{"type":"api_error"}}',
    }));
    const subscriber = await watch(id);
    const result = await subscriber.next();
    expect(result.errors.map(({ extensions }) => extensions.retryable)).toEqual([true]);
    expect(result.data).toBeNull();
    expect(await subscriber.ended).toBe('complete');
  });

  it('that cannot be read later is read again in a moment, once for all, without an error', async () => {
    const id = await makeOwned(gateway, owner);
    const subscribers = [await watch(id), await watch(id)];
    for (const subscriber of subscribers) await subscriber.next();
    const before = gateway.readsOf(id);
    gateway.upstream.intercept(() => ({
      kind: 'answer',
      status: 429,
      body: '{"error":{"code":"rate_limit"}}',
    }));
    await gateway.note(id, { order: '3003' });
    await gateway.tell(id);
    await expect.poll(() => gateway.readsOf(id)).toBe(before + 1);
    gateway.upstream.intercept(() => undefined);
    for (const subscriber of subscribers) {
      expect(await subscriber.next()).toEqual({
        data: { [field]: { status: 'REQUIRES_INPUT' } },
        errors: [],
      });
    }
    expect(gateway.readsOf(id)).toBe(before + 2);
  });
});

it('a stream over HTTP is kept by no cache and held back by no proxy', async () => {
  const id = await makeOwned(gateway, owner);
  const leave = new AbortController();
  const { status, headers } = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream', ...(await operator()) },
    body: JSON.stringify({ query: `subscription { ${field}(id: "${id}") { id } }` }),
    signal: leave.signal,
  });
  leave.abort();
  expect([
    status,
    headers.get('Content-Type'),
    headers.get('Cache-Control'),
    headers.get('X-Accel-Buffering'),
  ]).toEqual([200, 'text/event-stream', 'no-store', 'no']);
});
