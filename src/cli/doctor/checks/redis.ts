import { probeRedis } from '../../../events/redis/probe-redis.js';
import { fail, ok, questionMs, warn, type Check } from '../check.js';

/** A turn at Stripe is not waited for beyond 800 ms: then each replica takes its own. */
const slowMs = 400;

/** Whether Redis is there, and fit for what replicas share. */
export const redis: Check = {
  name: 'redis',
  async run({ config: { redisUrl } }) {
    if (redisUrl === undefined) return [ok('no REDIS_URL: this is a gateway of one process')];
    const report = await probeRedis(redisUrl, questionMs).catch(() => undefined);
    if (report === undefined) {
      return [
        fail(
          'Redis cannot be reached or refuses us: each replica goes on alone',
          'Correct REDIS_URL: host, port, password, and rediss:// where it speaks TLS.',
        ),
      ];
    }
    const { version, latencyMs, hasMemoryLimit, evictionPolicy = 'not told' } = report;
    const results = [
      ok(`version ${version} answers in ${latencyMs.toFixed(1)} ms; eviction: ${evictionPolicy}`),
    ];
    if (latencyMs > slowMs) {
      results.push(
        warn('Redis is slow, and calls to Stripe wait for it', 'Run it in the same region as the replicas.'),
      );
    }
    if (hasMemoryLimit && evictionPolicy !== 'noeviction') {
      results.push(
        warn(
          'Redis may evict what replicas count: limits start anew, and a webhook may be taken twice',
          'Give the gateway a Redis with maxmemory-policy noeviction; it needs some megabytes.',
        ),
      );
    }
    return results;
  },
};
