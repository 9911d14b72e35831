import type { LogLevel } from './log-level.js';
import type { SamplerName } from './samplers.js';

/** Everything that can be set from outside, checked and frozen. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly logLevel: LogLevel;
  /** Origins whose pages may call from a browser. */
  readonly corsOrigins: readonly string[];
  readonly auth: AuthConfig;
  /** Whether anybody may ask for the schema, which GraphiQL needs, too. */
  readonly introspection: boolean;
  /** Whether answers tell where their time went. */
  readonly serverTiming: boolean;
  readonly router: RouterConfig;
  readonly documents: DocumentsConfig;
  readonly callerLimits: CallerLimitsConfig;
  /** `stdout` or a file's path. */
  readonly auditLog: string;
  /** Undefined where no traces are recorded. */
  readonly tracing: TracingConfig | undefined;
  /** Undefined where no key is set: then the embedded sandbox takes Stripe's place. */
  readonly stripe: StripeConfig | undefined;
  /** Connected accounts that a request may choose by `Stripe-Account` where its token names none. */
  readonly stripeAccounts: readonly string[];
  /** Milliseconds for all calls to Stripe of one operation. */
  readonly stripeTimeoutMs: number;
  readonly stripeRates: StripeRatesConfig;
  /** What the reads of one operation may cost in calls to Stripe. */
  readonly maxStripeCalls: number;
  readonly cache: CacheConfig;
  readonly live: LiveConfig;
  /** Undefined for a gateway of one process. */
  readonly redisUrl: string | undefined;
  /** Milliseconds that running requests get to finish. */
  readonly shutdownTimeoutMs: number;
  readonly sandbox: SandboxConfig;
}

export interface StripeConfig {
  readonly apiKey: string;
  readonly sensitiveApiKey: string | undefined;
  readonly apiBase: string | undefined;
  readonly account: string | undefined;
}

/** Calls a second that this gateway makes, its replicas together. */
export interface StripeRatesConfig {
  readonly perEndpoint: number;
  readonly total: number;
}

/** Who may ask what routers ask: `_service` and `_entities`. */
export interface RouterConfig {
  readonly secret: string | undefined;
  /** Whether everybody may; never where tokens are demanded. */
  readonly open: boolean;
}

/** Where traces go; the rest OpenTelemetry's SDK reads from its own variables. */
export interface TracingConfig {
  readonly url: string;
  readonly protocol: 'http/protobuf' | 'http/json';
  /** Which traces are recorded: its name, and the part of them for those that are named after a ratio, 0 to 1. */
  readonly sampler: { readonly name: SamplerName; readonly ratio: number };
}

/** Documents that are known beforehand. */
export interface DocumentsConfig {
  /** A manifest's path. */
  readonly manifest: string | undefined;
  /** Whether nothing else is executed. */
  readonly only: boolean;
}

/** What one subject may ask for. */
export interface CallerLimitsConfig {
  readonly operationsPerMinute: number;
  readonly creationsPerHour: number;
  readonly writerCreationsPerHour: number;
}

/** How long plain sessions answer without a look at Stripe. */
export interface CacheConfig {
  /** Milliseconds; 0 keeps none. */
  readonly ttlMs: number;
  /** Milliseconds that one answers while it is read anew. */
  readonly maxAgeMs: number;
  readonly maxEntries: number;
}

/** How changes are heard of and told. */
export interface LiveConfig {
  /** What Stripe signs its webhooks with; several while one is rotated, none where there are no webhooks. */
  readonly webhookSecrets: readonly string[];
  /** Milliseconds between two looks at a session in processing that is watched; 0 for never. */
  readonly pollIntervalMs: number;
  readonly maxSubscriptions: number;
  readonly maxSubscriptionsPerSubject: number;
}

export interface SandboxConfig {
  readonly port: number;
  readonly seed: string;
  readonly sessions: number;
}

/** Who may call. */
export type AuthConfig =
  /** Everyone, as a developer. */
  | { readonly mode: 'off' }
  /** Tokens of the sandbox's own making are heeded; whoever sends none is a developer where that is allowed. */
  | { readonly mode: 'sandbox'; readonly tokenRequired: boolean }
  /** The holders of an issuer's tokens. */
  | {
      readonly mode: 'jwt';
      readonly keys: { readonly jwksUrl: string } | { readonly secret: string };
      readonly issuer: string | undefined;
      readonly audience: string | undefined;
      readonly algorithms: readonly string[];
      readonly clockToleranceSeconds: number;
      readonly accountClaim: string;
    };
