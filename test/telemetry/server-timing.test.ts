import { afterEach, describe, expect, it } from 'vitest';
import { bearer, everyScope, startGuarded } from '../access/guarded-gateway.js';
import { startGateway, type TestGateway } from '../support/gateway.js';
import { sessionIds } from '../support/sessions.js';

const shape =
  /^total;dur=(\d+\.\d), stripe;desc="(\d+) calls?";dur=(\d+\.\d), budget;desc="longest wait";dur=(\d+\.\d)$/;

let gateway: TestGateway;
afterEach(() => gateway.stop());

/** The header's numbers: total, calls, Stripe, wait. */
async function timing(document: string): Promise<number[]> {
  const { headers } = await gateway.askText(document);
  const header = headers.get('server-timing') ?? '';
  expect(header).toMatch(shape);
  return shape.exec(header)?.slice(1).map(Number) ?? [];
}

describe('Server-Timing', () => {
  it('tells developers where the time went', async () => {
    gateway = await startGateway();
    const ids = await sessionIds(gateway, 3);
    gateway.upstream.intercept(() => ({ kind: 'delay', ms: 50 }));
    const fields = ids.map((id, index) => `s${index}: verificationSession(id: "${id}") { status }`);
    const [total = 0, calls, stripe = 0] = await timing(`{ ${fields.join(' ')} }`);
    expect(calls).toBe(3);
    expect(stripe).toBeGreaterThanOrEqual(45);
    // They go on side by side, so they take no longer than all of it.
    expect(stripe).toBeLessThanOrEqual(total);
    expect(await timing('{ __typename }')).toMatchObject([expect.any(Number), 0, 0, 0]);
  });

  it('tells of the wait for a turn', async () => {
    gateway = await startGateway({ env: { STRIPE_RATE_ENDPOINT: '1' } });
    const [one = '', other = ''] = await sessionIds(gateway, 2);
    const [, calls, stripe = 0, wait = 0] = await timing(
      `{ one: verificationSession(id: "${one}") { status } other: verificationSession(id: "${other}") { status } }`,
    );
    expect(calls).toBe(2);
    expect(wait).toBeGreaterThan(200);
    expect(wait).toBeLessThanOrEqual(stripe);
  });

  it.each([
    ['is not sent where tokens are demanded', {}, false],
    ['is sent there where the schema is open', { INTROSPECTION: 'on' }, true],
    ['is sent there where it is asked for', { SERVER_TIMING: 'on' }, true],
    ['is not sent where it is switched off', { INTROSPECTION: 'on', SERVER_TIMING: 'off' }, false],
  ])('%s', async (_name, env, isSent) => {
    gateway = await startGuarded({ env });
    const { headers } = await gateway.askText('{ __typename }', {}, await bearer({ scope: everyScope }));
    expect(headers.has('server-timing')).toBe(isSent);
  });
});
