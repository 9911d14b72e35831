import { builder } from '../builder.js';

export const VerificationSessionRelatedPersonInput = builder.inputType(
  'VerificationSessionRelatedPersonInput',
  {
    description: 'The person of a connected account to verify.',
    fields: (t) => ({
      account: t.id({ required: true, description: 'The connected account, acct_...' }),
      person: t.id({ required: true, description: 'The person in it, person_...' }),
    }),
  },
);
