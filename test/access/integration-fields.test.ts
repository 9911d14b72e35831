import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { at, bearer, makeOwned, startGuarded, textAt, type GuardedGateway } from './guarded-gateway.js';
import { owner, stranger, viewers } from './viewers.js';

const problem = '__typename ... on VerificationProblem { code }';
const create = `mutation ($input: CreateVerificationSessionInput!) { createVerificationSession(input: $input) {
  ${problem} ... on CreateVerificationSessionPayload { verificationSession { id } } } }`;
const update = `mutation ($input: UpdateVerificationSessionInput!) { updateVerificationSession(input: $input) {
  ${problem} ... on UpdateVerificationSessionPayload { verificationSession { id } } } }`;

const note = [{ key: 'order', value: '2002' }];
const settings: [string, object][] = [
  ['metadata', { metadata: note }],
  ['metadata', { metadata: [] }],
  ['relatedCustomer', { relatedCustomer: 'cus_1' }],
  ['relatedCustomer', { relatedCustomer: '' }],
  ['relatedCustomerAccount', { relatedCustomerAccount: 'acct_1' }],
  ['relatedPerson', { relatedPerson: { account: 'acct_1', person: 'person_1' } }],
  ['metadata', { metadata: note, type: 'DOCUMENT', clientReferenceId: stranger, returnUrl: 'nowhere' }],
];
const clearings: [string, object][] = [
  ['metadata', { metadata: note }],
  ['metadata', { metadata: [{ key: 'order', value: null }] }],
  ['metadata', { metadata: [] }],
  ['metadata', { metadata: null }],
  ['metadata', { metadata: note, type: null, options: { document: { allowedTypes: [] } } }],
];

const persons = viewers.filter(({ rights }) => typeof rights !== 'string' && rights.writes === 'own');
const writers = viewers.filter(({ rights }) => typeof rights !== 'string' && rights.writes === 'all');

let gateway: GuardedGateway;
let own = '';
beforeAll(async () => {
  gateway = await startGuarded();
  own = await makeOwned(gateway, owner);
});
beforeEach(() => gateway.upstream.reset());
afterAll(() => gateway.stop());

/** The session as Stripe has it, past the gateway. */
async function stored(id: string): Promise<unknown> {
  const response = await fetch(`${gateway.sandbox.url}/v1/identity/verification_sessions/${id}`, {
    headers: { Authorization: `Bearer ${gateway.sandbox.secretKey}` },
  });
  return response.json();
}

/** Asks, and tells what the answer and the audit log say of it; each must be the same for whoever asks. */
async function refusalOf(document: string, input: object, headers: Record<string, string>) {
  const before = gateway.auditLines().length;
  const answer = await gateway.askText(document, { input }, { ...headers, 'X-Request-Id': 'refused' });
  const lines = gateway.auditLines().slice(before);
  return {
    text: answer.text,
    data: answer.data,
    errors: answer.errors.map(({ message, extensions: { code, param } }) => ({ message, code, param })),
    lines: lines.map(({ action, sessionId, outcome }) => ({ action, sessionId, outcome })),
  };
}

const refusal = (param: string) => ({
  message: `Without the scope verification:write, \`${param}\` cannot be set: leave it out.`,
  code: 'FORBIDDEN',
  param,
});

describe.each(persons)('what the integration keeps on a session, by $name', ({ headers }) => {
  it.each(settings)('is refused on create, without a call: %s %j', async (param, fields) => {
    const input = { type: 'DOCUMENT', ...fields };
    expect(await refusalOf(create, input, await headers())).toMatchObject({
      data: null,
      errors: [refusal(param)],
      lines: [{ action: 'session.create', sessionId: null, outcome: 'FORBIDDEN' }],
    });
    expect(gateway.upstream.summary()).toEqual([]);
  });

  it.each(clearings)('is refused on update, without a call: %s %j', async (param, fields) => {
    const before = await stored(own);
    expect(await refusalOf(update, { id: own, ...fields }, await headers())).toMatchObject({
      data: null,
      errors: [refusal(param)],
      lines: [{ action: 'session.update', sessionId: own, outcome: 'FORBIDDEN' }],
    });
    expect(gateway.upstream.summary()).toEqual([]);
    expect(await stored(own)).toEqual(before);
  });
});

describe('what the integration keeps on a session', () => {
  it('is refused alike on an own session, on somebody else’s and on none', async () => {
    const foreign = await makeOwned(gateway, stranger);
    const headers = await bearer({ sub: owner });
    const texts = await Promise.all(
      [own, foreign, 'vs_doesnotexist'].map(
        async (id) =>
          (
            await gateway.askText(
              update,
              { input: { id, metadata: note } },
              { ...headers, 'X-Request-Id': 'r' },
            )
          ).text,
      ),
    );
    expect(new Set(texts).size).toBe(1);
    expect(gateway.upstream.summary()).toEqual([]);
  });

  it('may be null on create, where that is the same as absent', async () => {
    const input = {
      type: 'DOCUMENT',
      metadata: null,
      relatedCustomer: null,
      relatedCustomerAccount: null,
      relatedPerson: null,
    };
    const { data } = await gateway.askText(create, { input }, await bearer({ sub: owner }));
    expect(textAt(data, ['createVerificationSession', 'verificationSession', 'id'])).toMatch(/^vs_/);
    expect(gateway.upstream.summary()).toEqual(['POST verification_sessions']);
    const sent = Object.keys(gateway.upstream.calls[0]?.params ?? {});
    expect(sent.filter((name) => /metadata|related/.test(name))).toEqual([]);
  });

  it('leaves the other fields of an update to the person', async () => {
    const input = { id: own, providedDetails: { email: 'after@person.example' }, options: null };
    const { data } = await gateway.askText(update, { input }, await bearer({ sub: owner }));
    expect(at(data, ['updateVerificationSession', 'verificationSession', 'id'])).toBe(own);
    expect(await stored(own)).toMatchObject({
      provided_details: { email: 'after@person.example' },
      metadata: { order: '1001' },
    });
  });

  it.each(writers)('is set and cleared by $name', async ({ headers }) => {
    const { data } = await gateway.askText(
      create,
      { input: { type: 'DOCUMENT', metadata: note } },
      await headers(),
    );
    const id = textAt(data, ['createVerificationSession', 'verificationSession', 'id']);
    expect(await stored(id)).toMatchObject({ metadata: { order: '2002' } });
    await gateway.askText(update, { input: { id, metadata: null } }, await headers());
    expect(await stored(id)).toMatchObject({ metadata: {} });
  });
});
