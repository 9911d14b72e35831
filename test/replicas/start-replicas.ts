import { devNull } from 'node:os';
import { createApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { createRecordedLogger } from '../events/recorded-logger.js';
import { sign, snapshotOf } from '../events/deliveries.js';
import { startSlowStripe, stripeEnv, type SlowStripe } from '../lifecycle/slow-stripe.js';

export const webhookSecret = 'whsec_of_the_replicas';

/** One of several gateways on the same Stripe and the same Redis. */
export interface ReplicaGateway {
  readonly url: string;
  readonly log: () => string;
  /** What readiness answers. */
  readiness(): Promise<{ readonly status: number; readonly body: unknown }>;
  /** The value of a metric of ours, by its name after the prefix, labels included; undefined where there is none. */
  metric(name: string): Promise<number | undefined>;
  /** Delivers an event about a session as Stripe does, signed; answers the status. */
  deliver(sessionId: string, eventId: string): Promise<number>;
}

export interface Replicas {
  readonly stripe: SlowStripe;
  readonly one: ReplicaGateway;
  readonly two: ReplicaGateway;
  stop(): Promise<void>;
}

/** The environment of a replica: nothing is polled, so that what arrives was told. */
export function replicaEnv(redisUrl: string): Record<string, string> {
  return { REDIS_URL: redisUrl, STRIPE_WEBHOOK_SECRET: webhookSecret, POLL_INTERVAL_MS: '0' };
}

/** Talks to a gateway as operators and Stripe do. */
export function talkTo(url: string, log: () => string): ReplicaGateway {
  return {
    url,
    log,
    async readiness() {
      const response = await fetch(`${url}/health/ready`);
      return { status: response.status, body: await response.json() };
    },
    async metric(name) {
      const text = await (await fetch(`${url}/metrics`)).text();
      const line = text.split('\n').find((each) => each.startsWith(`verification_gateway_${name} `));
      return line === undefined ? undefined : Number(line.split(' ').at(-1));
    },
    async deliver(sessionId, eventId) {
      const body = snapshotOf('identity.verification_session.verified', sessionId, { id: eventId });
      const response = await fetch(`${url}/webhooks/stripe`, {
        method: 'POST',
        headers: { 'Stripe-Signature': sign(body, webhookSecret) },
        body,
      });
      return response.status;
    },
  };
}

/** Starts two gateways in this process, each with connections of its own, on one sandbox and one Redis. */
export async function startReplicas(redisUrl: string, env: Record<string, string> = {}): Promise<Replicas> {
  const stripe = await startSlowStripe();
  const apps = [1, 2].map(() => {
    const { logger, text } = createRecordedLogger();
    const config = readConfig({
      PORT: '0',
      AUDIT_LOG: devNull,
      ...stripeEnv(stripe.sandbox, stripe.upstream.url),
      ...replicaEnv(redisUrl),
      ...env,
    });
    return { app: createApp(config, logger), log: text };
  });
  const [one, two] = await Promise.all(
    apps.map(async ({ app, log }) => {
      await app.start();
      return talkTo(app.url, log);
    }),
  );
  if (one === undefined || two === undefined) throw new Error('there are two replicas');
  return {
    stripe,
    one,
    two,
    async stop() {
      await Promise.all(apps.map(({ app }) => app.stop()));
      await stripe.stop();
    },
  };
}
