import type { Answer } from '../support/gateway.js';
import type { StripeCall } from '../support/upstream.js';
import { at } from './guarded-gateway.js';
import type { Rights } from './viewers.js';

/** The fields that are looked at, and where each stands in a session. */
export const sessionFields = {
  status: ['status'],
  clientSecret: ['clientSecret'],
  url: ['url'],
  metadata: ['metadata', 0, 'value'],
  providedDetails: ['providedDetails', 'email'],
  firstName: ['verifiedOutputs', 'firstName'],
  dob: ['verifiedOutputs', 'dob', 'iso'],
  documentStatus: ['lastVerificationReport', 'document', 'status'],
  documentNumber: ['lastVerificationReport', 'document', 'number'],
} as const;
export type SessionField = keyof typeof sessionFields;

/** The same of a report alone. */
export const reportFields = {
  documentStatus: ['document', 'status'],
  documentNumber: ['document', 'number'],
} as const;

export const ofReport = 'document { status number }';
export const ofSession = `
  status clientSecret url metadata { key value } providedDetails { email phone }
  verifiedOutputs { firstName dob { iso } } lastVerificationReport { ${ofReport} }
`;

/** What became of one field: shown, empty, or refused with a code. */
type Outcome = string;
export type Path = readonly (string | number)[];

function outcomeAt({ data, errors }: Answer<unknown>, path: Path): Outcome {
  const error = errors.find(({ path: where }) => where?.every((step, index) => step === path[index]));
  const value = at(data, path);
  if (error === undefined) return value === undefined || value === null ? 'empty' : 'shown';
  return value === undefined || value === null ? error.extensions.code : 'shown beside an error';
}

/** What became of each field, of whichever session of the pair has it. */
export function outcomesAt<Field extends string>(
  answer: Answer<unknown>,
  roots: readonly Path[],
  fields: Readonly<Record<Field, Path>>,
): Record<Field, Outcome> {
  const outcomes = Object.entries<Path>(fields).map(([field, path]) => {
    const each = roots.map((root) => outcomeAt(answer, [...root, ...path]));
    // One session of the pair has what the other cannot have; a refusal must be the same for both.
    return [field, each.find((outcome) => outcome === 'shown') ?? [...new Set(each)].sort().join(' and ')];
  });
  return Object.fromEntries(outcomes) as Record<Field, Outcome>;
}

/** What may come back of a session that the viewer reaches and that has everything. */
export function expectedOfSession(rights: Rights): Record<SessionField, Outcome> {
  const shownIf = (allowed: boolean) => (allowed ? 'shown' : 'FORBIDDEN');
  return {
    status: 'shown',
    clientSecret: shownIf(rights.secrets),
    url: shownIf(rights.secrets),
    metadata: rights.metadata ? 'shown' : 'empty',
    providedDetails: shownIf(rights.personalData),
    firstName: shownIf(rights.personalData),
    dob: shownIf(rights.personalData),
    documentStatus: 'shown',
    documentNumber: shownIf(rights.personalData),
  };
}

const personalExpand = /verified_outputs|\.(dob|number|id_number|sex|expiration_date|unparsed_\w+)$/;

/** Calls that nobody without the scope for personal data may cause. */
export function personalCalls(calls: readonly StripeCall[]): string[] {
  return calls
    .filter(({ expand, lane }) => lane === 'sensitive' || expand.some((path) => personalExpand.test(path)))
    .map(({ method, path, expand }) => `${method} ${path} ${expand.join()}`);
}
