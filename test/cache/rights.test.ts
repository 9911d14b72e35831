import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bearer, makeOwned, startGuarded, type GuardedGateway } from '../access/guarded-gateway.js';
import { owner, stranger } from '../access/viewers.js';

const status = 'query ($id: ID!) { verificationSession(id: $id) { id status } }';
const secrets = 'query ($id: ID!) { verificationSession(id: $id) { clientSecret url } }';

describe('of a session that is kept', () => {
  let gateway: GuardedGateway;
  let id: string;
  beforeAll(async () => {
    gateway = await startGuarded({ env: { CACHE_TTL_MS: '60000', CACHE_MAX_AGE_MS: '60000' } });
    id = await makeOwned(gateway, owner);
    await gateway.askAsOperator(status, { id });
  });
  beforeEach(() => gateway.upstream.reset());
  afterAll(() => gateway.stop());

  it.each([
    ['nobody', {}, 'UNAUTHENTICATED'],
    ['whoever has no right', { scope: 'verification:redact' }, 'FORBIDDEN'],
  ])('%s gets nothing, for no call', async (_name, wish, code) => {
    const headers = code === 'UNAUTHENTICATED' ? {} : await bearer(wish);
    const { data, errors } = await gateway.askText(status, { id }, headers);
    expect(JSON.stringify(data ?? null)).not.toContain(id);
    expect(errors.map(({ extensions }) => extensions.code)).toEqual([code]);
    expect(gateway.upstream.calls).toEqual([]);
  });

  it('another person gets null, for no call', async () => {
    const { data, errors } = await gateway.askText(status, { id }, await bearer({ sub: stranger }));
    expect(errors).toEqual([]);
    expect(data).toEqual({ verificationSession: null });
    expect(gateway.upstream.calls).toEqual([]);
  });

  it('its person gets it, for no call', async () => {
    const { data } = await gateway.askText(status, { id }, await bearer({ sub: owner }));
    expect(data).toEqual({ verificationSession: { id, status: 'REQUIRES_INPUT' } });
    expect(gateway.upstream.calls).toEqual([]);
  });

  it.each([
    ['its person', { sub: owner }],
    ['a writer', { scope: 'verification:read verification:write' }],
  ])('%s gets the secrets from Stripe, each time for one call', async (_name, wish) => {
    for (const calls of [1, 2]) {
      const { data, errors } = await gateway.askText(secrets, { id }, await bearer(wish));
      expect(errors).toEqual([]);
      expect(JSON.stringify(data)).toContain(`${id}_secret`);
      expect(JSON.stringify(data)).not.toContain('null');
      expect(gateway.upstream.calls).toHaveLength(calls);
    }
  });

  it('another person who asks for the secrets gets null', async () => {
    const { data, errors } = await gateway.askText(secrets, { id }, await bearer({ sub: stranger }));
    expect(errors).toEqual([]);
    expect(data).toEqual({ verificationSession: null });
  });

  it('a reader is refused the secrets, for no call', async () => {
    const { data, errors } = await gateway.askText(
      secrets,
      { id },
      await bearer({ scope: 'verification:read' }),
    );
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN', 'FORBIDDEN']);
    expect(data).toEqual({ verificationSession: { clientSecret: null, url: null } });
    expect(gateway.upstream.calls).toEqual([]);
  });
});
