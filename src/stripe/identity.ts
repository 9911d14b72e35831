import type { Logger } from '../telemetry/logger.js';
import { createReports, type Reports } from './reports.js';
import { createSessions, type Sessions } from './sessions.js';
import { createStripeClient } from './stripe-client.js';
import { createUndiciHttpClient } from './transport/undici-http-client.js';

export interface StripeIdentityOptions {
  /** The ordinary key, sk_... or rk_... */
  readonly apiKey: string;
  /** A restricted key that may read sensitive results; without one those fields answer PERSONAL_DATA_UNAVAILABLE. */
  readonly sensitiveApiKey?: string | undefined;
  /** An http(s) origin instead of Stripe's. */
  readonly apiBase?: string | undefined;
  /** The connected account to act on, acct_... */
  readonly account?: string | undefined;
  /** Milliseconds for one call in all, its retries included. */
  readonly timeoutMs: number;
  /** How this gateway names itself to Stripe. */
  readonly appInfo: { readonly name: string; readonly version: string };
  readonly logger: Logger;
}

/** Stripe Identity as this gateway needs it. One for the process: it holds the connections. */
export interface StripeIdentity {
  readonly sessions: Sessions;
  readonly reports: Reports;
  /** Closes the connections to Stripe. */
  stop(): Promise<void>;
}

/** Connects the two lanes. Nothing is asked of Stripe until the first call. */
export function createStripeIdentity(options: StripeIdentityOptions): StripeIdentity {
  const transport = createUndiciHttpClient();
  const { apiKey, sensitiveApiKey, ...rest } = options;
  const common = { ...rest, httpClient: transport.httpClient };
  const lanes = {
    base: createStripeClient({ ...common, lane: 'base', apiKey }),
    sensitive:
      sensitiveApiKey === undefined
        ? undefined
        : createStripeClient({ ...common, lane: 'sensitive', apiKey: sensitiveApiKey }),
  };
  return { sessions: createSessions(lanes), reports: createReports(lanes), stop: () => transport.stop() };
}
