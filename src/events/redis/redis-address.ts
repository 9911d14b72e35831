import { isIP } from 'node:net';
import type { ConnectionOptions } from 'node:tls';

/** Where Redis is, and as whom to connect. */
export interface RedisAddress {
  readonly host: string;
  readonly port: number;
  readonly db: number;
  readonly username?: string;
  readonly password?: string;
  /** Absent without TLS. */
  readonly tls?: ConnectionOptions;
}

/**
 * Reads `redis://user:password@host:port/database`, or `rediss://` for TLS. The package's own reading also takes
 * options from the query, where they would win over ours.
 * @param tls certificates and the like, for `rediss://`
 * @throws {Error} without the URL, which may hold a password
 */
export function readRedisUrl(url: string, tls: ConnectionOptions = {}): RedisAddress {
  if (!URL.canParse(url)) throw unreadable();
  const { protocol, hostname, port, username, password, pathname } = new URL(url);
  const database = /^\/?(\d{0,4})\/?$/.exec(pathname)?.[1];
  if ((protocol !== 'redis:' && protocol !== 'rediss:') || database === undefined) throw unreadable();
  const host = hostname === '' ? 'localhost' : hostname.replace(/^\[|\]$/g, '');
  return {
    host,
    port: port === '' ? 6379 : Number(port),
    db: Number(database),
    ...(username === '' ? {} : { username: decode(username) }),
    ...(password === '' ? {} : { password: decode(password) }),
    ...(protocol === 'redis:' ? {} : { tls: { ...(isIP(host) === 0 ? { servername: host } : {}), ...tls } }),
  };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw unreadable();
  }
}

function unreadable(): Error {
  return new Error('the Redis URL must be redis://[user:password@]host[:port][/database], or rediss://');
}
