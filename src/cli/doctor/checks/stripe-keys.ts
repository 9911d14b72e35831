import { isLive } from '../../../config/live-key.js';
import type { Config, StripeConfig } from '../../../config.js';
import { readVersion } from '../../../read-version.js';
import type { FailureCode } from '../../../stripe/failure.js';
import { createStripeProbe, type StripeProbe, type Versions } from '../../../stripe/probe/stripe-probe.js';
import { createLogger } from '../../../telemetry/logger.js';
import { explainRefusal } from '../explain-refusal.js';
import { fail, ok, warn, type Check, type Result } from '../check.js';

/** Makes a probe of a key, as the gateway would use it. */
export function probeKey(config: Config, stripe: StripeConfig, apiKey: string): StripeProbe {
  return createStripeProbe({
    apiKey,
    apiBase: stripe.apiBase,
    account: stripe.account,
    timeoutMs: config.stripeTimeoutMs,
    appInfo: { name: 'verification-gateway', version: readVersion() },
    logger: createLogger({ level: 'silent' }),
  });
}

/** What the keys may do. */
export const stripeKeys: Check = {
  name: 'stripe keys',
  async run({ config }) {
    const { stripe } = config;
    if (stripe === undefined) return [ok("no STRIPE_API_KEY: the embedded sandbox takes Stripe's place")];
    const [ordinary, sensitive] = await Promise.all([
      checkOrdinary(config, stripe),
      checkSensitive(config, stripe),
    ]);
    return [...ordinary, ...sensitive];
  },
};

async function checkOrdinary(config: Config, stripe: StripeConfig): Promise<readonly Result[]> {
  const key = probeKey(config, stripe, stripe.apiKey);
  try {
    const listed = await key.listSessions();
    if (!listed.ok)
      return [refused('STRIPE_API_KEY', listed.code, 'Verification Sessions and Reports: Write')];
    const mode = isLive(stripe.apiKey) ? 'live' : 'test';
    return [ok(`STRIPE_API_KEY may list verification sessions, in ${mode} mode`), checkVersion(listed.value)];
  } finally {
    await key.stop();
  }
}

async function checkSensitive(config: Config, stripe: StripeConfig): Promise<readonly Result[]> {
  const { sensitiveApiKey } = stripe;
  if (sensitiveApiKey === undefined) {
    return [ok('no STRIPE_SENSITIVE_API_KEY: sensitive fields answer PERSONAL_DATA_UNAVAILABLE')];
  }
  const results: Result[] = [];
  if (sensitiveApiKey === stripe.apiKey) {
    results.push(
      warn(
        'STRIPE_SENSITIVE_API_KEY is the same as STRIPE_API_KEY: every call carries the right to read sensitive results',
        'Make a restricted key that has this right, and take it from the other.',
      ),
    );
  }
  const key = probeKey(config, stripe, sensitiveApiKey);
  try {
    // Whether Stripe looks at the right where the page is empty is not documented: a refusal is certain, consent less so.
    const listed = await key.listSensitive();
    results.push(
      listed.ok
        ? ok('STRIPE_SENSITIVE_API_KEY is a restricted key, and asking for sensitive results is not refused')
        : refused(
            'STRIPE_SENSITIVE_API_KEY',
            listed.code,
            'Verification Sessions and Reports: Read, and Access recent sensitive verification results: Read',
          ),
    );
  } finally {
    await key.stop();
  }
  return results;
}

function refused(variable: string, code: FailureCode, rights: string): Result {
  const { what, mend } = explainRefusal(code, rights);
  return fail(`${variable}: ${what}`, mend);
}

function checkVersion({ asked, answered }: Versions): Result {
  return answered === asked
    ? ok(`the API answers in version ${asked}`)
    : warn(
        'the API answers in another version than it is asked for',
        'Have what stands between, if anything does, pass the header Stripe-Version on.',
      );
}
