import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from '../../telemetry/logger.js';
import type { DuplicateMemory } from '../duplicate-memory.js';
import { createMemoryDuplicates, type MemoryDuplicatesOptions } from '../memory-duplicates.js';
import type { Redis } from './redis.js';

export interface RedisDuplicatesOptions extends MemoryDuplicatesOptions {
  readonly redis: Redis;
  readonly logger: Logger;
  /** Begins every key, for several gateways on one Redis. `verification-gateway` by default. */
  readonly namespace?: string;
  /** How long a replica may work on an event before another may take it over, 5000 by default. */
  readonly claimMs?: number;
}

/** What Redis says of an event: it is ours to do, done before, or nothing that helps. */
type Claim = 'ours' | 'done' | 'unknown';

const pollMs = 100;

/** Takes a claim away if it is still the claimant's; Redis runs a script as one step. */
const release = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0`;

/**
 * Makes a memory that replicas share. Redis decides among them; within a replica, and while Redis is away, the
 * replica's own memory does, and then an event can be handed on once by each.
 */
export function createRedisDuplicates(options: RedisDuplicatesOptions): DuplicateMemory {
  const { redis, logger, namespace = 'verification-gateway', claimMs = 5000, ttlMs = 86_400_000 } = options;
  const own = createMemoryDuplicates(options);
  const { commands } = redis;

  /** A replica that went down while it worked leaves its claim behind, and the claim runs out by itself. */
  async function claim(key: string, claimant: string): Promise<Claim> {
    // Past this others have failed and claimed again and again: Stripe's next delivery will find a better time.
    for (let tries = Math.ceil((2 * claimMs) / pollMs) + 1; tries > 0; tries -= 1) {
      if (!redis.isUp()) return 'unknown';
      try {
        if ((await commands.set(key, claimant, 'PX', claimMs, 'NX')) === 'OK') return 'ours';
        if ((await commands.get(key)) === 'done') return 'done';
      } catch {
        logger.warn('Redis did not tell whether an event is a duplicate');
        return 'unknown';
      }
      await wait(pollMs);
    }
    throw new Error('another replica is at work on this event');
  }

  /** Best effort: what was done is done, and what failed is free again when the claim runs out. */
  async function settle(command: () => Promise<unknown>): Promise<void> {
    if (!redis.isUp()) return;
    await command().catch(() => logger.warn('Redis did not take what became of an event'));
  }

  /** Whether the task was run here. */
  async function runOnce(key: string, task: () => void | Promise<void>): Promise<boolean> {
    const claimant = `pending ${randomUUID()}`;
    if ((await claim(key, claimant)) === 'done') return false;
    try {
      await task();
    } catch (error) {
      await settle(() => commands.eval(release, 1, key, claimant));
      throw error;
    }
    await settle(() => commands.set(key, 'done', 'PX', ttlMs));
    return true;
  }

  return {
    async run(eventId, task) {
      const run = { isOurs: false };
      const result = await own.run(eventId, async () => {
        run.isOurs = await runOnce(`${namespace}:event:${eventId}`, task);
      });
      return result === 'done' && !run.isOurs ? 'duplicate' : result;
    },
  };
}
