import type { ChangeBus } from './events/change-bus.js';
import { createMemoryBus } from './events/memory-bus.js';
import { createMemoryDuplicates } from './events/memory-duplicates.js';
import { createRedis, type Redis } from './events/redis/redis.js';
import { createRedisBus } from './events/redis/redis-bus.js';
import { createRedisDuplicates } from './events/redis/redis-duplicates.js';
import { createPoller } from './events/watch/poller.js';
import { createSessionWatch, type SessionWatch } from './events/watch/session-watch.js';
import { createWebhookReceiver, type WebhookReceiver } from './events/webhook-receiver.js';
import type { ReadCache } from './stripe/cache/read-cache.js';
import { createWebhookReader } from './stripe/webhooks/webhook-reader.js';
import type { Logger } from './telemetry/logger.js';
import type { Metrics } from './telemetry/metrics.js';

export interface EventsOptions {
  /** None: no webhooks are taken. */
  readonly webhookSecrets: readonly string[];
  readonly pollIntervalMs: number;
  readonly redisUrl: string | undefined;
  /** Events name the configured account, or none where it is the platform's own. */
  readonly nameAccount: (account: string | undefined) => string | undefined;
  /** Forgets what changes. */
  readonly cache: Pick<ReadCache, 'forget' | 'forgetAll'>;
  readonly metrics: Metrics;
  readonly logger: Logger;
}

/** How changes come in and go out. */
export interface Events {
  readonly bus: ChangeBus;
  readonly watch: SessionWatch;
  readonly webhooks: WebhookReceiver | undefined;
  readonly redis: Redis | undefined;
  stop(): Promise<void>;
}

/** Webhooks that have come within this time are trusted to go on coming. Milliseconds. */
const heardMs = 600_000;

/** Connects webhooks, watchers and other replicas. */
export function connectEvents(options: EventsOptions): Events {
  const { webhookSecrets, pollIntervalMs, redisUrl, nameAccount, cache, metrics, logger } = options;
  const redis = redisUrl === undefined ? undefined : createRedis({ url: redisUrl, logger });
  const inner = redis === undefined ? createMemoryBus({ logger }) : createRedisBus({ redis, logger });
  const bus: ChangeBus = {
    ...inner,
    publish: ({ sessionId, account }) => inner.publish({ sessionId, account: nameAccount(account) }),
  };
  const memory = redis === undefined ? createMemoryDuplicates() : createRedisDuplicates({ redis, logger });
  // Before the watch: whoever is told of a change reads what is there after it.
  bus.subscribe(({ sessionId, account }) => cache.forget(sessionId, account));
  bus.onGap(() => cache.forgetAll());
  const watch = createSessionWatch(bus);
  let heardAt = -Infinity;
  const webhooks =
    webhookSecrets.length === 0
      ? undefined
      : createWebhookReceiver({
          reader: createWebhookReader({ secrets: webhookSecrets }),
          memory,
          bus,
          logger,
          count(outcome) {
            metrics.countWebhook(outcome);
            if (outcome === 'changed') heardAt = Date.now();
          },
          observeLag: (seconds) => metrics.observeLag(seconds),
        });
  const poller =
    pollIntervalMs === 0
      ? undefined
      : createPoller({
          watch,
          intervalMs: pollIntervalMs,
          hearsWebhooks: () => Date.now() - heardAt < heardMs,
        });
  metrics.observe('subscriptions_open', 'Subscriptions that are open.', () => watch.size);
  if (redis !== undefined) {
    metrics.observe('redis_up', 'Whether Redis is there, 1 or 0.', () => (redis.isUp() ? 1 : 0));
  }
  return {
    bus,
    watch,
    webhooks,
    redis,
    async stop() {
      poller?.stop();
      watch.stop();
      await bus.stop();
      await redis?.stop();
    },
  };
}
