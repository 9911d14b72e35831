import type { CreateVerificationSessionInput, VerificationSessionFilter } from '../generated/graphql.js';
import { createSession } from '../operations/changes.js';
import { sessionPage } from '../operations/sessions.js';
import type { TestGateway } from './gateway.js';

/** Narrows the answer of a change to one member of its union; another member fails the test. */
export function member<Result extends { __typename: string }, Name extends Result['__typename']>(
  result: Result,
  name: Name,
): Extract<Result, { __typename: Name }> {
  if (result.__typename !== name) throw new Error(`expected ${name}, answered ${JSON.stringify(result)}`);
  return result as Extract<Result, { __typename: Name }>;
}

/** What is there, or a failed test. */
export function present<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('expected a value');
  return value;
}

/** Makes a session that requires input; its call is not counted. */
export async function makeSession(
  gateway: TestGateway,
  input: CreateVerificationSessionInput = { type: 'DOCUMENT' },
): Promise<string> {
  const { data } = await gateway.ask(createSession, { input });
  const { id } = member(
    data.createVerificationSession,
    'CreateVerificationSessionPayload',
  ).verificationSession;
  gateway.upstream.reset();
  return id;
}

/** Makes a session and plays the person's submission to its end. */
export async function makeSubmitted(
  gateway: TestGateway,
  outcome: string,
  input?: CreateVerificationSessionInput,
): Promise<string> {
  const id = await makeSession(gateway, input);
  await gateway.submit(id, outcome);
  return id;
}

/** Ids of existing sessions, newest first; the call is not counted. */
export async function sessionIds(
  gateway: TestGateway,
  first: number,
  filter: VerificationSessionFilter = {},
): Promise<string[]> {
  const { data } = await gateway.ask(sessionPage, { first, filter });
  gateway.upstream.reset();
  return data.verificationSessions.nodes.map(({ id }) => id);
}
