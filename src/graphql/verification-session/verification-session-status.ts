import { builder } from '../builder.js';

export const VerificationSessionStatus = builder.enumType('VerificationSessionStatus', {
  description: 'Where a session stands.',
  values: {
    REQUIRES_INPUT: {
      description: 'The person has to submit, for the first time or again: `lastError` tells which.',
    },
    PROCESSING: { description: 'Submitted; most checks take less than a minute.' },
    VERIFIED: { description: 'All checks have passed. Final.' },
    CANCELED: { description: 'Given up; nothing can be submitted any more. Final.' },
    UNKNOWN: { description: 'A status that this schema does not name yet: show it as not finished.' },
  },
});
