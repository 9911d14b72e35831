import { webhookPath } from '../../../http/route-requests.js';
import type { RegisteredEndpoint } from '../../../stripe/probe/stripe-probe.js';
import { fail, ok, warn, type Check, type Result, type Subject } from '../check.js';
import { probeKey } from './stripe-keys.js';

/** Stripe's have 32 characters behind the prefix. */
const leastSecretLength = 'whsec_'.length + 16;

/** `identity.verification_session.` and one of these; what became of a session is in all of them. */
const neededEvents = ['processing', 'verified', 'requires_input', 'canceled', 'redacted'].map(
  (state) => `identity.verification_session.${state}`,
);

/** Whether Stripe tells this gateway of changes. */
export const webhooks: Check = {
  name: 'webhooks',
  async run(subject) {
    return [...checkSecrets(subject), ...(await checkRegistration(subject))];
  },
};

function checkSecrets({ config: { stripe, live } }: Subject): readonly Result[] {
  const { webhookSecrets: secrets, pollIntervalMs } = live;
  if (secrets.length === 0) {
    if (stripe === undefined) return [ok("the sandbox's webhook is connected by itself")];
    return [
      warn(
        pollIntervalMs === 0
          ? 'no STRIPE_WEBHOOK_SECRET, and POLL_INTERVAL_MS is 0: nobody hears of what changes at Stripe'
          : 'no STRIPE_WEBHOOK_SECRET: changes at Stripe are seen by polling alone',
        `Point an endpoint of Stripe's at ${webhookPath}, and set its signing secret.`,
      ),
    ];
  }
  if (secrets.some((secret) => secret.length < leastSecretLength)) {
    return [
      fail(
        "STRIPE_WEBHOOK_SECRET is shorter than any of Stripe's: it is cut off, or can be guessed",
        "Copy the endpoint's signing secret from the Dashboard once more.",
      ),
    ];
  }
  return [
    ok(`${secrets.length === 1 ? 'a signing secret is' : `${secrets.length} signing secrets are`} set`),
  ];
}

async function checkRegistration({ config, publicUrl }: Subject): Promise<readonly Result[]> {
  const { stripe } = config;
  if (stripe === undefined || publicUrl === undefined) return [];
  // A connected account's events come to the platform's own endpoint.
  const key = probeKey(config, { ...stripe, account: undefined }, stripe.apiKey);
  try {
    const listed = await key.listWebhookEndpoints();
    if (listed.ok) return [judge(listed.value.filter(({ url }) => url === `${publicUrl}${webhookPath}`))];
    return [
      warn(
        'STRIPE_API_KEY may not list webhook endpoints, so it is not known whether one is registered',
        'Look in the Dashboard, Developers, Webhooks; the gateway itself does not need this right.',
      ),
    ];
  } finally {
    await key.stop();
  }
}

function judge(endpoints: readonly RegisteredEndpoint[]): Result {
  const enabled = endpoints.filter((endpoint) => endpoint.enabled);
  if (endpoints.length === 0) {
    return warn(
      `no webhook endpoint for --url and ${webhookPath} is registered at Stripe`,
      'Register it, unless an event destination sends thin events there: those are not on this list.',
    );
  }
  if (enabled.length === 0) {
    return fail(
      'the webhook endpoint at Stripe is disabled',
      'Enable it in the Dashboard, Developers, Webhooks.',
    );
  }
  const heard = new Set(enabled.flatMap(({ events }) => events));
  if (!heard.has('*') && !neededEvents.every((event) => heard.has(event))) {
    return fail(
      'the webhook endpoint at Stripe does not get all events of verification sessions',
      'Select identity.verification_session.* for it.',
    );
  }
  return ok('a webhook endpoint is registered at Stripe, and gets the events of verification sessions');
}
