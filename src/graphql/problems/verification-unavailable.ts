import { builder } from '../builder.js';
import type { Problem } from './problem.js';
import { VerificationProblem } from './verification-problem.js';

export const VerificationUnavailable = builder.objectRef<Problem>('VerificationUnavailable').implement({
  description:
    'Rate limits, time-outs and outages of Stripe. After a time-out it is not known whether the change was made.',
  interfaces: [VerificationProblem],
  fields: (t) => ({
    retryAfterMs: t.exposeInt('retryAfterMs', {
      nullable: true,
      description: 'Milliseconds to wait before another try is worth it, where that is known.',
    }),
  }),
});
