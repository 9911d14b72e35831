import { afterEach, describe, expect, it } from 'vitest';
import { createSession } from '../operations/changes.js';
import { sessionPage, sessionStatus } from '../operations/sessions.js';
import { startGateway, type TestGateway } from '../support/gateway.js';
import { makeSession, member } from '../support/sessions.js';
import type { Fault } from '../support/upstream.js';

let gateway: TestGateway;
afterEach(() => gateway.stop());

const start = async (ms: number, env: Record<string, string> = {}) => {
  gateway = await startGateway({
    sandbox: { sessions: 0 },
    env: { STRIPE_TIMEOUT_MS: String(ms), POLL_INTERVAL_MS: '0', ...env },
  });
};

const twoChanges = `mutation {
  first: createVerificationSession(input: { type: DOCUMENT, clientReferenceId: "one" }) { ...Outcome }
  second: createVerificationSession(input: { type: DOCUMENT, clientReferenceId: "two" }) { ...Outcome }
}
fragment Outcome on CreateVerificationSessionResult {
  __typename
  ... on VerificationUnavailable { code retryable }
}`;
const timedOut = { __typename: 'VerificationUnavailable', code: 'UPSTREAM_TIMEOUT', retryable: true };

/** Ids of the sessions that a person has at Stripe. */
async function sessionsOf(clientReferenceId: string): Promise<number> {
  const { data } = await gateway.ask(sessionPage, { filter: { clientReferenceId } });
  return data.verificationSessions.nodes.length;
}

describe('the deadline of an operation', () => {
  it('is one for all its calls: what comes when nothing is left is refused without a call', async () => {
    await start(600);
    gateway.upstream.intercept(() => ({ kind: 'hang' }));
    const { data } = await gateway.askText(twoChanges);
    expect(data).toEqual({ first: timedOut, second: timedOut });
    expect(gateway.upstream.calls.map(({ params }) => params['client_reference_id'])).toEqual(['one']);
  });

  it('lets a write that has begun finish, whose outcome then comes too late', async () => {
    await start(3000);
    gateway.upstream.intercept(() => ({ kind: 'delay', ms: 1900 }));
    const { data } = await gateway.askText(twoChanges);
    expect(data).toEqual({ first: { __typename: 'CreateVerificationSessionPayload' }, second: timedOut });
    gateway.upstream.intercept(() => undefined);
    await expect.poll(() => sessionsOf('two'), { timeout: 10_000 }).toBe(1);
  });

  it('is a new one for each answer of a subscription', async () => {
    await start(1500);
    const id = await makeSession(gateway);
    gateway.upstream.intercept(() => ({ kind: 'delay', ms: 900 }));
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream' },
      body: JSON.stringify({
        query: `subscription { verificationSessionUpdated(id: "${id}") { status } }`,
      }),
    });
    let text = '';
    for await (const chunk of response.body ?? []) {
      const before = text;
      text += Buffer.from(chunk as Uint8Array).toString();
      if (!before.includes('REQUIRES_INPUT') && text.includes('REQUIRES_INPUT')) {
        void gateway.askText(`mutation { cancelVerificationSession(input: { id: "${id}" }) { __typename } }`);
      }
    }
    expect(text).toContain('CANCELED');
    expect(text).not.toContain('errors');
  });

  it('of a sensitive lane that hangs comes a moment sooner, so that the rest is still told', async () => {
    await start(2000);
    const id = await makeSession(gateway);
    await gateway.submit(id, 'verified');
    gateway.upstream.intercept(({ lane }) => (lane === 'sensitive' ? { kind: 'hang' } : undefined));
    const { data, errors } = await gateway.askText(
      `{ verificationSession(id: "${id}") { status verifiedOutputs { firstName dob { year } } } }`,
    );
    expect(data).toMatchObject({
      verificationSession: {
        status: 'VERIFIED',
        verifiedOutputs: { firstName: expect.any(String) as string },
      },
    });
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['UPSTREAM_TIMEOUT']);
  });
});

describe('retries', () => {
  const failing: Fault = { kind: 'answer', status: 500, body: '{"error":{"type":"api_error"}}' };

  it('do not begin that could not end in time', async () => {
    await start(5000);
    gateway.upstream.intercept(() => ({ ...failing, status: 503, headers: { 'Retry-After': '30' } }));
    const { errors } = await gateway.ask(sessionStatus, { id: 'vs_any' });
    expect(errors[0]?.extensions).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', retryable: true });
    expect(gateway.upstream.calls).toHaveLength(1);
  });

  it.each([
    ['of 500', failing],
    ['of 503', { ...failing, status: 503 }],
    ['of 409', { ...failing, status: 409 }],
    ['that Stripe asks for', { ...failing, status: 400, headers: { 'Stripe-Should-Retry': 'true' } }],
    ['of resets', { kind: 'reset' }],
    ['of answers that are cut off', { kind: 'cut' }],
  ] satisfies [string, Fault][])(
    '%s send a write again as it was, under one key, twice at most',
    async (_name, fault) => {
      await start(5000);
      gateway.upstream.intercept(() => fault);
      const input = { type: 'DOCUMENT', clientReferenceId: 'one-person' } as const;
      const { data } = await gateway.ask(createSession, { input });
      expect(data.createVerificationSession.__typename).not.toBe('CreateVerificationSessionPayload');
      const { calls } = gateway.upstream;
      expect(calls).toHaveLength(3);
      expect(new Set(calls.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
      expect(calls[0]?.headers['idempotency-key']).toMatch(/\S/);
      expect(new Set(calls.map(({ form }) => form)).size).toBe(1);
    },
  );

  it('are not made where Stripe forbids them', async () => {
    await start(5000);
    const headers = { 'Stripe-Should-Retry': 'false' };
    gateway.upstream.intercept(() => ({ ...failing, headers }));
    const { data } = await gateway.ask(createSession, { input: { type: 'DOCUMENT' } });
    member(data.createVerificationSession, 'VerificationUnavailable');
    expect(gateway.upstream.calls).toHaveLength(1);
  });
});
