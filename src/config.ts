import type { Config } from './config/config.js';
import { environmentShape, standIns, type Environment } from './config/environment.js';
import { isLive } from './config/live-key.js';
import { readAuth } from './config/read-auth.js';
import { readTracing } from './config/read-tracing.js';
import { isLoopback } from './config/web-address.js';

export type { Config, StripeConfig } from './config/config.js';

/** The environment cannot be used; `problems` has a line for each variable at fault, without values. */
export class InvalidConfig extends Error {
  override readonly name = 'InvalidConfig';

  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

/**
 * Reads the configuration from the environment; a variable that is set but empty counts as absent.
 * @throws {InvalidConfig} naming every variable at fault at once
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim() !== ''));
  const { env, problems, atFault } = checkEnvironment(given);
  const { auth, problems: authProblems } = readAuth(env);
  const contradictions = [...findContradictions(env), ...authProblems];
  problems.push(...contradictions.filter((line) => !atFault.has(line.split(' ', 1)[0] ?? '')));
  if (problems.length > 0) throw new InvalidConfig(problems);
  const tokensDemanded = auth.mode === 'jwt' || (auth.mode === 'sandbox' && auth.tokenRequired);
  const introspection = env.INTROSPECTION === undefined ? !tokensDemanded : env.INTROSPECTION === 'on';
  return Object.freeze({
    host: env.HOST ?? '127.0.0.1',
    port: env.PORT,
    logLevel: env.LOG_LEVEL,
    corsOrigins: Object.freeze(env.CORS_ORIGINS ?? []),
    auth: Object.freeze(auth.mode === 'jwt' ? { ...auth, keys: Object.freeze(auth.keys) } : auth),
    introspection,
    serverTiming: env.SERVER_TIMING === undefined ? introspection : env.SERVER_TIMING === 'on',
    router: Object.freeze({
      secret: env.ROUTER_SECRET,
      open: env.ROUTER_SECRET === undefined && !tokensDemanded,
    }),
    documents: Object.freeze({ manifest: env.PERSISTED_DOCUMENTS, only: env.PERSISTED_ONLY === 'true' }),
    callerLimits: Object.freeze({
      operationsPerMinute: env.MAX_OPERATIONS_PER_MINUTE,
      creationsPerHour: env.MAX_CREATIONS_PER_HOUR,
      writerCreationsPerHour: env.MAX_WRITER_CREATIONS_PER_HOUR,
    }),
    auditLog: env.AUDIT_LOG,
    tracing: Object.freeze(readTracing(env)),
    stripe:
      env.STRIPE_API_KEY === undefined
        ? undefined
        : Object.freeze({
            apiKey: env.STRIPE_API_KEY,
            sensitiveApiKey: env.STRIPE_SENSITIVE_API_KEY,
            apiBase: env.STRIPE_API_BASE,
            account: env.STRIPE_ACCOUNT,
          }),
    stripeAccounts: Object.freeze(env.STRIPE_ACCOUNTS ?? []),
    stripeTimeoutMs: env.STRIPE_TIMEOUT_MS,
    stripeRates: Object.freeze(readRates(env)),
    maxStripeCalls: env.MAX_STRIPE_CALLS,
    cache: Object.freeze({
      ttlMs: env.CACHE_TTL_MS,
      maxAgeMs: env.CACHE_MAX_AGE_MS,
      maxEntries: env.CACHE_MAX_ENTRIES,
    }),
    live: Object.freeze({
      webhookSecrets: Object.freeze(env.STRIPE_WEBHOOK_SECRET ?? []),
      pollIntervalMs: env.POLL_INTERVAL_MS,
      maxSubscriptions: env.MAX_SUBSCRIPTIONS,
      maxSubscriptionsPerSubject: env.MAX_SUBSCRIPTIONS_PER_SUBJECT,
    }),
    redisUrl: env.REDIS_URL,
    shutdownTimeoutMs: env.SHUTDOWN_TIMEOUT_MS,
    sandbox: Object.freeze({
      port: env.SANDBOX_PORT,
      seed: env.SANDBOX_SEED,
      sessions: env.SANDBOX_SESSIONS,
    }),
  });
}

/** What Stripe allows in each mode. The embedded sandbox allows whatever it can bear. */
function readRates(env: Environment): Config['stripeRates'] {
  const { STRIPE_API_KEY: key } = env;
  const allowed =
    key === undefined
      ? { perEndpoint: 100_000, total: 100_000 }
      : { perEndpoint: 25, total: isLive(key) ? 100 : 25 };
  return {
    perEndpoint: env.STRIPE_RATE_ENDPOINT ?? allowed.perEndpoint,
    total: env.STRIPE_RATE_TOTAL ?? allowed.total,
  };
}

/** Checks each variable; one at fault is read as a stand-in, so that what contradicts what is found in the same run. */
function checkEnvironment(given: Record<string, string | undefined>): {
  env: Environment;
  problems: string[];
  /** Variables that cannot be used by themselves; what they contradict besides is no news. */
  atFault: ReadonlySet<string>;
} {
  const parsed = environmentShape.safeParse(given);
  if (parsed.success) return { env: parsed.data, problems: [], atFault: new Set() };
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  const atFault = new Set(parsed.error.issues.map(({ path }) => path.join('.')));
  const mended = { ...given, ...Object.fromEntries([...atFault].map((name) => [name, standIns[name]])) };
  return { env: environmentShape.parse(mended), problems, atFault };
}

function findContradictions(env: Environment): string[] {
  const { STRIPE_API_KEY: key, STRIPE_SENSITIVE_API_KEY: sensitiveKey } = env;
  const problems: string[] = [];
  if (key === undefined) {
    for (const name of ['STRIPE_SENSITIVE_API_KEY', 'STRIPE_API_BASE', 'STRIPE_ACCOUNT'] as const) {
      if (env[name] !== undefined) {
        problems.push(`${name} needs STRIPE_API_KEY beside it; without one the sandbox is used`);
      }
    }
  }
  if (isLive(key)) {
    for (const name of ['STRIPE_API_BASE', 'AUTH_JWKS_URL'] as const) {
      if (env[name] !== undefined && !env[name].startsWith('https:') && !isLoopback(env[name])) {
        problems.push(`${name} must be https with a live key`);
      }
    }
  }
  if (env.PERSISTED_ONLY === 'true' && env.PERSISTED_DOCUMENTS === undefined) {
    problems.push('PERSISTED_ONLY needs PERSISTED_DOCUMENTS beside it: the manifest of what may be executed');
  }
  if (env.CACHE_MAX_AGE_MS < env.CACHE_TTL_MS) {
    problems.push('CACHE_MAX_AGE_MS must be at least CACHE_TTL_MS');
  }
  if (key !== undefined && sensitiveKey !== undefined && isLive(key) !== isLive(sensitiveKey)) {
    problems.push('STRIPE_SENSITIVE_API_KEY must be of the same mode, test or live, as STRIPE_API_KEY');
  }
  return problems;
}
