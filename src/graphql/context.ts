import type { StripeIdentity } from '../stripe/identity.js';
import type { Loaders } from '../stripe/loaders.js';
import type { Logger } from '../telemetry/logger.js';

/** What the resolvers of one operation share. */
export interface GatewayContext {
  /** Names the request in logs and errors. */
  readonly requestId: string;
  readonly logger: Logger;
  /** Reads, merged and remembered for this operation alone. */
  readonly loaders: Loaders;
  /** Changes go straight to Stripe. */
  readonly stripe: Pick<StripeIdentity, 'sessions'>;
}
