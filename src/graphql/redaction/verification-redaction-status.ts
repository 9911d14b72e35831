import { builder } from '../builder.js';

export const VerificationRedactionStatus = builder.enumType('VerificationRedactionStatus', {
  description: 'How far the erasure of a session is.',
  values: {
    PROCESSING: { description: 'Asked for; Stripe takes up to four days.' },
    REDACTED: { description: 'Done: the personal data is gone for good.' },
    VALIDATED: { description: 'Done, and confirmed by Stripe.' },
    UNKNOWN: { description: 'A status that this schema does not name yet.' },
  },
});
