import { sandboxSecret } from '../src/access/mint-token.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidConfig, readConfig, type Config } from '../src/config.js';

type Environment = Record<string, string | undefined>;

const secret = 'a-secret-of-thirty-two-characters';
const testKey: Environment = { STRIPE_API_KEY: 'sk_test_1', AUTH_MODE: 'off' };
const liveKey: Environment = {
  STRIPE_API_KEY: 'sk_live_1',
  HOST: '0.0.0.0',
  AUTH_JWKS_URL: 'https://id.example.com/jwks',
  AUTH_ISSUER: 'https://id.example.com',
  AUTH_AUDIENCE: 'verification',
};

function problemsOf(environment: Environment): readonly string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof InvalidConfig) return error.problems;
    throw error;
  }
  return [];
}

/** Which variables a message complains of, in order. */
function blamed(environment: Environment): string[] {
  return problemsOf(environment).map((problem) => problem.split(' ')[0] ?? '');
}

describe('an empty environment', () => {
  it('is the sandbox with the defaults', () => {
    expect(readConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 4000,
      logLevel: 'info',
      auth: { mode: 'sandbox', tokenRequired: false },
      introspection: true,
      router: { secret: undefined, open: true },
      documents: { manifest: undefined, only: false },
      callerLimits: { operationsPerMinute: 600, creationsPerHour: 20, writerCreationsPerHour: 2000 },
      stripe: undefined,
      stripeTimeoutMs: 10_000,
      cache: { ttlMs: 1000, maxAgeMs: 2000, maxEntries: 10_000 },
      sandbox: { port: 12_111, seed: 'verification-gateway', sessions: 250 },
    } satisfies Partial<Config>);
  });

  it('is what variables that are empty mean too, and others do not count', () => {
    const names = [
      'HOST',
      'PORT',
      'LOG_LEVEL',
      'STRIPE_API_KEY',
      'STRIPE_API_BASE',
      'SANDBOX_SEED',
      'AUTH_MODE',
      'INTROSPECTION',
      'ROUTER_SECRET',
      'PERSISTED_DOCUMENTS',
      'PERSISTED_ONLY',
      'MAX_OPERATIONS_PER_MINUTE',
    ];
    expect(readConfig(Object.fromEntries(names.map((name) => [name, ''])))).toEqual(readConfig({}));
    expect(readConfig({ PATH: '/bin', STRIPE_KEY: 'sk_live_1', HOST: undefined })).toEqual(readConfig({}));
  });
});

describe('what would open the door without saying so', () => {
  it.each([
    [
      'a live key sent in clear',
      { ...liveKey, STRIPE_API_BASE: 'http://stripe.internal.example' },
      'STRIPE_API_BASE',
    ],
    [
      'keys of tokens fetched in clear',
      { ...liveKey, AUTH_JWKS_URL: 'http://id.example.com/jwks' },
      'AUTH_JWKS_URL',
    ],
    [
      'the secret that everybody knows',
      { STRIPE_API_KEY: 'sk_test_1', AUTH_MODE: 'jwt', AUTH_JWT_SECRET: sandboxSecret },
      'AUTH_JWT_SECRET',
    ],
    [
      'access off on the network, for a stand-in on this machine',
      { STRIPE_API_KEY: 'sk_test_1', STRIPE_API_BASE: 'http://127.0.0.1:12111', HOST: '0.0.0.0' },
      'AUTH_MODE',
    ],
    ['a blank audience', { ...liveKey, AUTH_AUDIENCE: '  ' }, 'AUTH_AUDIENCE'],
    ['a blank secret of the router', { ROUTER_SECRET: ' '.repeat(40) }, undefined],
  ])('%s', (_name, environment, variable) => {
    expect(blamed(environment)).toEqual(variable === undefined ? [] : [variable]);
  });

  it('takes a blank secret for none', () => {
    expect(readConfig({ ROUTER_SECRET: ' '.repeat(40) }).router.secret).toBeUndefined();
  });
});

