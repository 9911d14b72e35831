import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { at, bearer, everyScope, makeOwned, textAt } from '../access/guarded-gateway.js';
import {
  expectedOfSession,
  ofSession,
  outcomesAt,
  personalCalls,
  sessionFields,
} from '../access/outcomes.js';
import { owner, stranger, viewers } from '../access/viewers.js';
import type { Answer } from '../support/gateway.js';
import { startLive, type LiveGateway } from './live-gateway.js';
import {
  codesOf,
  operator,
  sse,
  transports,
  type Result,
  type Subscriber,
  type Transport,
} from './subscriber.js';

const one = 'verificationSessionUpdated';
const all = 'verificationSessionsUpdated';

let gateway: LiveGateway;
let verified = '';
let open = '';
beforeAll(async () => {
  gateway = await startLive({ webhooks: false });
  open = await makeOwned(gateway, owner, 'document_unverified_other');
  verified = await makeOwned(gateway, owner, 'verified');
});
beforeEach(async () => {
  await expectSubscriptions(0);
  gateway.upstream.reset();
});
afterAll(() => gateway.stop());

const ofOne = (id: string, selection = 'id') => `subscription { ${one}(id: "${id}") { ${selection} } }`;
const ofAll = (selection = 'id', filter = '') => `subscription { ${all}${filter} { ${selection} } }`;

function begin(
  { subscribe }: Transport,
  query: string,
  headers: Record<string, string>,
  of: LiveGateway = gateway,
): Subscriber {
  const subscriber = subscribe(of, { query }, headers);
  onTestFinished(() => subscriber.close());
  return subscriber;
}

/** What came of the two sessions, as one answer with a field for each. */
function joined(field: string, results: Readonly<Record<string, Result>>): Answer<unknown> {
  const parts = Object.entries(results);
  return {
    status: 200,
    headers: new Headers(),
    text: '',
    data: Object.fromEntries(parts.map(([name, { data }]) => [name, at(data, [field])])),
    errors: parts.flatMap(([name, { errors }]) =>
      errors.map((error) => ({ ...error, path: [name, ...(error.path?.slice(1) ?? [])] })),
    ),
  };
}

async function beginAs(
  transport: Transport,
  of: LiveGateway,
  sub: string | undefined,
  query: string,
): Promise<Subscriber> {
  const wish = { scope: 'verification:read' };
  return begin(transport, query, await bearer(sub === undefined ? wish : { ...wish, sub }), of);
}

async function expectLimited(subscriber: Subscriber): Promise<void> {
  expect(codesOf(await subscriber.next())).toEqual(['RATE_LIMITED']);
  expect(await subscriber.ended).toBe('complete');
}

const expectSubscriptions = (count: number) =>
  expect.poll(() => gateway.openSubscriptions(), { timeout: 5000 }).toBe(count);

