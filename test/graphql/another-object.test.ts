import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { sessionStatus } from '../operations/sessions.js';
import { startGateway, type TestGateway } from '../support/gateway.js';
import { makeSession, makeSubmitted, sessionIds } from '../support/sessions.js';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway();
});
beforeEach(() => gateway.upstream.reset());
afterAll(() => gateway.stop());

it('an answer about another object than was asked for is not shown under its id', async () => {
  const [id = '', other = ''] = await sessionIds(gateway, 2);
  gateway.upstream.intercept(() => ({
    kind: 'rewrite',
    change: (session: object) => ({ ...session, id: other }),
  }));
  const { data, errors } = await gateway.ask(sessionStatus, { id });
  expect(data.verificationSession).toBeNull();
  expect(errors.map(({ extensions }) => extensions.code)).toEqual(['UPSTREAM_INVALID_RESPONSE']);
});

it.each([
  ['Update', 'verified', ', metadata: [{ key: "a", value: "b" }]'],
  ['Cancel', undefined, ''],
  ['Redact', 'verified', ''],
] as const)(
  'nor is it what came of %s, and nothing more is asked about it',
  async (change, outcome, more) => {
    const [other = ''] = await sessionIds(gateway, 1);
    const id = outcome === undefined ? await makeSession(gateway) : await makeSubmitted(gateway, outcome);
    gateway.upstream.reset();
    gateway.upstream.intercept(({ method }) =>
      method === 'POST'
        ? {
            kind: 'rewrite',
            change: (session: object) => ({ ...session, id: other, verified_outputs: {} }),
          }
        : undefined,
    );
    const { data } = await gateway.askText(
      `mutation ($id: ID!) {
      changed: ${change.toLowerCase()}VerificationSession(input: { id: $id${more} }) {
        __typename
        ... on ${change}VerificationSessionPayload { verificationSession { verifiedOutputs { dob { iso } } } }
        ... on VerificationProblem { code }
      }
    }`,
      { id },
    );
    expect(data).toEqual({
      changed: { __typename: 'VerificationUnavailable', code: 'UPSTREAM_INVALID_RESPONSE' },
    });
    expect(gateway.upstream.calls.map(({ method }) => method)).toEqual(['POST']);
  },
);