describe('what is set', () => {
  it('is read', () => {
    expect(
      readConfig({
        HOST: '::',
        PORT: '0',
        LOG_LEVEL: 'silent',
        AUTH_MODE: 'off',
        STRIPE_API_KEY: 'rk_test_1',
        STRIPE_SENSITIVE_API_KEY: 'rk_test_2',
        STRIPE_API_BASE: 'http://127.0.0.1:12111',
        STRIPE_ACCOUNT: 'acct_1A',
        STRIPE_TIMEOUT_MS: '600000',
        INTROSPECTION: 'off',
        ROUTER_SECRET: secret,
        PERSISTED_DOCUMENTS: 'build/persisted-documents.json',
        PERSISTED_ONLY: 'true',
        MAX_OPERATIONS_PER_MINUTE: '1',
        MAX_CREATIONS_PER_HOUR: '2',
        MAX_WRITER_CREATIONS_PER_HOUR: '1000000',
        SANDBOX_PORT: '65535',
        SANDBOX_SEED: ' any text ',
        SANDBOX_SESSIONS: '0',
      }),
    ).toMatchObject({
      host: '::',
      port: 0,
      logLevel: 'silent',
      stripe: {
        apiKey: 'rk_test_1',
        sensitiveApiKey: 'rk_test_2',
        apiBase: 'http://127.0.0.1:12111',
        account: 'acct_1A',
      },
      stripeTimeoutMs: 600_000,
      introspection: false,
      router: { secret, open: false },
      documents: { manifest: 'build/persisted-documents.json', only: true },
      callerLimits: { operationsPerMinute: 1, creationsPerHour: 2, writerCreationsPerHour: 1_000_000 },
      sandbox: { port: 65_535, seed: ' any text ', sessions: 0 },
    } satisfies Partial<Config>);
  });

  it.each<[string, string, Environment]>([
    ['HOST', 'example.com', {}],
    ['HOST', '192.168.0.1', {}],
    ['PORT', '65535', {}],
    ...['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'].map(
      (level): [string, string, Environment] => ['LOG_LEVEL', level, {}],
    ),
    ['STRIPE_API_KEY', 'sk_test_1', { AUTH_MODE: 'off' }],
    ['STRIPE_API_KEY', 'rk_test_1', { AUTH_MODE: 'off' }],
    ['STRIPE_API_BASE', 'https://stripe.example.com', testKey],
    ['STRIPE_API_BASE', 'http://localhost:12111/', testKey],
    ['STRIPE_API_BASE', 'http://[::1]:12111', testKey],
    ['STRIPE_TIMEOUT_MS', '100', {}],
    ['SANDBOX_SESSIONS', '1000000', {}],
    ['INTROSPECTION', 'on', {}],
    ['INTROSPECTION', 'off', liveKey],
    ['INTROSPECTION', 'on', liveKey],
    ['ROUTER_SECRET', 'x'.repeat(32), {}],
    ['PERSISTED_DOCUMENTS', '/a path/of any.kind', {}],
    ['PERSISTED_ONLY', 'false', {}],
    ['PERSISTED_ONLY', 'true', { PERSISTED_DOCUMENTS: 'documents.json' }],
    ...['MAX_OPERATIONS_PER_MINUTE', 'MAX_CREATIONS_PER_HOUR', 'MAX_WRITER_CREATIONS_PER_HOUR'].flatMap(
      (name): [string, string, Environment][] => [
        [name, '1', {}],
        [name, '1000000', {}],
      ],
    ),
  ])('%s may be %s', (name, value, beside) => {
    expect(problemsOf({ ...beside, [name]: value })).toEqual([]);
  });

  it.each<[string, string, Environment]>([
    ['HOST', 'my host', {}],
    ['HOST', 'http://localhost', {}],
    ...['x', '-1', '1.5', '65536', '1e3', '0x10', ' 80', '+80', '99999999999999999999'].flatMap(
      (value): [string, string, Environment][] => [
        ['PORT', value, {}],
        ['SANDBOX_PORT', value, {}],
      ],
    ),
    ['LOG_LEVEL', 'loud', {}],
    ['LOG_LEVEL', 'INFO', {}],
    ['STRIPE_API_KEY', 'pk_test_1', { AUTH_MODE: 'off' }],
    ['STRIPE_API_KEY', 'sk_test_', { AUTH_MODE: 'off' }],
    ['STRIPE_API_KEY', 'sk_test_a b', { AUTH_MODE: 'off' }],
    ['STRIPE_API_KEY', ' sk_test_1', { AUTH_MODE: 'off' }],
    ['STRIPE_SENSITIVE_API_KEY', 'sk_test_1', testKey],
    ['STRIPE_API_BASE', 'localhost:12111', testKey],
    ['STRIPE_API_BASE', 'ftp://localhost', testKey],
    ['STRIPE_API_BASE', 'http://localhost:12111/v1', testKey],
    ['STRIPE_API_BASE', 'http://localhost:12111?a=b', testKey],
    ['STRIPE_API_BASE', 'http://me:word@localhost:12111', testKey],
    ['STRIPE_ACCOUNT', 'acct_', testKey],
    ['STRIPE_ACCOUNT', 'cus_1', testKey],
    ['STRIPE_ACCOUNT', 'acct_1/../x', testKey],
    ['STRIPE_TIMEOUT_MS', '99', {}],
    ['STRIPE_TIMEOUT_MS', '600001', {}],
    ['STRIPE_TIMEOUT_MS', '10s', {}],
    ['SANDBOX_SESSIONS', '1000001', {}],
    ['SANDBOX_SESSIONS', 'many', {}],
    ...['true', 'ON', 'yes', 'on '].map((value): [string, string, Environment] => [
      'INTROSPECTION',
      value,
      {},
    ]),
    ['PERSISTED_ONLY', 'on', { PERSISTED_DOCUMENTS: 'documents.json' }],
    ['PERSISTED_ONLY', '1', { PERSISTED_DOCUMENTS: 'documents.json' }],
    ...['MAX_OPERATIONS_PER_MINUTE', 'MAX_CREATIONS_PER_HOUR', 'MAX_WRITER_CREATIONS_PER_HOUR'].flatMap(
      (name): [string, string, Environment][] =>
        ['0', '-1', '1.5', '1000001', 'none'].map((value) => [name, value, {}]),
    ),
  ])('%s must not be %j', (name, value, beside) => {
    const problems = problemsOf({ ...beside, [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name} must be `));
  });
});

describe('the problems', () => {
  const wrong: Environment = {
    HOST: 'wrong host',
    PORT: 'wrong',
    LOG_LEVEL: 'wrong',
    STRIPE_API_KEY: 'wrong',
    STRIPE_SENSITIVE_API_KEY: 'wrong',
    STRIPE_API_BASE: 'wrong',
    STRIPE_ACCOUNT: 'wrong',
    STRIPE_TIMEOUT_MS: 'wrong',
    SANDBOX_PORT: 'wrong',
    SANDBOX_SESSIONS: 'wrong',
  };

  it('are told all at once, a line for each variable', () => {
    expect(blamed(wrong)).toEqual(Object.keys(wrong));
    expect(() => readConfig(wrong)).toThrow(problemsOf(wrong).join('\n'));
  });

  it('never quote a value', () => {
    expect(problemsOf(wrong).join('\n')).not.toContain('wrong');
    expect(problemsOf({ ...testKey, STRIPE_SENSITIVE_API_KEY: 'rk_live_hush' }).join()).not.toContain('hush');
    expect(problemsOf({ STRIPE_API_KEY: 'sk_live_hush' }).join()).not.toContain('hush');
    expect(problemsOf({ ROUTER_SECRET: 'hush' })).toEqual(['ROUTER_SECRET must have at least 32 characters']);
  });

  it('are the only way to fail, whatever is set', () => {
    const marker = 'hush-hush';
    const names = [
      ...Object.keys(wrong),
      'SANDBOX_SEED',
      'AUTH_MODE',
      'AUTH_JWKS_URL',
      'AUTH_JWT_SECRET',
      'INTROSPECTION',
      'ROUTER_SECRET',
      'PERSISTED_DOCUMENTS',
      'PERSISTED_ONLY',
      'MAX_OPERATIONS_PER_MINUTE',
    ];
    const value = fc
      .tuple(
        fc.constantFrom('', 'sk_test_', 'rk_live_', 'http://', 'acct_', '1'),
        fc.oneof(fc.constant(''), fc.constant(marker), fc.string()),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), value), (environment) => {
        const problems = problemsOf(environment);
        for (const problem of problems) {
          expect(problem).toMatch(/^[A-Z][A-Z_]+ /);
          expect(problem).not.toContain(marker);
        }
      }),
    );
  });
});

describe('contradictions', () => {
  it.each(['STRIPE_SENSITIVE_API_KEY', 'STRIPE_API_BASE', 'STRIPE_ACCOUNT'])(
    '%s without STRIPE_API_KEY',
    (name) => {
      const values: Environment = {
        STRIPE_SENSITIVE_API_KEY: 'rk_test_1',
        STRIPE_API_BASE: 'http://localhost:1',
        STRIPE_ACCOUNT: 'acct_1',
      };
      expect(blamed({ [name]: values[name] })).toEqual([name]);
    },
  );

  it('only the documents of a manifest, and no manifest', () => {
    expect(blamed({ PERSISTED_ONLY: 'true' })).toEqual(['PERSISTED_ONLY']);
    expect(blamed({ PERSISTED_ONLY: 'true', PERSISTED_DOCUMENTS: '' })).toEqual(['PERSISTED_ONLY']);
  });

  it('keys of two modes', () => {
    expect(blamed({ ...testKey, STRIPE_SENSITIVE_API_KEY: 'rk_live_1' })).toEqual([
      'STRIPE_SENSITIVE_API_KEY',
    ]);
    expect(blamed({ ...liveKey, STRIPE_SENSITIVE_API_KEY: 'rk_test_1' })).toEqual([
      'STRIPE_SENSITIVE_API_KEY',
    ]);
    expect(blamed({ ...liveKey, STRIPE_SENSITIVE_API_KEY: 'rk_live_1' })).toEqual([]);
  });

  it.each(['sk_live_1', 'rk_live_1'])('a live key while everyone may call: %s', (key) => {
    const open = { ...liveKey, STRIPE_API_KEY: key, AUTH_JWKS_URL: undefined };
    expect(blamed(open)).toEqual(['STRIPE_API_KEY']);
    expect(blamed({ ...open, AUTH_MODE: 'off' })).toEqual(['STRIPE_API_KEY']);
    expect(blamed({ ...open, STRIPE_API_BASE: 'http://127.0.0.1:1' })).toEqual(['STRIPE_API_KEY']);
  });

  it.each(['HOST', 'AUTH_ISSUER', 'AUTH_AUDIENCE'])('a live key without %s', (name) => {
    expect(blamed({ ...liveKey, [name]: undefined })).toEqual([name]);
  });

  it('a key of a real account, and no word on who may call', () => {
    expect(blamed({ STRIPE_API_KEY: 'sk_test_1' })).toEqual(['AUTH_MODE']);
    expect(blamed({ STRIPE_API_KEY: 'sk_test_1', STRIPE_API_BASE: 'https://example.com' })).toEqual([
      'AUTH_MODE',
    ]);
    expect(blamed({ STRIPE_API_KEY: 'sk_test_1', STRIPE_API_BASE: 'http://localhost:1' })).toEqual([]);
  });

  it.each<[string, Environment]>([
    [
      'two kinds of key for tokens',
      { AUTH_JWKS_URL: 'https://id.example.com/jwks', AUTH_JWT_SECRET: secret },
    ],
    ['keys for tokens that nobody asks for', { AUTH_MODE: 'off', AUTH_JWT_SECRET: secret }],
    ['tokens without a key', { ...testKey, AUTH_MODE: 'jwt' }],
    ['algorithms of the other kind of key', { AUTH_JWT_SECRET: secret, AUTH_ALGORITHMS: 'HS256,RS256' }],
  ])('%s', (_name, environment) => {
    expect(problemsOf(environment)).toHaveLength(1);
  });
});

describe('what strangers may ask', () => {
  const jwt: Environment = { AUTH_JWT_SECRET: secret };

  it.each<[string, Environment, { introspection: boolean; open: boolean }]>([
    ['the sandbox', {}, { introspection: true, open: true }],
    ['a test key without access control', testKey, { introspection: true, open: true }],
    ['tokens of the sandbox', { AUTH_MODE: 'jwt' }, { introspection: false, open: false }],
    ['tokens of an issuer', jwt, { introspection: false, open: false }],
    ['a live key', liveKey, { introspection: false, open: false }],
    ['INTROSPECTION=off', { INTROSPECTION: 'off' }, { introspection: false, open: true }],
    ['INTROSPECTION=on', { ...liveKey, INTROSPECTION: 'on' }, { introspection: true, open: false }],
    ['ROUTER_SECRET', { ROUTER_SECRET: secret }, { introspection: true, open: false }],
    ['ROUTER_SECRET and tokens', { ...jwt, ROUTER_SECRET: secret }, { introspection: false, open: false }],
  ])('with %s', (_name, environment, expected) => {
    const { introspection, router } = readConfig(environment);
    expect({ introspection, open: router.open }).toEqual(expected);
    expect(router.secret).toBe(environment['ROUTER_SECRET']);
  });
});

describe('the configuration', () => {
  it.each<[string, Environment]>([
    ['of the sandbox', {}],
    ['of a test key', testKey],
    ['of a live key', liveKey],
  ])('%s cannot be changed', (_name, environment) => {
    const config = readConfig(environment);
    expect(Object.isFrozen(config)).toBe(true);
    for (const part of Object.values(config)) expect(Object.isFrozen(part)).toBe(true);
    expect(() => Object.assign(config, { port: 1 })).toThrow(TypeError);
  });

  it('keeps no session longer than it may answer', () => {
    expect(blamed({ CACHE_TTL_MS: '3000' })).toEqual(['CACHE_MAX_AGE_MS']);
    expect(blamed({ CACHE_TTL_MS: '3000', CACHE_MAX_AGE_MS: '3000' })).toEqual([]);
    expect(blamed({ CACHE_TTL_MS: '0', CACHE_MAX_AGE_MS: '0' })).toEqual([]);
  });

  it('finds contradictions in the same run as bad values, and does not blame a bad value twice', () => {
    const lines = (environment: Record<string, string>) => {
      try {
        readConfig(environment);
      } catch (error) {
        if (error instanceof InvalidConfig) return error.problems.map((line) => line.split(' ')[0]);
      }
      return [];
    };
    expect(lines({ PORT: 'abc', STRIPE_API_KEY: 'sk_live_x' })).toEqual([
      'PORT',
      'STRIPE_API_KEY',
      'HOST',
      'AUTH_ISSUER',
      'AUTH_AUDIENCE',
    ]);
    expect(lines({ AUTH_MODE: 'maybe', AUTH_JWT_SECRET: 'x'.repeat(32) })).toEqual(['AUTH_MODE']);
    expect(lines({ HOST: 'a b', STRIPE_API_KEY: 'sk_live_x', AUTH_JWT_SECRET: 'short' })).not.toContain(
      'STRIPE_API_BASE',
    );
  });
});

describe('traces', () => {
  const collector = 'http://collector:4318';
  const all = { name: 'parentbased_always_on', ratio: 1 } as const;

  it.each<[string, Environment, Config['tracing']]>([
    ['nothing', {}, undefined],
    [
      'a collector',
      { OTEL_EXPORTER_OTLP_ENDPOINT: `${collector}/` },
      { url: `${collector}/v1/traces`, protocol: 'http/protobuf', sampler: all },
    ],
    [
      'an address for traces',
      {
        OTEL_EXPORTER_OTLP_ENDPOINT: collector,
        OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${collector}/here`,
        OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      },
      { url: `${collector}/here`, protocol: 'http/json', sampler: all },
    ],
    [
      'a protocol for traces',
      {
        OTEL_EXPORTER_OTLP_ENDPOINT: collector,
        OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
        OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: 'http/protobuf',
      },
      { url: `${collector}/v1/traces`, protocol: 'http/protobuf', sampler: all },
    ],
    [
      'a sampler',
      {
        OTEL_EXPORTER_OTLP_ENDPOINT: collector,
        OTEL_TRACES_SAMPLER: 'traceidratio',
        OTEL_TRACES_SAMPLER_ARG: '0.25',
      },
      {
        url: `${collector}/v1/traces`,
        protocol: 'http/protobuf',
        sampler: { name: 'traceidratio', ratio: 0.25 },
      },
    ],
    ['a switch', { OTEL_EXPORTER_OTLP_ENDPOINT: collector, OTEL_SDK_DISABLED: 'TRUE' }, undefined],
    ['no exporter', { OTEL_EXPORTER_OTLP_ENDPOINT: collector, OTEL_TRACES_EXPORTER: 'none' }, undefined],
  ])('go where %s says', (_name, environment, expected) => {
    expect(readConfig(environment).tracing).toEqual(expected);
  });

  it.each([
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318'],
    ['OTEL_TRACES_SAMPLER', 'sometimes'],
    ['OTEL_TRACES_SAMPLER_ARG', '1.1'],
    ['OTEL_TRACES_SAMPLER_ARG', '10%'],
    ['OTEL_EXPORTER_OTLP_PROTOCOL', 'grpc'],
    ['OTEL_TRACES_EXPORTER', 'zipkin'],
  ])('cannot be sent as %s=%s says', (name, value) => {
    expect(blamed({ [name]: value })).toEqual([name]);
  });
});

it.each<[Environment, boolean]>([
  [{}, true],
  [{ INTROSPECTION: 'off' }, false],
  [{ INTROSPECTION: 'off', SERVER_TIMING: 'on' }, true],
  [{ SERVER_TIMING: 'off' }, false],
  [{ ...liveKey }, false],
])('the Server-Timing of %j is %s', (environment, expected) => {
  expect(readConfig(environment).serverTiming).toBe(expected);
});
