import type { VerificationSession } from '../../stripe/model/verification-session.js';
import { builder } from '../builder.js';

export const VerificationSessionRelatedPerson = builder
  .objectRef<NonNullable<VerificationSession['relatedPerson']>>('VerificationSessionRelatedPerson')
  .implement({
    description: 'The person of a connected account that the session is for.',
    fields: (t) => ({
      account: t.exposeID('account', { description: 'The connected account, acct_...' }),
      person: t.exposeID('person', { description: 'The person in it, person_...' }),
    }),
  });
