import type { ContactOptions } from '../../stripe/model/options.js';
import { builder } from '../builder.js';

export const VerificationContactOptions = builder
  .objectRef<ContactOptions>('VerificationContactOptions')
  .implement({
    description: 'What the check of an email address or a phone number asks for.',
    fields: (t) => ({
      requireVerification: t.exposeBoolean('requireVerification', {
        nullable: true,
        description: 'Whether the person has to prove with a one-time code that it is theirs.',
      }),
    }),
  });
