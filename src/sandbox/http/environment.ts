import type { Context } from 'hono';
import type { Setting } from '../operations/setting.js';
import type { DeliveryFaults } from '../webhooks/deliveries.js';
import type { Caller } from './caller.js';
import type { IdempotentAnswers } from './idempotency.js';
import type { Admit } from './rate-limit.js';

/** What the middleware notes down about a request. */
export interface Environment {
  Variables: { requestId: string; caller?: Caller };
}

export type RequestContext = Context<Environment>;

/** What the routes are served with. */
export interface Service extends Setting {
  readonly admit: Admit;
  readonly answers: IdempotentAnswers;
  /** The origin the sandbox is reached at. */
  readonly origin: () => string;
  /** Waits as long as answers are to take. */
  readonly delay: () => Promise<void>;
  /** Sets what goes wrong on purpose with webhooks. */
  readonly disturb: (faults: DeliveryFaults) => void;
  /** Puts everything back to the seed. */
  readonly reset: () => void;
}
