import { z } from 'zod';

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
  readonly router: RouterConfig;
  readonly documents: DocumentsConfig;
  readonly callerLimits: CallerLimitsConfig;
  /** `stdout` or a file's path. */
  readonly auditLog: string;
  /** Undefined where no key is set: then the embedded sandbox takes Stripe's place. */
  readonly stripe: StripeConfig | undefined;
  /** Connected accounts that a request may choose by `Stripe-Account` where its token names none. */
  readonly stripeAccounts: readonly string[];
  readonly stripeTimeoutMs: number;
  /** What the reads of one operation may cost in calls to Stripe. */
  readonly maxStripeCalls: number;
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

/** Who may ask what routers ask: `_service` and `_entities`. */
export interface RouterConfig {
  readonly secret: string | undefined;
  /** Whether everybody may; never where tokens are demanded. */
  readonly open: boolean;
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

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
type LogLevel = (typeof logLevels)[number];

/** The environment cannot be used; `problems` has a line for each variable at fault, without values. */
export class InvalidConfig extends Error {
  override readonly name = 'InvalidConfig';

  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

const asymmetric = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
const symmetric = ['HS256', 'HS384', 'HS512'];

const wholeNumber = (least: number, most: number) => {
  const expected = `must be a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d+$/, expected)
    .transform(Number)
    .pipe(z.number().min(least, expected).max(most, expected));
};

const list = (each: RegExp, expected: string) =>
  z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .refine((parts) => parts.every((part) => each.test(part)), expected);

const port = wholeNumber(0, 65_535);
const stripeKey = (kinds: string, pattern: RegExp) =>
  z.string().regex(pattern, `must be a key of Stripe's, ${kinds}`);

const environmentShape = z.object({
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:-]+$/, 'must be a host name or an IP address')
    .optional(),
  PORT: port.default(4000),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
  CORS_ORIGINS: z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .refine(
      (origins) => origins.every(isOrigin),
      'must be http(s) origins, comma separated, as https://app.example.com',
    )
    .optional(),
  AUTH_MODE: z.enum(['jwt', 'off'], 'must be jwt or off').optional(),
  AUTH_JWKS_URL: z.string().refine(isHttpUrl, 'must be an http(s) URL').optional(),
  AUTH_JWT_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  AUTH_ISSUER: z.string().optional(),
  AUTH_AUDIENCE: z.string().optional(),
  AUTH_ALGORITHMS: list(
    new RegExp(`^(${[...asymmetric, ...symmetric].join('|')})$`),
    'must be signature algorithms, comma separated, as RS256,ES256',
  ).optional(),
  AUTH_CLOCK_TOLERANCE_SECONDS: wholeNumber(0, 300).default(5),
  AUTH_ACCOUNT_CLAIM: z.string().default('stripe_account'),
  INTROSPECTION: z.enum(['on', 'off'], 'must be on or off').optional(),
  ROUTER_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  PERSISTED_DOCUMENTS: z.string().optional(),
  PERSISTED_ONLY: z.enum(['true', 'false'], 'must be true or false').default('false'),
  MAX_OPERATIONS_PER_MINUTE: wholeNumber(1, 1_000_000).default(600),
  MAX_CREATIONS_PER_HOUR: wholeNumber(1, 1_000_000).default(20),
  MAX_WRITER_CREATIONS_PER_HOUR: wholeNumber(1, 1_000_000).default(2000),
  AUDIT_LOG: z.string().default('stdout'),
  STRIPE_API_KEY: stripeKey('sk_test_... or rk_test_...', /^(sk|rk)_(test|live)_\S+$/).optional(),
  STRIPE_SENSITIVE_API_KEY: stripeKey('rk_test_... or rk_live_...', /^rk_(test|live)_\S+$/).optional(),
  STRIPE_API_BASE: z
    .string()
    .refine(isOrigin, 'must be an http(s) origin without a path, as http://127.0.0.1:12111')
    .optional(),
  STRIPE_ACCOUNT: z
    .string()
    .regex(/^acct_[A-Za-z0-9]+$/, 'must be the id of a connected account, acct_...')
    .optional(),
  STRIPE_ACCOUNTS: list(
    /^acct_[A-Za-z0-9]+$/,
    'must be ids of connected accounts, acct_..., comma separated',
  ).optional(),
  STRIPE_TIMEOUT_MS: wholeNumber(100, 600_000).default(10_000),
  MAX_STRIPE_CALLS: wholeNumber(1, 10_000).default(200),
  STRIPE_WEBHOOK_SECRET: list(
    /^whsec_\S+$/,
    "must be signing secrets of Stripe's, whsec_..., comma separated",
  ).optional(),
  POLL_INTERVAL_MS: wholeNumber(0, 600_000).default(3000),
  MAX_SUBSCRIPTIONS: wholeNumber(1, 1_000_000).default(10_000),
  MAX_SUBSCRIPTIONS_PER_SUBJECT: wholeNumber(1, 1_000_000).default(20),
  REDIS_URL: z
    .string()
    .refine(
      (text) => /^rediss?:$/.test(parseUrl(text)?.protocol ?? ''),
      'must be a redis:// or rediss:// URL',
    )
    .optional(),
  SHUTDOWN_TIMEOUT_MS: wholeNumber(0, 600_000).default(10_000),
  SANDBOX_PORT: port.default(12_111),
  SANDBOX_SEED: z.string().default('verification-gateway'),
  SANDBOX_SESSIONS: wholeNumber(0, 1_000_000).default(250),
});

type Environment = z.infer<typeof environmentShape>;

/**
 * Reads the configuration from the environment; a variable that is set but empty counts as absent.
 * @throws {InvalidConfig} naming every variable at fault at once
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const { env, problems, atFault } = checkEnvironment(given);
  const { auth, problems: authProblems } = readAuth(env);
  const contradictions = [...findContradictions(env), ...authProblems];
  problems.push(...contradictions.filter((line) => !atFault.has(line.split(' ', 1)[0] ?? '')));
  if (problems.length > 0) throw new InvalidConfig(problems);
  const tokensDemanded = auth.mode === 'jwt' || (auth.mode === 'sandbox' && auth.tokenRequired);
  return Object.freeze({
    host: env.HOST ?? '127.0.0.1',
    port: env.PORT,
    logLevel: env.LOG_LEVEL,
    corsOrigins: Object.freeze(env.CORS_ORIGINS ?? []),
    auth: Object.freeze(auth.mode === 'jwt' ? { ...auth, keys: Object.freeze(auth.keys) } : auth),
    introspection: env.INTROSPECTION === undefined ? !tokensDemanded : env.INTROSPECTION === 'on',
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
    maxStripeCalls: env.MAX_STRIPE_CALLS,
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

/** Valid values for the variables that others are held against; the rest fall back to their defaults. */
const standIns: Readonly<Record<string, string>> = {
  HOST: '127.0.0.1',
  STRIPE_API_KEY: 'sk_test_x',
  STRIPE_API_BASE: 'http://127.0.0.1',
};

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
  if (env.PERSISTED_ONLY === 'true' && env.PERSISTED_DOCUMENTS === undefined) {
    problems.push('PERSISTED_ONLY needs PERSISTED_DOCUMENTS beside it: the manifest of what may be executed');
  }
  if (key !== undefined && sensitiveKey !== undefined && isLive(key) !== isLive(sensitiveKey)) {
    problems.push('STRIPE_SENSITIVE_API_KEY must be of the same mode, test or live, as STRIPE_API_KEY');
  }
  return problems;
}

