import type { Config, StripeConfig } from './config.js';
import type { Sandbox } from './sandbox/index.js';
import { createReadCache, type ReadCache } from './stripe/cache/read-cache.js';
import { createStripeIdentity, type StripeIdentity } from './stripe/identity.js';
import { createPacer, type Pacer } from './stripe/pacing/pacer.js';
import type { Telemetry } from './connect-telemetry.js';
import type { Logger } from './telemetry/logger.js';

export interface StripeOptions {
  readonly config: Config;
  /** In Stripe's place, where no key is set. */
  readonly sandbox: Sandbox | undefined;
  /** Of this gateway. */
  readonly version: string;
  readonly telemetry: Telemetry;
  readonly logger: Logger;
}

/** The way to Stripe, and what all calls share. */
export interface ConnectedStripe {
  readonly stripe: StripeIdentity;
  readonly pacer: Pacer;
  readonly cache: ReadCache;
}

/** Connects to Stripe or to the sandbox. Nothing is asked until the first call. */
export function connectStripe(options: StripeOptions): ConnectedStripe {
  const { config, sandbox, version, telemetry, logger } = options;
  const { metrics, stripe: observer } = telemetry;
  const pacer = createPacer(config.stripeRates);
  metrics.stripe.observeBudget(() => pacer.counts);
  const cache = createReadCache({ ...config.cache, observer });
  metrics.observe('session_cache_entries', 'Sessions that the cache keeps.', () => cache.size);
  const stripe = createStripeIdentity({
    ...(config.stripe ?? sandboxKeys(sandbox)),
    pacer,
    cache,
    observer,
    timeoutMs: config.stripeTimeoutMs,
    appInfo: { name: 'verification-gateway', version },
    logger,
  });
  return { stripe, pacer, cache };
}

function sandboxKeys(sandbox: Sandbox | undefined): StripeConfig {
  if (sandbox === undefined) throw new Error('no Stripe key and no sandbox');
  return {
    apiKey: sandbox.secretKey,
    sensitiveApiKey: sandbox.restrictedKey,
    apiBase: sandbox.url,
    account: undefined,
  };
}
