import { ofSession, type SessionField } from './outcomes.js';

const problem = '__typename ... on VerificationProblem { code param message }';
/** Each change, with all that its answer can hold. */
export const documents = {
  create: `mutation ($input: CreateVerificationSessionInput!) { result: createVerificationSession(input: $input) {
    ${problem} ... on CreateVerificationSessionPayload { verificationSession { id ${ofSession} } } } }`,
  update: `mutation ($input: UpdateVerificationSessionInput!) { result: updateVerificationSession(input: $input) {
    ${problem} ... on UpdateVerificationSessionPayload { verificationSession { id ${ofSession} } }
    ... on VerificationSessionStateConflict { conflict: verificationSession { id ${ofSession} } } } }`,
  cancel: `mutation ($input: CancelVerificationSessionInput!) { result: cancelVerificationSession(input: $input) {
    ${problem} ... on CancelVerificationSessionPayload { verificationSession { id ${ofSession} } }
    ... on VerificationSessionStateConflict { conflict: verificationSession { id ${ofSession} } } } }`,
  redact: `mutation ($input: RedactVerificationSessionInput!) { result: redactVerificationSession(input: $input) {
    ${problem} ... on RedactVerificationSessionPayload { verificationSession { id ${ofSession} } }
    ... on VerificationSessionStateConflict { conflict: verificationSession { id ${ofSession} } } } }`,
} as const;

/** A change, and what its answer can hold. */
export interface ChangeCase {
  readonly name: string;
  readonly change: keyof typeof documents;
  readonly outcome?: string;
  readonly input: Record<string, unknown>;
  /** What a person may send to the same end, where the input is the integration's alone. */
  readonly inputOfPerson?: Record<string, unknown>;
  /** Whether it is redacted beforehand. */
  readonly redacted?: boolean;
  /** Where the session stands in the answer. */
  readonly under: 'verificationSession' | 'conflict';
  /** What the session has in that state, beside its status; all else is empty where it is not refused. */
  readonly has: readonly SessionField[];
}

export const changeCases: readonly ChangeCase[] = [
  {
    name: 'update of an open session',
    change: 'update',
    outcome: 'document_unverified_other',
    input: { metadata: [{ key: 'order', value: '1002' }] },
    inputOfPerson: { providedDetails: { email: 'after@person.example' } },
    under: 'verificationSession',
    has: ['clientSecret', 'url', 'metadata', 'providedDetails', 'documentStatus'],
  },
  {
    name: 'update of a verified session',
    change: 'update',
    outcome: 'verified',
    input: { metadata: [{ key: 'order', value: '1002' }] },
    // By then only metadata can change: what is left to a person is an update of nothing.
    inputOfPerson: {},
    under: 'verificationSession',
    has: ['metadata', 'providedDetails', 'firstName', 'dob', 'documentStatus', 'documentNumber'],
  },
  {
    name: 'cancel',
    change: 'cancel',
    input: {},
    under: 'verificationSession',
    has: ['metadata', 'providedDetails'],
  },
  {
    name: 'redact',
    change: 'redact',
    outcome: 'verified',
    input: {},
    under: 'verificationSession',
    has: ['documentStatus'],
  },
  {
    name: 'a state conflict of update',
    change: 'update',
    outcome: 'verified',
    input: { options: null },
    under: 'conflict',
    has: ['metadata', 'providedDetails', 'firstName', 'dob', 'documentStatus', 'documentNumber'],
  },
  {
    name: 'a state conflict of cancel',
    change: 'cancel',
    outcome: 'verified',
    input: {},
    under: 'conflict',
    has: ['metadata', 'providedDetails', 'firstName', 'dob', 'documentStatus', 'documentNumber'],
  },
  {
    name: 'a state conflict of redact',
    change: 'redact',
    outcome: 'verified',
    redacted: true,
    input: {},
    under: 'conflict',
    has: ['documentStatus'],
  },
];
