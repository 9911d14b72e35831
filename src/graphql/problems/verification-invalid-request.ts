import { builder } from '../builder.js';
import type { Problem } from './problem.js';
import { VerificationProblem } from './verification-problem.js';

export const VerificationInvalidRequest = builder.objectRef<Problem>('VerificationInvalidRequest').implement({
  description: 'The input is not acceptable: `param` names the field. Nothing was changed.',
  interfaces: [VerificationProblem],
});
