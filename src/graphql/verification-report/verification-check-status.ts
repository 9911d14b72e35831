import { builder } from '../builder.js';

export const VerificationCheckStatus = builder.enumType('VerificationCheckStatus', {
  description: 'How a check ended.',
  values: {
    VERIFIED: { description: 'It passed.' },
    UNVERIFIED: { description: 'It did not pass: `error` tells why.' },
    UNKNOWN: { description: 'A status that this schema does not name yet.' },
  },
});
