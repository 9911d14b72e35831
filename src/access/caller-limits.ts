import {
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import { keyOfCaller } from './caller-key.js';
import { developer, type Viewer } from './viewer.js';

export interface CallerLimitsOptions {
  readonly operationsPerMinute: number;
  /** Sessions that a person starts for itself. */
  readonly creationsPerHour: number;
  /** Sessions that a holder of `verification:write` starts, usually for others. */
  readonly writerCreationsPerHour: number;
  /** A client of Redis, by which replicas count together; each counts alone while it is away. */
  readonly redis?: unknown;
}

/** A caller asked too often. */
export class LimitReached extends Error {
  override readonly name = 'LimitReached';

  constructor(
    readonly of: 'operations' | 'creations' | 'subscriptions',
    /** Milliseconds until the next is allowed. */
    readonly retryAfterMs: number,
  ) {
    super(`too many ${of}`);
  }
}

/** Bounds what one subject can ask for, however many tokens it has. Developers of the sandbox are not bounded. */
export interface CallerLimits {
  /** @throws {LimitReached} */
  takeOperation(viewer: Viewer | null): Promise<void>;
  /** @throws {LimitReached} */
  takeCreation(viewer: Viewer | null): Promise<void>;
}

/** Makes the limits of all callers. */
export function createCallerLimits(options: CallerLimitsOptions): CallerLimits {
  const limiter = (name: string, points: number, duration: number): RateLimiterAbstract => {
    const common = { keyPrefix: `verification-gateway:${name}`, points, duration };
    const alone = new RateLimiterMemory(common);
    return options.redis === undefined
      ? alone
      : new RateLimiterRedis({
          ...common,
          storeClient: options.redis,
          insuranceLimiter: alone,
          rejectIfRedisNotReady: true,
        });
  };
  const operations = limiter('operations', options.operationsPerMinute, 60);
  const creations = limiter('creations', options.creationsPerHour, 3600);
  const writerCreations = limiter('writer-creations', options.writerCreationsPerHour, 3600);

  return {
    takeOperation: (viewer) => take('operations', operations, viewer),
    takeCreation: (viewer) =>
      take(
        'creations',
        viewer?.scopes.has('verification:write') === true ? writerCreations : creations,
        viewer,
      ),
  };
}

async function take(
  of: LimitReached['of'],
  limiter: RateLimiterAbstract,
  viewer: Viewer | null,
): Promise<void> {
  if (viewer === developer) return;
  try {
    await limiter.consume(keyOfCaller(viewer));
  } catch (reached) {
    throw reached instanceof RateLimiterRes ? new LimitReached(of, reached.msBeforeNext) : reached;
  }
}
