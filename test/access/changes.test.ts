import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeCases, documents } from './change-cases.js';
import {
  at,
  bearer,
  knownOfPerson,
  makeOwned,
  startGuarded,
  textAt,
  type GuardedGateway,
} from './guarded-gateway.js';
import { expectedOfSession, outcomesAt, personalCalls, sessionFields } from './outcomes.js';
import { owner, stranger, viewers } from './viewers.js';

describe('every change, for every viewer', () => {
  let gateway: GuardedGateway;
  beforeAll(async () => {
    gateway = await startGuarded();
  });
  afterAll(() => gateway.stop());

  const statusOf = async (id: string) => {
    const { data } = await gateway.askAsOperator(
      'query ($id: ID!) { verificationSession(id: $id) { status redaction { status } metadata { value } } }',
      { id },
    );
    return at(data, ['verificationSession']);
  };

  describe.each(changeCases)('$name', (changeCase) => {
    const { change, outcome, input, inputOfPerson = input, redacted = false, under, has } = changeCase;
    it.each(viewers)('by $name', async ({ headers, rights, owner: isOwner = false }) => {
      const reach =
        typeof rights === 'string'
          ? 'none'
          : change === 'redact'
            ? rights.redacts
              ? 'all'
              : 'none'
            : rights.writes;
      const id = await makeOwned(gateway, owner, outcome);
      if (redacted) await gateway.askAsOperator(documents.redact, { input: { id } });
      const before = await statusOf(id);
      gateway.upstream.reset();
      const asked = { id, ...(reach === 'own' ? inputOfPerson : input) };
      const answer = await gateway.askText(documents[change], { input: asked }, await headers());
      const calls = [...gateway.upstream.calls];
      const codes = answer.errors.map(({ path, extensions }) => [path?.join('.'), extensions.code]);
      const typename = at(answer.data, ['result', '__typename']);

      if (typeof rights === 'string' || reach === 'none') {
        if (rights === 'refused') expect(codes).toEqual([[undefined, 'UNAUTHENTICATED']]);
        else expect(codes).toEqual([['result', rights === 'nobody' ? 'UNAUTHENTICATED' : 'FORBIDDEN']]);
        expect(typename).toBeUndefined();
        expect(calls).toEqual([]);
        expect(await statusOf(id)).toEqual(before);
        return;
      }
      if (!rights.personalData) expect(personalCalls(calls)).toEqual([]);
      if (reach === 'own' && !isOwner) {
        expect(answer.errors).toEqual([]);
        expect(typename).toBe('VerificationSessionNotFound');
        expect(gateway.upstream.summary()).toEqual([`GET verification_sessions/${id}`]);
        expect(await statusOf(id)).toEqual(before);
        return;
      }
      expect(typename).toMatch(
        under === 'conflict' ? /^VerificationSessionStateConflict$/ : /^\w+VerificationSessionPayload$/,
      );
      const allowed = expectedOfSession(rights);
      const expected = Object.fromEntries(
        Object.entries(allowed).map(([field, shown]) => [
          field,
          shown === 'shown' && field !== 'status' && !has.some((had) => had === field) ? 'empty' : shown,
        ]),
      );
      // A check that was never made has no field to refuse.
      if (!has.includes('documentStatus')) Object.assign(expected, { documentNumber: 'empty' });
      expect(outcomesAt(answer, [['result', under]], sessionFields)).toEqual(expected);
    });
  });

  describe('create', () => {
    it.each(viewers)('by $name', async ({ headers, rights, owner: isOwner = false, subject }) => {
      const isPerson = typeof rights !== 'string' && rights.writes === 'own';
      gateway.upstream.reset();
      const answer = await gateway.askText(
        documents.create,
        {
          input: {
            type: 'DOCUMENT',
            providedDetails: knownOfPerson,
            ...(isPerson ? {} : { metadata: [{ key: 'order', value: '1001' }] }),
          },
        },
        await headers(),
      );
      const codes = answer.errors.map(({ path, extensions }) => [path?.join('.'), extensions.code]);
      if (typeof rights === 'string' || rights.writes === 'none') {
        if (rights === 'refused') expect(codes).toEqual([[undefined, 'UNAUTHENTICATED']]);
        else expect(codes).toEqual([['result', rights === 'nobody' ? 'UNAUTHENTICATED' : 'FORBIDDEN']]);
        expect(gateway.upstream.summary()).toEqual([]);
        return;
      }
      expect(at(answer.data, ['result', '__typename'])).toBe('CreateVerificationSessionPayload');
      expect(gateway.upstream.calls).toHaveLength(1);
      const [call] = gateway.upstream.calls;
      expect(call?.params['client_reference_id']).toBe(
        isPerson ? (subject ?? (isOwner ? owner : stranger)) : undefined,
      );
      if (!rights.personalData) expect(personalCalls(gateway.upstream.calls)).toEqual([]);
      // Whoever starts a session for itself is the one it is for.
      const mine = { ...rights, secrets: rights.secrets || isPerson };
      const { metadata, clientSecret, url, providedDetails } = expectedOfSession(mine);
      const personal = rights.personalData ? 'empty' : 'FORBIDDEN';
      expect(outcomesAt(answer, [['result', 'verificationSession']], sessionFields)).toEqual({
        status: 'shown',
        clientSecret,
        url,
        metadata: isPerson ? 'empty' : metadata,
        providedDetails,
        firstName: personal,
        dob: personal,
        documentStatus: 'empty',
        documentNumber: 'empty',
      });
    });

    it.each([
      ['a reference of somebody else', stranger],
      ['an empty reference', ''],
      ['its own with a blank', `${owner} `],
    ])('by a subject under %s is refused without a call', async (_name, clientReferenceId) => {
      gateway.upstream.reset();
      const { data, errors } = await gateway.askText(
        documents.create,
        { input: { type: 'DOCUMENT', clientReferenceId } },
        await bearer({ sub: owner }),
      );
      expect(data).toBeNull();
      expect(errors.map(({ extensions: { code, param } }) => ({ code, param }))).toEqual([
        { code: 'FORBIDDEN', param: 'clientReferenceId' },
      ]);
      expect(gateway.upstream.summary()).toEqual([]);
    });

    it('by a subject under its own reference is made', async () => {
      gateway.upstream.reset();
      const { data } = await gateway.askText(
        documents.create,
        { input: { type: 'DOCUMENT', clientReferenceId: owner } },
        await bearer({ sub: owner }),
      );
      expect(textAt(data, ['result', 'verificationSession', 'clientSecret'])).toContain('_secret_');
      expect(gateway.upstream.calls.map(({ params }) => params['client_reference_id'])).toEqual([owner]);
    });
  });

  it('a session that is not there and somebody else’s answer a subject the same', async () => {
    const id = await makeOwned(gateway, owner);
    const headers = await bearer({ sub: stranger });
    for (const change of ['update', 'cancel'] as const) {
      const [foreign, missing] = await Promise.all(
        [id, 'vs_doesnotexist'].map((each) =>
          gateway.askText(documents[change], { input: { id: each } }, headers),
        ),
      );
      expect(foreign?.text).toBe(missing?.text);
    }
  });

  it('the payload’s way through the report back to the session is no way to read for a writer', async () => {
    const id = await makeOwned(gateway, owner, 'verified');
    const { data, errors } = await gateway.askText(
      `mutation ($input: UpdateVerificationSessionInput!) { updateVerificationSession(input: $input) {
        ... on UpdateVerificationSessionPayload { verificationSession {
          lastVerificationReport { id verificationSession { status clientSecret } } } } } }`,
      { input: { id, metadata: [{ key: 'order', value: '1003' }] } },
      await bearer({ scope: 'verification:write' }),
    );
    const report = ['updateVerificationSession', 'verificationSession', 'lastVerificationReport'];
    expect(at(data, [...report, 'verificationSession'])).toBeNull();
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  });
});
