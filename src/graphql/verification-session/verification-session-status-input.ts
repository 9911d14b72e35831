import { builder } from '../builder.js';

export const VerificationSessionStatusInput = builder.enumType('VerificationSessionStatusInput', {
  description: 'The statuses a list can be filtered by.',
  values: {
    REQUIRES_INPUT: { value: 'requires_input', description: 'Waiting for the person.' },
    PROCESSING: { value: 'processing', description: 'Submitted and being checked.' },
    VERIFIED: { value: 'verified', description: 'All checks passed.' },
    CANCELED: { value: 'canceled', description: 'Given up.' },
  } as const,
});
