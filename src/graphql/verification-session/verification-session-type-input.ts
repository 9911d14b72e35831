import { builder } from '../builder.js';

export const VerificationSessionTypeInput = builder.enumType('VerificationSessionTypeInput', {
  description: 'The types a client may ask for.',
  values: {
    DOCUMENT: { value: 'document', description: 'An identity document.' },
    ID_NUMBER: { value: 'id_number', description: 'A national id number.' },
  } as const,
});
