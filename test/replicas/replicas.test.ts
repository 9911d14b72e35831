import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { bearer, issuer, jwtSecret, audience } from '../access/guarded-gateway.js';
import { socketUrl, watchBySocket, watchBySse, type Subscriber } from '../lifecycle/watch-session.js';
import { canTestRedis, startRedis, type OwnRedis } from '../support/redis.js';
import { replicaEnv, startReplicas, talkTo, type ReplicaGateway, type Replicas } from './start-replicas.js';

const patience = { timeout: 30_000 };

describe.skipIf(!canTestRedis('own', 'Several replicas'))(
  'two gateways on one Redis',
  { timeout: 120_000 },
  () => {
    let redis: OwnRedis;
    let replicas: Replicas | undefined;
    const subscribers: Subscriber[] = [];

    beforeAll(async () => {
      redis = await startRedis();
    });
    beforeEach(() => redis.restart());
    afterEach(async () => {
      for (const subscriber of subscribers.splice(0)) subscriber.stop();
      await replicas?.stop();
      replicas = undefined;
    });
    afterAll(() => redis.stop());

    async function start(env: Record<string, string> = {}): Promise<Replicas> {
      replicas = await startReplicas(redis.url, env);
      await areReady(replicas.one, replicas.two);
      return replicas;
    }

    const areReady = (...gateways: ReplicaGateway[]) =>
      vi.waitFor(async () => {
        for (const gateway of gateways) {
          expect(await gateway.readiness()).toEqual({ status: 200, body: { status: 'ready', reasons: [] } });
          expect(await gateway.metric('redis_up')).toBe(1);
        }
      }, patience);

    const areDegraded = (...gateways: ReplicaGateway[]) =>
      vi.waitFor(async () => {
        for (const gateway of gateways) {
          expect(await gateway.readiness()).toEqual({
            status: 200,
            body: { status: 'degraded', reasons: ['Redis is away'] },
          });
          expect(await gateway.metric('redis_up')).toBe(0);
        }
      }, patience);

    /** Watches over SSE, and has the state of now. */
    async function watch(gateway: { readonly url: string }, id: string): Promise<Subscriber> {
      const subscriber = watchBySse(gateway.url, id);
      subscribers.push(subscriber);
      await subscriber.waitFor('REQUIRES_INPUT');
      return subscriber;
    }

    it('tell each other of a webhook that came to one', async () => {
      const { stripe, one, two } = await start();
      const id = await stripe.makeSession();
      const [here, there] = [await watch(one, id), await watch(two, id)];
      await stripe.verify(id);
      expect(await one.deliver(id, 'evt_verified')).toBe(200);
      await Promise.all([here.waitFor('VERIFIED'), there.waitFor('VERIFIED')]);
      expect(there.seen.at(-1)?.lastVerificationReport).toMatchObject({ document: { status: 'VERIFIED' } });
      expect([here.statuses(), there.statuses()]).toEqual([
        ['REQUIRES_INPUT', 'VERIFIED'],
        ['REQUIRES_INPUT', 'VERIFIED'],
      ]);
    });

    it('tell each other of a change that was made through one', async () => {
      const { stripe, one, two } = await start();
      const id = await stripe.makeSession();
      const there = await watch(two, id);
      const response = await fetch(`${one.url}/graphql`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({
          query: `mutation { cancelVerificationSession(input: { id: "${id}" }) { __typename } }`,
        }),
      });
      expect(await response.json()).toMatchObject({
        data: { cancelVerificationSession: { __typename: 'CancelVerificationSessionPayload' } },
      });
      await there.completed;
      expect(there.statuses()).toEqual(['REQUIRES_INPUT', 'CANCELED']);
    });

    it('hand on once what was delivered to both', async () => {
      const { stripe, one, two } = await start();
      const id = await stripe.makeSession();
      const [here, there] = [await watch(one, id), await watch(two, id)];
      await stripe.verify(id);
      stripe.upstream.reset();
      expect(await Promise.all([one, two, one, two].map((to) => to.deliver(id, 'evt_same')))).toEqual([
        200, 200, 200, 200,
      ]);
      await Promise.all([here.waitFor('VERIFIED'), there.waitFor('VERIFIED')]);
      const counts = async (outcome: string) =>
        ((await one.metric(`webhooks_total{outcome="${outcome}"}`)) ?? 0) +
        ((await two.metric(`webhooks_total{outcome="${outcome}"}`)) ?? 0);
      expect(await counts('changed')).toBe(1);
      expect(await counts('duplicate')).toBe(3);
      // One read on each side: nobody was told a second time.
      expect(stripe.upstream.summary()).toHaveLength(2);
      expect(
        [...here.statuses(), ...there.statuses()].filter((status) => status === 'VERIFIED'),
      ).toHaveLength(2);
    });

    it('lose no final state when Redis goes and comes back', async () => {
      const { stripe, one, two } = await start();
      const [first, second, third] = [
        await stripe.makeSession(),
        await stripe.makeSession(),
        await stripe.makeSession(),
      ];
      const local = [await watch(one, first), await watch(two, second)] as const;
      const remote = [await watch(two, first), await watch(one, second)] as const;
      // Nobody is told of this one: it is found by reading again what is watched.
      const untold = await watch(two, third);

      await redis.kill();
      await areDegraded(one, two);
      await stripe.cancel(first);
      await stripe.verify(second);
      await stripe.verify(third);
      expect(await one.deliver(first, 'evt_first')).toBe(200);
      expect(await two.deliver(second, 'evt_second')).toBe(200);
      await local[0].completed;
      await local[1].waitFor('VERIFIED');
      expect(local[0].statuses()).toEqual(['REQUIRES_INPUT', 'CANCELED']);
      expect([...remote, untold].map((subscriber) => subscriber.statuses())).toEqual([
        ['REQUIRES_INPUT'],
        ['REQUIRES_INPUT'],
        ['REQUIRES_INPUT'],
      ]);

      await redis.restart();
      await remote[0].completed;
      await Promise.all([remote[1].waitFor('VERIFIED'), untold.waitFor('VERIFIED')]);
      expect(remote[0].statuses()).toEqual(['REQUIRES_INPUT', 'CANCELED']);
      await areReady(one, two);
      expect(one.log()).toContain('Redis is lost');
    });

    it('start without Redis and say so, until it comes', async () => {
      await redis.kill();
      replicas = await startReplicas(redis.url);
      await areDegraded(replicas.one, replicas.two);
      await redis.restart();
      await areReady(replicas.one, replicas.two);
    });

    it('count the operations of a subject together, and each alone while Redis is away', async () => {
      const { one, two } = await start({
        AUTH_MODE: 'jwt',
        AUTH_JWT_SECRET: jwtSecret,
        AUTH_ISSUER: issuer,
        AUTH_AUDIENCE: audience,
        MAX_OPERATIONS_PER_MINUTE: '6',
      });
      const headers = { 'Content-Type': 'application/json', ...(await bearer({ sub: 'person-one' })) };
      const ask = async ({ url }: ReplicaGateway) => {
        const body = JSON.stringify({ query: '{ __typename }' });
        const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body });
        const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
        return errors?.[0]?.extensions.code ?? 'answered';
      };
      const askAll = async (gateways: readonly ReplicaGateway[]) => {
        const answers: string[] = [];
        for (const gateway of gateways) answers.push(await ask(gateway));
        return answers;
      };
      const six = Array<string>(6).fill('answered');
      expect(await askAll([one, two, one, two, one, two])).toEqual(six);
      expect(await askAll([one, two])).toEqual(['RATE_LIMITED', 'RATE_LIMITED']);

      await redis.kill();
      await areDegraded(one, two);
      expect(await askAll(Array<ReplicaGateway>(7).fill(one))).toEqual([...six, 'RATE_LIMITED']);
      expect(await askAll(Array<ReplicaGateway>(7).fill(two))).toEqual([...six, 'RATE_LIMITED']);
    });

    it('killed in the middle of a stream, one is replaced by the other for a client that knows both', async () => {
      replicas = await startReplicas(redis.url);
      const { stripe } = replicas;
      const [one, two] = await Promise.all([
        stripe.startGateway(replicaEnv(redis.url)),
        stripe.startGateway(replicaEnv(redis.url)),
      ]);
      await areReady(talkTo(one.url, one.log), talkTo(two.url, two.log));
      const id = await stripe.makeSession();
      const asked: string[] = [];
      const subscriber = watchBySocket(
        () => {
          const next = asked.length === 0 ? one.url : two.url;
          asked.push(next);
          return socketUrl(next);
        },
        id,
        { retryAttempts: 5, shouldRetry: () => true },
      );
      subscribers.push(subscriber);
      await subscriber.waitFor('REQUIRES_INPUT');
      one.signal('SIGKILL');
      expect(await one.ended).toBe('SIGKILL');
      await stripe.cancel(id);
      await subscriber.completed;
      expect(subscriber.statuses().at(-1)).toBe('CANCELED');
      expect(asked).toEqual([one.url, two.url]);
    });
  },
);
