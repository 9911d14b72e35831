import type { RequestScope } from '../telemetry/request-scope.js';
import type { FailureCode } from './failure.js';

export type LaneName = 'base' | 'sensitive';

/** How a call ended, all its attempts together. */
export interface CallEnd {
  readonly outcome: 'ok' | FailureCode | 'ABANDONED';
  /** Of the last answer; undefined where none came. */
  readonly status: number | undefined;
  /** Stripe's Request-Id of the last answer, `req_...`. */
  readonly requestId: string | undefined;
  /** How often it was tried; 0 where it had no turn. */
  readonly attempts: number;
  /** Milliseconds that its attempts waited for their turns. */
  readonly waitMs: number;
}

/** What is told of the way to Stripe, for metrics and traces. It must not throw. */
export interface StripeObserver {
  /** A call begins, for a request or for nobody; what is returned is told how it ends. */
  callStarted(endpoint: string, lane: LaneName, scope: RequestScope | undefined): (end: CallEnd) => void;
  /** An attempt has its turn, after so many milliseconds. */
  waited(ms: number): void;
  /** `bypass` is a read of what is never kept. */
  cacheAnswered(result: 'hit' | 'stale' | 'miss' | 'bypass'): void;
  /** A read is answered by the same one that was under way. */
  joined(endpoint: string): void;
  /** Whether the lane's calls go out: `open` refuses them, `half-open` tries one. */
  breakerChanged(lane: LaneName, state: 'closed' | 'open' | 'half-open'): void;
}
