import { Redis as RedisClient } from 'ioredis';
import { backoff } from './backoff.js';
import type { RedisAddress } from './redis-address.js';

export interface ConnectionOptions {
  /** Where to connect, and as whom. */
  readonly address: RedisAddress;
  readonly connectTimeoutMs: number;
  readonly commandTimeoutMs: number;
  /** How often an idle connection is asked for a sign of life. */
  readonly heartbeatMs: number;
  readonly onReady: () => void;
  readonly onClosed: () => void;
  readonly onError: (error: Error) => void;
}

/** One connection that comes back for as long as it is not stopped. */
export interface Connection {
  readonly client: RedisClient;
  readonly isReady: () => boolean;
  stop(): Promise<void>;
}

/**
 * Connects, and connects again whenever the connection is lost. A command that cannot be sent at once, or is not
 * answered in time, fails: nothing queues up while Redis is away.
 */
export function createConnection(options: ConnectionOptions): Connection {
  const client = new RedisClient({
    ...options.address,
    connectionName: 'verification-gateway',
    // Version 2 of the protocol is what every server and proxy speaks, and it needs no HELLO, whose refusal can
    // quote the password.
    protocol: 2,
    disableClientInfo: true,
    connectTimeout: options.connectTimeoutMs,
    commandTimeout: options.commandTimeoutMs,
    // A server that has stopped answering, or a network that drops what is sent, closes no connection.
    socketTimeout: 2 * options.commandTimeoutMs,
    disconnectTimeout: 500,
    maxLoadingRetryTime: 500,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    autoResubscribe: false,
    // A replica that was the primary before a failover refuses writes for as long as one stays with it.
    reconnectOnError: (error) => error.message.startsWith('READONLY'),
    // The package's own loop leaves a timer behind when it is stopped while it waits.
    retryStrategy: null,
    lazyConnect: true,
  });
  let failures = 0;
  let stopped = false;
  let retry: NodeJS.Timeout | undefined;

  // A failure to connect also comes as `error` and `end`.
  const connect = () => void client.connect().catch(() => undefined);

  client.on('error', options.onError);
  client.on('close', options.onClosed);
  client.on('ready', () => {
    failures = 0;
    options.onReady();
  });
  client.on('end', () => {
    if (stopped) return;
    retry = setTimeout(connect, backoff(failures));
    failures += 1;
  });
  const heartbeat = setInterval(() => {
    if (client.status === 'ready') void client.ping().catch(() => undefined);
  }, options.heartbeatMs);
  heartbeat.unref();
  connect();

  return {
    client,
    isReady: () => client.status === 'ready',
    async stop() {
      if (stopped) return;
      stopped = true;
      clearTimeout(retry);
      clearInterval(heartbeat);
      if (client.status === 'end') return;
      await new Promise<void>((resolve) => {
        client.once('end', () => resolve());
        client.disconnect();
      });
    },
  };
}
