import { builder } from '../builder.js';

export const VerificationSessionProvidedDetailsInput = builder.inputType(
  'VerificationSessionProvidedDetailsInput',
  {
    description: 'What is known of the person already. Stripe may show it to them. Null on update clears.',
    fields: (t) => ({
      email: t.string({ description: 'The email address.' }),
      phone: t.string({ description: 'The phone number, with country code: +15550100.' }),
    }),
  },
);
