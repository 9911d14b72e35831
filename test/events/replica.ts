import type { ChangeBus } from '../../src/events/change-bus.js';
import { createRedisBus, type RedisBusOptions } from '../../src/events/redis/redis-bus.js';
import { createRedis, type Redis, type RedisOptions } from '../../src/events/redis/redis.js';
import { createRecordedLogger } from './recorded-logger.js';

/** One gateway's connection to Redis and its bus, and what its listeners were told. */
export interface Replica {
  readonly redis: Redis;
  readonly bus: ChangeBus;
  readonly told: string[];
  readonly gaps: () => number;
  readonly log: () => string;
  /** Publishes a change of the platform's own account. */
  readonly publish: (sessionId: string) => void;
  readonly stop: () => Promise<void>;
}

/** Makes a replica; it may not be connected yet. */
export function createReplica(
  url: string,
  options: Partial<RedisOptions> & Partial<RedisBusOptions> = {},
): Replica {
  const { logger, text } = createRecordedLogger();
  // A busy machine must not look like a Redis that does not answer.
  const redis = createRedis({ commandTimeoutMs: 10_000, ...options, url, logger });
  const bus = createRedisBus({ ...options, redis, logger });
  const told: string[] = [];
  let gaps = 0;
  bus.subscribe(({ sessionId, account }) =>
    told.push(account === undefined ? sessionId : `${sessionId} ${account}`),
  );
  bus.onGap(() => (gaps += 1));
  return {
    redis,
    bus,
    told,
    gaps: () => gaps,
    log: text,
    publish: (sessionId) => bus.publish({ sessionId, account: undefined }),
    async stop() {
      await bus.stop();
      await redis.stop();
    },
  };
}