describe.each(transports)('over $name', (transport) => {
  describe.each(viewers)('for $name', ({ headers, rights, owner: isOwner = false }) => {
    const refusal = rights === 'refused' || rights === 'nobody' ? 'UNAUTHENTICATED' : 'FORBIDDEN';

    async function expectNothing(query: string, code: string): Promise<void> {
      const subscriber = begin(transport, query, await headers());
      const result = await subscriber.next();
      expect([codesOf(result), result.data ?? null]).toEqual([[code], null]);
      expect(await subscriber.ended).toBe('complete');
      expect(subscriber.results).toHaveLength(1);
    }

    it('a session', async () => {
      if (rights === 'refused' || rights === 'nobody' || rights.reads === 'none') {
        await expectNothing(ofOne(verified, ofSession), refusal);
        expect(gateway.upstream.summary()).toEqual([]);
        return;
      }
      if (rights.reads === 'own' && !isOwner) {
        await expectNothing(ofOne(verified, ofSession), 'NOT_FOUND');
        expect(gateway.upstream.summary()).toEqual([`GET verification_sessions/${verified}`]);
        return;
      }
      const results = {
        open: await begin(transport, ofOne(open, ofSession), await headers()).next(),
        verified: await begin(transport, ofOne(verified, ofSession), await headers()).next(),
      };
      const outcomes = outcomesAt(joined(one, results), [['open'], ['verified']], sessionFields);
      expect(outcomes).toEqual(expectedOfSession(rights));
      if (!rights.personalData) expect(personalCalls(gateway.upstream.calls)).toEqual([]);
    });

    it('all sessions', async () => {
      if (rights === 'refused' || rights === 'nobody' || rights.reads !== 'all') {
        await expectNothing(ofAll(ofSession), refusal);
        expect(gateway.upstream.summary()).toEqual([]);
        return;
      }
      const subscriber = begin(transport, ofAll(ofSession), await headers());
      await expectSubscriptions(1);
      await gateway.tell(open);
      const ofOpen = await subscriber.next();
      await gateway.tell(verified);
      const results = { open: ofOpen, verified: await subscriber.next() };
      const outcomes = outcomesAt(joined(all, results), [['open'], ['verified']], sessionFields);
      expect(outcomes).toEqual(expectedOfSession(rights));
      if (!rights.personalData) expect(personalCalls(gateway.upstream.calls)).toEqual([]);
    });
  });

  describe('the end', () => {
    it.each([
      ['of a session', () => ofOne(open)],
      ['of all sessions', () => ofAll()],
    ])('of its token completes the stream %s', async (_name, query) => {
      const headers = await bearer({ sub: 'officer', scope: everyScope, expiresIn: 2 });
      const subscriber = begin(transport, query(), headers);
      await expectSubscriptions(1);
      expect(await subscriber.ended).toBe('complete');
      await expectSubscriptions(0);
    });

    it('of its client closes what was open, at whatever moment it goes', async () => {
      const headers = await operator();
      for (let round = 0; round < 60; round += 1) {
        const subscriber = begin(transport, round % 2 === 0 ? ofOne(open) : ofAll(), headers);
        await new Promise((resolve) => setTimeout(resolve, round / 3));
        subscriber.close();
      }
      await expectSubscriptions(0);
    });

    it('of its client closes it while it is read', async () => {
      gateway.upstream.intercept(() => ({ kind: 'delay', ms: 500 }));
      const subscriber = begin(transport, ofOne(open), await operator());
      await expect.poll(() => gateway.readsOf(open)).toBe(1);
      subscriber.close();
      await expectSubscriptions(0);
    });
  });

  it('each answer with personal data leaves a line in the audit log, without a value', async () => {
    const before = gateway.auditLines().length;
    const id = await makeOwned(gateway, owner, 'verified');
    const made = gateway.auditLines().length;
    expect(made).toBe(before + 1);
    const subscriber = begin(
      transport,
      ofOne(id, 'metadata { value } verifiedOutputs { firstName lastName }'),
      await bearer({ sub: 'officer', scope: 'verification:read verification:pii' }),
    );
    const { data } = await subscriber.next();
    const line = { subject: 'officer', sessionId: id, outcome: 'ok' };
    const lines = () => gateway.auditLines().slice(made);
    expect(lines()).toEqual([expect.objectContaining(line)]);
    expect([...(lines()[0]?.fields ?? [])].sort()).toEqual([
      'verifiedOutputs.firstName',
      'verifiedOutputs.lastName',
    ]);
    expect(gateway.auditText()).not.toContain(textAt(data, [one, 'verifiedOutputs', 'lastName']));
    // A redaction is the one change that a verified session can see, and there is nothing personal in its answer.
    const redact = `mutation { redactVerificationSession(input: { id: "${id}" }) { __typename } }`;
    await gateway.askAsOperator(redact);
    await subscriber.next();
    expect(lines().filter(({ action }) => action !== 'session.redact')).toHaveLength(2);
    const requestIds = new Set(
      lines()
        .filter(({ subject }) => subject === 'officer')
        .map(({ requestId }) => requestId),
    );
    expect(requestIds.size).toBe(1);
  });

  describe('all sessions', () => {
    it('are told by status, by reference and by the time of their making', async () => {
      const cutoff = new Date(Date.now() + 3_600_000).toISOString();
      const headers = await operator();
      const by = (filter: string) => begin(transport, ofAll('id', `(filter: { ${filter} })`), headers);
      const byStatus = by('status: VERIFIED');
      const byReference = by(`clientReferenceId: "${stranger}"`);
      const later = by(`createdAt: { gte: "${cutoff}" }`);
      const earlier = by(`createdAt: { lt: "${cutoff}" }`);
      await expectSubscriptions(4);
      // Told of at its making, while it requires input, and once more when it is verified.
      const other = await makeOwned(gateway, stranger);
      await earlier.next();
      await gateway.submit(other, 'verified');
      for (const id of [open, verified, other]) await gateway.tell(id);
      const idsOf = async (subscriber: Subscriber, count: number) => {
        for (let taken = 0; taken < count; taken += 1) await subscriber.next();
        return subscriber.results.map(({ data }) => at(data, [all, 'id']));
      };
      expect(await idsOf(earlier, 3)).toEqual(expect.arrayContaining([open, verified, other]));
      expect(await idsOf(byStatus, 2)).toEqual(expect.arrayContaining([verified, other]));
      expect([...new Set(await idsOf(byReference, 1))]).toEqual([other]);
      expect(later.results).toEqual([]);
      expect(byStatus.results).toHaveLength(2);
    });

    it('of other accounts are not told', async () => {
      const subscriber = begin(transport, ofAll(), await operator());
      await expectSubscriptions(1);
      await gateway.tell(open, { account: 'acct_other' });
      await gateway.tell(verified);
      expect((await subscriber.next()).data).toEqual({ [all]: { id: verified } });
      expect(gateway.readsOf(open)).toBe(0);
    });
  });

  it('a subject has so many at a time, and a place that is given back is free', async () => {
    const capped = await startLive({ webhooks: false, env: { MAX_SUBSCRIPTIONS_PER_SUBJECT: '2' } });
    onTestFinished(() => capped.stop());
    const id = await makeOwned(capped, 'one');
    const of = (sub: string, query = ofOne(id)) => beginAs(transport, capped, sub, query);
    for (const sub of ['one', 'two']) {
      const first = await of(sub);
      await first.next();
      await (await of(sub)).next();
      await expectLimited(await of(sub));
      await expectLimited(await of(sub, ofAll()));
      first.close();
      await expect.poll(async () => codesOf(await (await of(sub)).next())).toEqual([]);
      await expectLimited(await of(sub));
    }
  });
});

