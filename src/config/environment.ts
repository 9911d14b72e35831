import { z } from 'zod';
import { asymmetric, symmetric } from './algorithms.js';
import { logLevels } from './log-level.js';
import { samplers } from './samplers.js';
import { isHttpUrl, isOrigin, parseUrl } from './web-address.js';

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

const protocol = z.enum(['http/protobuf', 'http/json'], 'must be http/protobuf or http/json').optional();
const httpUrl = z.string().refine(isHttpUrl, 'must be an http(s) URL').optional();
const secret = z.string().refine((text) => text.trim().length >= 32, 'must have at least 32 characters');

/** Every variable, by itself. */
export const environmentShape = z.object({
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
  AUTH_JWKS_URL: httpUrl,
  AUTH_JWT_SECRET: secret
    .refine(
      (text) => !text.startsWith('the-sandbox-signs-'),
      "must not be the sandbox's, which everybody knows",
    )
    .optional(),
  AUTH_ISSUER: z.string().optional(),
  AUTH_AUDIENCE: z.string().optional(),
  AUTH_ALGORITHMS: list(
    new RegExp(`^(${[...asymmetric, ...symmetric].join('|')})$`),
    'must be signature algorithms, comma separated, as RS256,ES256',
  ).optional(),
  AUTH_CLOCK_TOLERANCE_SECONDS: wholeNumber(0, 300).default(5),
  AUTH_ACCOUNT_CLAIM: z.string().default('stripe_account'),
  INTROSPECTION: z.enum(['on', 'off'], 'must be on or off').optional(),
  SERVER_TIMING: z.enum(['on', 'off'], 'must be on or off').optional(),
  ROUTER_SECRET: secret.optional(),
  PERSISTED_DOCUMENTS: z.string().optional(),
  PERSISTED_ONLY: z.enum(['true', 'false'], 'must be true or false').default('false'),
  MAX_OPERATIONS_PER_MINUTE: wholeNumber(1, 1_000_000).default(600),
  MAX_CREATIONS_PER_HOUR: wholeNumber(1, 1_000_000).default(20),
  MAX_WRITER_CREATIONS_PER_HOUR: wholeNumber(1, 1_000_000).default(2000),
  AUDIT_LOG: z.string().default('stdout'),
  OTEL_EXPORTER_OTLP_ENDPOINT: httpUrl,
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: httpUrl,
  OTEL_EXPORTER_OTLP_PROTOCOL: protocol,
  OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: protocol,
  OTEL_TRACES_EXPORTER: z.enum(['otlp', 'none'], 'must be otlp or none').optional(),
  OTEL_SDK_DISABLED: z.string().optional(),
  OTEL_TRACES_SAMPLER: z
    .enum(samplers, `must be one of ${samplers.join(', ')}`)
    .default('parentbased_always_on'),
  OTEL_TRACES_SAMPLER_ARG: z
    .string()
    .regex(/^(0(\.\d+)?|1(\.0+)?)$/, 'must be a number from 0 to 1, as 0.1')
    .transform(Number)
    .default(1),
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
  STRIPE_RATE_ENDPOINT: wholeNumber(1, 100_000).optional(),
  STRIPE_RATE_TOTAL: wholeNumber(1, 100_000).optional(),
  MAX_STRIPE_CALLS: wholeNumber(1, 10_000).default(200),
  CACHE_TTL_MS: wholeNumber(0, 60_000).default(1000),
  CACHE_MAX_AGE_MS: wholeNumber(0, 60_000).default(2000),
  CACHE_MAX_ENTRIES: wholeNumber(1, 1_000_000).default(10_000),
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

export type Environment = z.infer<typeof environmentShape>;

/** Valid values for the variables that others are held against; the rest fall back to their defaults. */
export const standIns: Readonly<Record<string, string>> = {
  HOST: '127.0.0.1',
  AUTH_JWT_SECRET: 'x'.repeat(32),
  STRIPE_API_KEY: 'sk_test_x',
  STRIPE_API_BASE: 'http://127.0.0.1',
};