/** Access control is chosen on purpose wherever real people's data could be behind the key. */
function readAuth(env: Environment): { auth: AuthConfig; problems: string[] } {
  const { STRIPE_API_KEY: key, AUTH_JWKS_URL: jwksUrl, AUTH_JWT_SECRET: secret } = env;
  const embedded = key === undefined;
  const hasKeys = jwksUrl !== undefined || secret !== undefined;
  const harmless = embedded || isLoopback(env.STRIPE_API_BASE);
  const mode = env.AUTH_MODE ?? (hasKeys ? 'jwt' : harmless ? 'off' : undefined);
  const problems: string[] = [];
  if (isLive(key)) {
    if (mode !== 'jwt') {
      problems.push(
        'STRIPE_API_KEY must not be a live key while access control is off: set AUTH_MODE=jwt, or use a test key',
      );
    }
    for (const name of ['HOST', 'AUTH_ISSUER', 'AUTH_AUDIENCE'] as const) {
      if (env[name] === undefined) problems.push(`${name} must be set on purpose with a live key`);
    }
  } else if (mode === undefined) {
    problems.push('AUTH_MODE must be set beside STRIPE_API_KEY: jwt, or off on purpose with a test key');
  }
  if (mode === 'off' && hasKeys) {
    problems.push('AUTH_MODE must be jwt, or AUTH_JWKS_URL and AUTH_JWT_SECRET left out');
  }
  if (mode !== 'jwt') {
    return { auth: embedded ? { mode: 'sandbox', tokenRequired: false } : { mode: 'off' }, problems };
  }
  if (jwksUrl !== undefined && secret !== undefined) {
    problems.push('AUTH_JWKS_URL and AUTH_JWT_SECRET cannot both be set: tokens have one kind of key');
  }
  const keys = jwksUrl !== undefined ? { jwksUrl } : secret !== undefined ? { secret } : undefined;
  if (keys === undefined) {
    if (!embedded) problems.push('AUTH_JWKS_URL or AUTH_JWT_SECRET must be set with AUTH_MODE=jwt');
    return { auth: { mode: 'sandbox', tokenRequired: true }, problems };
  }
  const fitting = 'jwksUrl' in keys ? asymmetric : symmetric;
  const algorithms =
    env.AUTH_ALGORITHMS ?? ('jwksUrl' in keys ? ['RS256', 'PS256', 'ES256', 'EdDSA'] : ['HS256']);
  if (!algorithms.every((algorithm) => fitting.includes(algorithm))) {
    problems.push(`AUTH_ALGORITHMS must fit the keys: ${fitting.join(', ')}`);
  }
  const auth: AuthConfig = {
    mode: 'jwt',
    keys,
    issuer: env.AUTH_ISSUER,
    audience: env.AUTH_AUDIENCE,
    algorithms,
    clockToleranceSeconds: env.AUTH_CLOCK_TOLERANCE_SECONDS,
    accountClaim: env.AUTH_ACCOUNT_CLAIM,
  };
  return { auth, problems };
}

function isLive(key: string | undefined): boolean {
  return key !== undefined && /^(sk|rk)_live_/.test(key);
}

function isLoopback(origin: string | undefined): boolean {
  return (
    origin !== undefined && /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(parseUrl(origin)?.hostname ?? '')
  );
}

function isHttpUrl(text: string): boolean {
  return /^https?:$/.test(parseUrl(text)?.protocol ?? '');
}

function isOrigin(text: string): boolean {
  return isHttpUrl(text) && parseUrl(text)?.origin === text.replace(/\/$/, '');
}

/** URL.parse is missing before Node 22. */
function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
