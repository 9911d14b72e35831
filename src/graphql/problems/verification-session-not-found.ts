import { builder } from '../builder.js';
import type { Problem } from './problem.js';
import { VerificationProblem } from './verification-problem.js';

export const VerificationSessionNotFound = builder
  .objectRef<Problem>('VerificationSessionNotFound')
  .implement({
    description: 'There is no such session, or none that the caller may see.',
    interfaces: [VerificationProblem],
  });
