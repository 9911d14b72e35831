import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyInModal, type StripeJs } from '../../examples/clients/verify-in-modal.js';
import { startGateway, type TestGateway } from '../support/gateway.js';
import { makeSession } from '../support/sessions.js';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.stop());

interface Asked {
  readonly verificationSession: { readonly clientSecret: string | null; readonly status: string };
}

async function read(id: string): Promise<Asked['verificationSession']> {
  const { data } = await gateway.askText(
    'query ($id: ID!) { verificationSession(id: $id) { clientSecret status } }',
    { id },
  );
  return (data as Asked).verificationSession;
}

/** Stripe's own script cannot be loaded here; this one takes the same secret, and submits as the person would. */
function playStripe(outcome: 'verified' | 'left'): StripeJs {
  return {
    async verifyIdentity(clientSecret) {
      const [, id = ''] = /^(vs_\w+?)_secret_/.exec(clientSecret) ?? [];
      if (outcome === 'left') return { error: { code: 'session_cancelled' } };
      await gateway.submit(id, outcome);
      return {};
    },
  };
}

const open = (id: string, stripe: StripeJs) =>
  verifyInModal({ stripe, readClientSecret: async () => (await read(id)).clientSecret });

describe('the modal of examples/clients', () => {
  it('takes the client secret of the session, and the session tells what came of it', async () => {
    const id = await makeSession(gateway);
    expect(await open(id, playStripe('verified'))).toBe('submitted');
    expect((await read(id)).status).toBe('VERIFIED');
  });

  it('tells that it was left, and can be opened again', async () => {
    const id = await makeSession(gateway);
    expect(await open(id, playStripe('left'))).toBe('left');
    expect(await open(id, playStripe('verified'))).toBe('submitted');
  });

  it('is not opened for a session that asks for nothing any more', async () => {
    const id = await makeSession(gateway);
    await open(id, playStripe('verified'));
    expect(await open(id, playStripe('verified'))).toBe('not-open');
  });
});
