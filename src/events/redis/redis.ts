import type { ConnectionOptions } from 'node:tls';
import type { Redis as RedisClient } from 'ioredis';
import type { Logger } from '../../telemetry/logger.js';
import { createListeners } from '../listeners.js';
import { createConnection } from './connection.js';
import { readRedisUrl } from './redis-address.js';
import { createSubscription, type SubscriptionListener } from './subscription.js';

export interface RedisOptions {
  /** redis://[user:password@]host[:port][/database], or rediss:// for TLS. */
  readonly url: string;
  readonly logger: Logger;
  /** For rediss://, as an authority of one's own: `{ ca }`. */
  readonly tls?: ConnectionOptions;
  /** 5000 by default. */
  readonly connectTimeoutMs?: number;
  /** After this a command fails, 1000 by default; after twice as much silence the connection is made anew. */
  readonly commandTimeoutMs?: number;
  /** How often an idle connection is asked for a sign of life, 10 000 by default. */
  readonly heartbeatMs?: number;
}

/** Redis or Valkey, which may be away at any time: what uses it goes on alone meanwhile. */
export interface Redis {
  /** For ordinary commands. They fail at once while Redis is away, and are never sent later or twice. */
  readonly commands: RedisClient;
  /** Whether both connections, for commands and for messages, are good. */
  readonly isUp: () => boolean;
  /** Called each time Redis comes, the first included. Returns what takes the listener away. */
  readonly onUp: (listener: () => void) => () => void;
  readonly onDown: (listener: () => void) => () => void;
  /** Listens to a channel now and after every reconnection. Returns the end of it. */
  readonly subscribe: (channel: string, listener: SubscriptionListener) => () => void;
  /** Closes both connections; nothing of theirs is left. */
  stop(): Promise<void>;
}

/**
 * Begins to connect and returns at once; Redis need not be there yet.
 * @throws {Error} for a URL that cannot be read
 */
export function createRedis(options: RedisOptions): Redis {
  const { logger, connectTimeoutMs = 5000, commandTimeoutMs = 1000, heartbeatMs = 10_000 } = options;
  const ups = createListeners<[]>(logger);
  const downs = createListeners<[]>(logger);
  let isUp = false;
  let isSilent = false;
  let isStopped = false;

  const common = {
    address: readRedisUrl(options.url, options.tls),
    connectTimeoutMs,
    commandTimeoutMs,
    heartbeatMs,
    onReady() {
      if (isUp || !commands.isReady() || !messages.isReady()) return;
      isUp = true;
      isSilent = false;
      logger.info('Redis is there');
      ups.tell();
    },
    onClosed() {
      if (!isUp) return;
      isUp = false;
      if (!isStopped) logger.warn('Redis is lost: this replica goes on alone');
      downs.tell();
    },
    // Once an outage: a new try comes every few seconds, from two connections.
    onError(error: Error) {
      if (isSilent || isUp || isStopped) return;
      isSilent = true;
      logger.warn({ reason: reasonOf(error) }, 'Redis cannot be reached: this replica goes on alone');
    },
  };
  const commands = createConnection(common);
  const messages = createConnection(common);
  const subscription = createSubscription(messages, logger);
  const offUp = ups.add(subscription.begin);

  return {
    commands: commands.client,
    isUp: () => isUp,
    onUp: ups.add,
    onDown: downs.add,
    subscribe: subscription.add,
    async stop() {
      isStopped = true;
      offUp();
      subscription.stop();
      await Promise.all([commands.stop(), messages.stop()]);
      ups.clear();
      downs.clear();
    },
  };
}

/** The system's or the server's own code for it; the message may quote what was sent, the password too. */
function reasonOf(error: Error): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : (/^[A-Z]{2,20}(?= )/.exec(error.message)?.[0] ?? error.name);
}
