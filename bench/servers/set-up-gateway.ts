import type { ServerSetup } from './server.js';

/** Whether the gateway works as it does by itself, or as fast as it can. */
export type Pacing =
  /** Every answer rests on calls of its own. */
  | 'as-fast-as-it-can'
  /** Within what Stripe allows a live account: 25 a second for each endpoint, 100 in all. Sessions are kept for a moment. */
  | 'as-stripe-allows';

const paces: Readonly<Record<Pacing, Readonly<Record<string, string>>>> = {
  'as-fast-as-it-can': {
    STRIPE_RATE_ENDPOINT: '100000',
    STRIPE_RATE_TOTAL: '100000',
    CACHE_TTL_MS: '0',
  },
  'as-stripe-allows': { STRIPE_RATE_ENDPOINT: '25', STRIPE_RATE_TOTAL: '100' },
};

/** As `npm start` and the image have it. */
const started = ['--max-semi-space-size=32', 'dist/main.js'];

/** Tells how to start this gateway, as it was built. Access control is off: no peer has any. */
export function setUpGateway(upstreamUrl: string, pacing: Pacing, entry = started): ServerSetup {
  return {
    dialect: 'gateway',
    args: entry,
    env: {
      PORT: '0',
      LOG_LEVEL: 'warn',
      AUTH_MODE: 'off',
      // As where tokens are demanded.
      SERVER_TIMING: 'off',
      STRIPE_API_KEY: 'sk_test_x',
      STRIPE_API_BASE: upstreamUrl,
      ...paces[pacing],
    },
  };
}
