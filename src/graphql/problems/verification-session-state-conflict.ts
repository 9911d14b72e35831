import { builder } from '../builder.js';
import { VerificationSession } from '../verification-session/verification-session.js';
import type { Problem } from './problem.js';
import { VerificationProblem } from './verification-problem.js';

export const VerificationSessionStateConflict = builder
  .objectRef<Problem>('VerificationSessionStateConflict')
  .implement({
    description:
      'The state of the session does not allow the change: a canceled one cannot be canceled again.',
    interfaces: [VerificationProblem],
    fields: (t) => ({
      verificationSession: t.expose('verificationSession', {
        type: VerificationSession,
        nullable: true,
        description: 'The session as it stands.',
      }),
    }),
  });
