import { expect, it } from 'vitest';
import { startBatchedStripe } from './batch/batched-account.js';
import { writeOptions } from './cache/slow-account.js';

it('describes itself to Stripe in each call, and alike', async () => {
  const { connect, upstream } = await startBatchedStripe({ perEndpoint: 100 });
  const { batched } = connect(undefined);
  for (let call = 0; call < 3; call += 1) await batched.create({ type: 'document' }, writeOptions);
  const described = upstream.calls.map(({ headers }) => String(headers['x-stripe-client-user-agent']));
  expect(described).toHaveLength(3);
  expect(new Set(described).size).toBe(1);
  expect(JSON.parse(described[0] ?? '')).toMatchObject({
    httplib: 'undici',
    application: { name: 'test', version: '0' },
  });
});
