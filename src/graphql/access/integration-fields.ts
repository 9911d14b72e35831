import { Failure } from '../../stripe/failure.js';
import type { CreateSessionInput } from '../../stripe/input/session-input.js';

/** What the integration keeps on a session for itself: the person whom it is about may not write it. */
const integrationFields = ['metadata', 'relatedCustomer', 'relatedCustomerAccount', 'relatedPerson'] as const;

type IntegrationInput = Pick<CreateSessionInput, (typeof integrationFields)[number]>;

/** Refuses what a person may not set on a new session, where null is the same as absent. @throws {Failure} FORBIDDEN */
export function refuseIntegrationValues(input: IntegrationInput): void {
  refuse(integrationFields.find((field) => input[field] !== undefined && input[field] !== null));
}

/** Refuses what a person may not change, where null clears. @throws {Failure} FORBIDDEN */
export function refuseIntegrationChanges(changes: IntegrationInput): void {
  refuse(integrationFields.find((field) => changes[field] !== undefined));
}

function refuse(param: (typeof integrationFields)[number] | undefined): void {
  if (param === undefined) return;
  throw new Failure(
    'FORBIDDEN',
    `Without the scope verification:write, \`${param}\` cannot be set: leave it out.`,
    { param },
  );
}
