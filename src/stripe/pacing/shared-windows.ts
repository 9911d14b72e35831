import { createHash } from 'node:crypto';

/** What is used of a client of Redis. Its commands fail at once while Redis is away. */
export interface RedisScripts {
  eval(script: string, keys: number, ...rest: (string | number)[]): Promise<unknown>;
  evalsha(digest: string, keys: number, ...rest: (string | number)[]): Promise<unknown>;
}

/** A limit that all replicas keep together. */
export interface SharedLimit {
  readonly name: string;
  readonly limit: number;
}

/** Windows that replicas share. */
export interface SharedWindows {
  /**
   * Claims turns, each under all of the limits: as many as there are, at most so many.
   * @throws {Error} when Redis is away or too slow
   */
  claim(limits: readonly SharedLimit[], count: number, windowMs: number): Promise<Claim>;
}

export interface Claim {
  readonly granted: number;
  /** Milliseconds until another claim is worth it. */
  readonly waitMs: number;
}

export interface SharedWindowsOptions {
  readonly redis: RedisScripts;
  /** Begins every key, for several gateways on one Redis. `verification-gateway` by default. */
  readonly namespace?: string;
  /** An answer that comes later than this is not waited for, 800 by default. */
  readonly timeoutMs?: number;
}

/**
 * A sliding log for each key, by the clock of Redis, which runs a script as one step. A moment in the future is of a
 * clock that was set back, and is forgotten.
 */
const script = `
local time = redis.call('time')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local window = tonumber(ARGV[1])
local granted = tonumber(ARGV[2])
for i, key in ipairs(KEYS) do
  local first = tonumber(redis.call('lindex', key, 0) or '')
  while first and (first <= now - window or first > now) do
    redis.call('lpop', key)
    first = tonumber(redis.call('lindex', key, 0) or '')
  end
  granted = math.min(granted, tonumber(ARGV[2 + i]) - redis.call('llen', key))
end
granted = math.max(granted, 0)
local wait = 0
for i, key in ipairs(KEYS) do
  for _ = 1, granted do redis.call('rpush', key, now) end
  if granted > 0 then redis.call('pexpire', key, 2 * window) end
  local over = redis.call('llen', key) - tonumber(ARGV[2 + i])
  if over >= 0 then wait = math.max(wait, redis.call('lindex', key, over) + window - now) end
end
return { granted, math.min(wait, window) }
`;
const digest = createHash('sha1').update(script).digest('hex');

/** Makes the windows of all replicas on one Redis. Claims do not wait for each other. */
export function createSharedWindows(options: SharedWindowsOptions): SharedWindows {
  const { redis, namespace = 'verification-gateway', timeoutMs = 800 } = options;

  async function run(keys: readonly string[], values: readonly number[]): Promise<unknown> {
    try {
      return await redis.evalsha(digest, keys.length, ...keys, ...values);
    } catch (error) {
      if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error;
      return redis.eval(script, keys.length, ...keys, ...values);
    }
  }

  return {
    async claim(limits, count, windowMs) {
      // The braces keep the keys of one claim together in a cluster.
      const keys = limits.map(({ name }) => `{${namespace}:pace}:${name}`);
      const values = [windowMs, count, ...limits.map(({ limit }) => limit)];
      return readClaim(await inTime(timeoutMs, run(keys, values)));
    },
  };
}

function readClaim(answer: unknown): Claim {
  const [granted, waitMs] = Array.isArray(answer) ? (answer as unknown[]) : [];
  if (typeof granted !== 'number' || typeof waitMs !== 'number') throw new Error('no claim of ours');
  return { granted, waitMs };
}

async function inTime<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    // A busy process may come to its timers before it reads an answer that is there.
    timer = setTimeout(() => setImmediate(() => reject(new Error('Redis did not answer in time'))), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
  }
}
