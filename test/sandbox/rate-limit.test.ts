import { expect, test } from 'vitest';
import { createClock, refusalOf, runSandbox } from './running-sandbox.js';

const sessions = '/v1/identity/verification_sessions';

test('an endpoint takes so many requests a second, whatever ids they name', async () => {
  const clock = createClock();
  const { request, stripe } = await runSandbox({ now: clock.now, rateLimit: { perEndpoint: 2, total: 100 } });
  expect((await request(`${sessions}/vs_1`)).status).toBe(404);
  expect((await request(`${sessions}/vs_2`)).status).toBe(404);
  const refused = await request(`${sessions}/vs_3`);
  expect(refused.status).toBe(429);
  expect(refused.headers.get('stripe-rate-limited-reason')).toBe('endpoint-rate');
  expect(refused.headers.get('retry-after')).toBeNull();
  expect(refused.error).toMatchObject({
    type: 'invalid_request_error',
    code: 'rate_limit',
    doc_url: 'https://stripe.com/docs/error-codes/rate-limit',
    message:
      'Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.',
  });
  expect((await refusalOf(stripe.identity.verificationSessions.retrieve('vs_4'))).type).toBe(
    'StripeRateLimitError',
  );
  expect((await request(sessions)).status).toBe(200);
  clock.advance(999);
  expect((await request(`${sessions}/vs_5`)).status).toBe(429);
  clock.advance(1);
  expect((await request(`${sessions}/vs_6`)).status).toBe(404);
});

test('an account takes so many requests a second in all', async () => {
  const clock = createClock();
  const { request } = await runSandbox({ now: clock.now, rateLimit: { perEndpoint: 100, total: 2 } });
  await request(sessions);
  await request('/v1/identity/verification_reports');
  const refused = await request(`${sessions}/vs_1`);
  expect(refused.status).toBe(429);
  expect(refused.headers.get('stripe-rate-limited-reason')).toBe('global-rate');
  expect((await request(sessions, { headers: { 'Stripe-Account': 'acct_other' } })).status).toBe(200);
});

test('a refused request leaves its idempotency key free', async () => {
  const clock = createClock();
  const { request } = await runSandbox({ now: clock.now, rateLimit: { perEndpoint: 1, total: 100 } });
  const create = (key: string) =>
    request(sessions, { form: 'type=document', headers: { 'Idempotency-Key': key } });
  await create('k1');
  expect((await create('k2')).status).toBe(429);
  clock.advance(1000);
  const late = await create('k2');
  expect([late.status, late.headers.get('idempotent-replayed')]).toEqual([200, null]);
});

test('there is no limit unless one is asked for', async () => {
  const { request } = await runSandbox();
  const answers = await Promise.all(Array.from({ length: 120 }, () => request(sessions)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
});
