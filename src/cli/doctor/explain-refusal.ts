import type { FailureCode } from '../../stripe/failure.js';

export interface Refusal {
  readonly what: string;
  readonly mend: string;
}

const unreachable: Refusal = {
  what: 'Stripe cannot be reached, or is failing',
  mend: 'See that this machine may call api.stripe.com or STRIPE_API_BASE, and https://status.stripe.com.',
};
const notStripe: Refusal = {
  what: 'what answers is not Stripe',
  mend: 'Correct STRIPE_API_BASE, or leave it out.',
};

const known: Partial<Record<FailureCode, Refusal>> = {
  UPSTREAM_AUTHENTICATION_FAILED: {
    what: 'Stripe does not know this key',
    mend: 'Take one from the Dashboard, Developers, API keys: it may have been rolled, deleted or cut off.',
  },
  UPSTREAM_UNAVAILABLE: unreachable,
  UPSTREAM_TIMEOUT: unreachable,
  UPSTREAM_INVALID_RESPONSE: notStripe,
  NOT_FOUND: notStripe,
  RATE_LIMITED: {
    what: 'Stripe refuses it for the rate of calls',
    mend: 'Try again, and see who else uses this account.',
  },
};

/** Says why Stripe did not answer a probe, and what to do. @param rights those that the key needs */
export function explainRefusal(code: FailureCode, rights: string): Refusal {
  if (code === 'UPSTREAM_PERMISSION_DENIED') {
    return {
      what: 'the key lacks a right',
      mend: `Give it in the Dashboard: ${rights}. With STRIPE_ACCOUNT, the account must be connected, too.`,
    };
  }
  return (
    known[code] ?? {
      what: `Stripe refuses to list verification sessions (${code})`,
      mend: 'See that Identity is activated for the account: https://dashboard.stripe.com/identity.',
    }
  );
}
