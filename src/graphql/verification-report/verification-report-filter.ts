import { builder } from '../builder.js';
import { DateTimeRange } from '../scalars/date-time-range.js';
import { VerificationSessionTypeInput } from '../verification-session/verification-session-type-input.js';

export const VerificationReportFilter = builder.inputType('VerificationReportFilter', {
  description: 'Which reports to list. All that is given must hold; Stripe does the filtering.',
  fields: (t) => ({
    type: t.field({ type: VerificationSessionTypeInput, description: 'Only reports of this type.' }),
    createdAt: t.field({ type: DateTimeRange, description: 'Only reports created in this span.' }),
    clientReferenceId: t.string({
      description: "Only reports with exactly this reference: usually a user's id.",
    }),
    verificationSession: t.id({ description: 'Only reports of this session, vs_...' }),
  }),
});
