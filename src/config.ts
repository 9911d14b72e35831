import { z } from 'zod';

/** Everything that can be set from outside, checked and frozen. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly logLevel: LogLevel;
  /** Undefined where no key is set: then the embedded sandbox takes Stripe's place. */
  readonly stripe: StripeConfig | undefined;
  readonly stripeTimeoutMs: number;
  readonly sandbox: SandboxConfig;
}

export interface StripeConfig {
  readonly apiKey: string;
  readonly sensitiveApiKey: string | undefined;
  readonly apiBase: string | undefined;
  readonly account: string | undefined;
}

export interface SandboxConfig {
  readonly port: number;
  readonly seed: string;
  readonly sessions: number;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
type LogLevel = (typeof logLevels)[number];

/** The environment cannot be used; `problems` has a line for each variable at fault, without values. */
export class InvalidConfig extends Error {
  override readonly name = 'InvalidConfig';

  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

const wholeNumber = (least: number, most: number) => {
  const expected = `must be a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d+$/, expected)
    .transform(Number)
    .pipe(z.number().min(least, expected).max(most, expected));
};

const port = wholeNumber(0, 65_535);
const stripeKey = (kinds: string, pattern: RegExp) =>
  z.string().regex(pattern, `must be a key of Stripe's, ${kinds}`);

const environmentShape = z.object({
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:-]+$/, 'must be a host name or an IP address')
    .default('127.0.0.1'),
  PORT: port.default(4000),
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
  STRIPE_TIMEOUT_MS: wholeNumber(100, 600_000).default(10_000),
  SANDBOX_PORT: port.default(12_111),
  SANDBOX_SEED: z.string().default('verification-gateway'),
  SANDBOX_SESSIONS: wholeNumber(0, 1_000_000).default(250),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
});

/**
 * Reads the configuration from the environment; a variable that is set but empty counts as absent.
 * @throws {InvalidConfig} naming every variable at fault at once
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentShape.safeParse(given);
  if (!parsed.success) {
    throw new InvalidConfig(parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`));
  }
  const env = parsed.data;
  const problems = findContradictions(env);
  if (problems.length > 0) throw new InvalidConfig(problems);
  return Object.freeze({
    host: env.HOST,
    port: env.PORT,
    logLevel: env.LOG_LEVEL,
    stripe:
      env.STRIPE_API_KEY === undefined
        ? undefined
        : Object.freeze({
            apiKey: env.STRIPE_API_KEY,
            sensitiveApiKey: env.STRIPE_SENSITIVE_API_KEY,
            apiBase: env.STRIPE_API_BASE,
            account: env.STRIPE_ACCOUNT,
          }),
    stripeTimeoutMs: env.STRIPE_TIMEOUT_MS,
    sandbox: Object.freeze({
      port: env.SANDBOX_PORT,
      seed: env.SANDBOX_SEED,
      sessions: env.SANDBOX_SESSIONS,
    }),
  });
}

function findContradictions(env: z.infer<typeof environmentShape>): string[] {
  const { STRIPE_API_KEY: key, STRIPE_SENSITIVE_API_KEY: sensitiveKey } = env;
  const problems: string[] = [];
  if (key === undefined) {
    for (const name of ['STRIPE_SENSITIVE_API_KEY', 'STRIPE_API_BASE', 'STRIPE_ACCOUNT'] as const) {
      if (env[name] !== undefined)
        problems.push(`${name} needs STRIPE_API_KEY beside it; without one the sandbox is used`);
    }
  }
  if (isLive(key)) {
    problems.push(
      'STRIPE_API_KEY must not be a live key while access control is off: use a test key, sk_test_...',
    );
  }
  if (key !== undefined && sensitiveKey !== undefined && isLive(key) !== isLive(sensitiveKey)) {
    problems.push('STRIPE_SENSITIVE_API_KEY must be of the same mode, test or live, as STRIPE_API_KEY');
  }
  return problems;
}

function isLive(key: string | undefined): boolean {
  return key !== undefined && /^(sk|rk)_live_/.test(key);
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === text.replace(/\/$/, '');
}
