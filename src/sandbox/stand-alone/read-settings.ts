import { z } from 'zod';
import { sandboxDefaults, type SandboxOptions } from '../options.js';
import { isWebAddress } from '../parameters/fields.js';

const defaultPort = 12111;

const defaultSecret = 'whsec_sandbox';

/** Stripe allows live accounts four times as much in all as it allows one endpoint. */
const totalOverEndpoint = 4;

function wholeNumber(from: number, to: number, otherwise: number) {
  const message = `must be a whole number from ${from} to ${to}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .refine((value) => value >= from && value <= to, message)
    .default(otherwise);
}

const settings = z.object({
  SANDBOX_HOST: z.string().optional(),
  HOST: z.string().optional(),
  SANDBOX_PORT: wholeNumber(0, 65_535, defaultPort),
  SANDBOX_SEED: z.string().default(sandboxDefaults.seed),
  SANDBOX_SESSIONS: wholeNumber(0, 1_000_000, sandboxDefaults.sessions),
  SANDBOX_LATENCY_MS: wholeNumber(0, 60_000, sandboxDefaults.latencyMs),
  SANDBOX_RATE_LIMIT: z
    .string()
    .regex(/^(off|[1-9]\d{0,5})$/, 'must be off, or a whole number from 1 to 999999')
    .default('off'),
  /** A receiver of every event of the default account in test mode; none by default. */
  SANDBOX_WEBHOOK_URL: z.string().refine(isWebAddress, 'must be an http or https URL').optional(),
  /** What its deliveries are signed with. */
  SANDBOX_WEBHOOK_SECRET: z.string().default(defaultSecret),
});

export type Settings =
  | { readonly ok: true; readonly options: SandboxOptions }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads the stand-alone sandbox's environment. Problems name the variable and never quote its value; empty means unset. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const read = settings.safeParse(set);
  if (!read.success) {
    const problems = read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
    return { ok: false, problems: [...new Set(problems)] };
  }
  const values = read.data;
  const { SANDBOX_WEBHOOK_URL: url, SANDBOX_WEBHOOK_SECRET: secret } = values;
  const perEndpoint = values.SANDBOX_RATE_LIMIT === 'off' ? null : Number(values.SANDBOX_RATE_LIMIT);
  return {
    ok: true,
    options: {
      host: values.SANDBOX_HOST ?? values.HOST ?? sandboxDefaults.host,
      port: values.SANDBOX_PORT,
      seed: values.SANDBOX_SEED,
      sessions: values.SANDBOX_SESSIONS,
      latencyMs: values.SANDBOX_LATENCY_MS,
      ...(url !== undefined && { webhooks: { endpoints: [{ url, secret }] } }),
      rateLimit: perEndpoint === null ? undefined : { perEndpoint, total: perEndpoint * totalOverEndpoint },
    },
  };
}
