import { builder } from '../builder.js';

export const VerifiedSex = builder.enumType('VerifiedSex', {
  description: 'The sex a document tells.',
  values: {
    FEMALE: { description: 'Female.' },
    MALE: { description: 'Male.' },
    UNKNOWN: { description: 'Not told, or a value that this schema does not name yet.' },
    REDACTED: { description: 'Erased.' },
  },
});
