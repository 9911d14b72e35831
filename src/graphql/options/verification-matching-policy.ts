import { builder } from '../builder.js';

export const VerificationMatchingPolicy = builder.enumType('VerificationMatchingPolicy', {
  description: 'How closely what was verified must match what was provided.',
  values: {
    NONE: { description: 'It need not match.' },
    SIMILAR: { description: 'It must be similar.' },
    UNKNOWN: { description: 'A policy that this schema does not name yet.' },
  },
});
