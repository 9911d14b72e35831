import { builder } from '../builder.js';
import type { Problem } from './problem.js';
import { VerificationProblem } from './verification-problem.js';

export const VerificationIdempotencyConflict = builder
  .objectRef<Problem>('VerificationIdempotencyConflict')
  .implement({
    description:
      'The idempotency key was used with other input before, or its first request is still under way.',
    interfaces: [VerificationProblem],
  });
