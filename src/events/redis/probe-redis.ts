import { Redis as RedisClient } from 'ioredis';
import { performance } from 'node:perf_hooks';
import { readRedisUrl } from './redis-address.js';

export interface RedisReport {
  readonly version: string;
  /** Of the quickest of some pings, in milliseconds. */
  readonly latencyMs: number;
  /** Whether its memory has a limit, and what it does there. Undefined where it does not say. */
  readonly hasMemoryLimit: boolean;
  readonly evictionPolicy: string | undefined;
}

const pings = 5;

/**
 * Connects once, asks a server about itself and goes. Nothing is written.
 * @throws {Error} where it cannot be reached or asked; the message may quote the URL, so it is not to be shown
 */
export async function probeRedis(url: string, timeoutMs: number): Promise<RedisReport> {
  const client = new RedisClient({
    ...readRedisUrl(url),
    connectionName: 'verification-gateway-doctor',
    protocol: 2,
    disableClientInfo: true,
    connectTimeout: timeoutMs,
    commandTimeout: timeoutMs,
    enableOfflineQueue: false,
    retryStrategy: null,
    lazyConnect: true,
  });
  // What goes wrong also comes as the rejection of the command; unheard, the package prints it.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const info = `${await client.info('server')}\n${await client.info('memory')}`;
    const read = (name: string) => new RegExp(`^${name}:(\\S+)`, 'm').exec(info)?.[1];
    let latencyMs = Infinity;
    for (let i = 0; i < pings; i += 1) latencyMs = Math.min(latencyMs, await ping(client));
    return {
      version: read('valkey_version') ?? read('redis_version') ?? 'unknown',
      latencyMs,
      hasMemoryLimit: Number(read('maxmemory') ?? 0) > 0,
      evictionPolicy: read('maxmemory_policy'),
    };
  } finally {
    client.disconnect();
  }
}

async function ping(client: RedisClient): Promise<number> {
  const begun = performance.now();
  await client.ping();
  return performance.now() - begun;
}
