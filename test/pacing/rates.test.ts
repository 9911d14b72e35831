import { expect, it } from 'vitest';
import { readConfig } from '../../src/config.js';

const live = {
  STRIPE_API_KEY: 'sk_live_1',
  AUTH_JWKS_URL: 'https://id.example.com/jwks',
  AUTH_ISSUER: 'https://id.example.com',
  AUTH_AUDIENCE: 'verification',
};

it.each<[string, Record<string, string>, { perEndpoint: number; total: number }]>([
  ['the sandbox', {}, { perEndpoint: 100_000, total: 100_000 }],
  ['a test key', { STRIPE_API_KEY: 'sk_test_1', AUTH_MODE: 'off' }, { perEndpoint: 25, total: 25 }],
  ['a live key', { ...live, HOST: '0.0.0.0' }, { perEndpoint: 25, total: 100 }],
  [
    'rates that are set',
    { STRIPE_RATE_ENDPOINT: '5', STRIPE_RATE_TOTAL: '500' },
    { perEndpoint: 5, total: 500 },
  ],
])('the rates of %s', (_name, environment, expected) => {
  expect(readConfig(environment).stripeRates).toEqual(expected);
});