it('all together have so many at a time', async () => {
  const capped = await startLive({ webhooks: false, env: { MAX_SUBSCRIPTIONS: '3' } });
  onTestFinished(() => capped.stop());
  const id = await makeOwned(capped, 'one');
  const of = (sub: string) => beginAs(sse, capped, sub, ofOne(id));
  const [first, ...others] = [await of('one'), await of('two'), await of('three')];
  for (const subscriber of [first, ...others]) await subscriber.next();
  await expectLimited(await of('four'));
  expect(await capped.openSubscriptions()).toBe(3);
  first.close();
  await expect.poll(() => capped.openSubscriptions()).toBe(2);
  expect(codesOf(await (await of('four')).next())).toEqual([]);
});

it('all without a subject together have half of that', async () => {
  const capped = await startLive({ webhooks: false, env: { MAX_SUBSCRIPTIONS: '4' } });
  onTestFinished(() => capped.stop());
  const id = await makeOwned(capped, 'one');
  const of = (sub?: string) => beginAs(sse, capped, sub, ofOne(id));
  for (let count = 0; count < 2; count += 1) await (await of()).next();
  await expectLimited(await of());
  expect(codesOf(await (await of('one')).next())).toEqual([]);
});

it('a client that completes one of two over one WebSocket leaves the other open', async () => {
  const { createClient } = await import('graphql-ws');
  const { WebSocket } = await import('ws');
  const client = createClient({
    url: `${gateway.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: await operator(),
  });
  onTestFinished(() => client.dispose());
  const iterators = [client.iterate({ query: ofOne(open) }), client.iterate({ query: ofOne(open) })];
  for (const iterator of iterators) await iterator.next();
  await expectSubscriptions(2);
  await iterators[0]?.return?.();
  await expectSubscriptions(1);
  await iterators[1]?.return?.();
  await expectSubscriptions(0);
});
