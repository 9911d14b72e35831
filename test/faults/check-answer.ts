import type { KnownSession } from './stripe-behind-chaos.js';

/** What an operation may fail with when Stripe is in trouble; each may be tried again. */
const codesOfTrouble = new Set([
  'IDEMPOTENCY_KEY_IN_USE',
  'RATE_LIMITED',
  'UPSTREAM_CONFLICT',
  'UPSTREAM_INVALID_RESPONSE',
  'UPSTREAM_TIMEOUT',
  'UPSTREAM_UNAVAILABLE',
]);

/** An answer as it came. */
export interface RawAnswer {
  readonly status: number;
  readonly text: string;
}

/** An operation, and how its answer is told to be right. */
export interface Operation {
  readonly query: string;
  /** Few documents, many values, as clients do: what is parsed is kept. */
  readonly variables: Record<string, unknown>;
  /** Whether this is the truth; null where the field failed. */
  readonly isRight: (data: Record<string, unknown>) => boolean;
  /** The person of whom a session is created. */
  readonly creates?: string;
}

/** `right`, the code of the failure, or `wrong: ` and the answer. */
export type Verdict = string;

/** Judges an answer: the right one, or failures of the closed list that may be tried again. */
export function judgeAnswer(operation: Operation, { status, text }: RawAnswer): Verdict {
  const wrong = `wrong: ${status} ${text} to ${operation.query}`;
  if (status !== 200 || text.includes('PLANTED')) return wrong;
  const { data, errors = [] } = JSON.parse(text) as {
    data?: Record<string, unknown> | null;
    errors?: { extensions: Failed }[];
  };
  const failed = [...errors.map(({ extensions }) => extensions), ...problemsOf(data ?? {})];
  if (failed.some(({ code, retryable }) => !codesOfTrouble.has(code) || !retryable)) return wrong;
  const [failure] = failed;
  if (failure !== undefined) return failure.code;
  return data !== undefined && data !== null && operation.isRight(data) ? 'right' : wrong;
}

interface Failed {
  readonly code: string;
  readonly retryable: boolean;
}

/** The outcome of a change, where it is none that was hoped for. */
function problemsOf(data: Record<string, unknown>): Failed[] {
  return Object.values(data)
    .filter((value): value is Failed => typeof value === 'object' && value !== null && 'code' in value)
    .map(({ code, retryable }) => ({ code, retryable }));
}

interface KnownAnswer {
  readonly id: string;
  readonly clientReferenceId: string;
  readonly verifiedOutputs?: {
    readonly firstName: string | null;
    readonly dob: { readonly year: number } | null;
  } | null;
}

/** A read of one session, by itself or with results of both lanes. */
export function readOne({ id, person }: KnownSession, withResults: boolean): Operation {
  const results = withResults ? 'verifiedOutputs { firstName dob { year } }' : '';
  return {
    query: `query ($id: ID!) { one: verificationSession(id: $id) { id clientReferenceId status ${results} } }`,
    variables: { id },
    isRight: ({ one }) => {
      const { id: shown, clientReferenceId, verifiedOutputs } = one as KnownAnswer;
      const { firstName, dob } = verifiedOutputs ?? {};
      const isWhole = !withResults || (typeof firstName === 'string' && typeof dob?.year === 'number');
      return shown === id && clientReferenceId === person && isWhole;
    },
  };
}

/** A list of one person's sessions. */
export function listOf({ id, person }: KnownSession): Operation {
  return {
    query: `query ($person: String!) {
      list: verificationSessions(first: 5, filter: { clientReferenceId: $person }) { nodes { id clientReferenceId } }
    }`,
    variables: { person },
    isRight: ({ list }) =>
      JSON.stringify((list as { nodes: unknown }).nodes) ===
      JSON.stringify([{ id, clientReferenceId: person }]),
  };
}

/** A change that starts a session. */
export function createOf(person: string, key: string | undefined): Operation {
  return {
    query: `mutation ($input: CreateVerificationSessionInput!) { made: createVerificationSession(input: $input) {
      ... on CreateVerificationSessionPayload { verificationSession { id clientReferenceId } }
      ... on VerificationProblem { code retryable }
    } }`,
    variables: { input: { type: 'DOCUMENT', clientReferenceId: person, idempotencyKey: key } },
    isRight: ({ made }) =>
      (made as { verificationSession?: { clientReferenceId: string } }).verificationSession
        ?.clientReferenceId === person,
    creates: person,
  };
}
