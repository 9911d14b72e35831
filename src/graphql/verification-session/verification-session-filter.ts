import { builder } from '../builder.js';
import { DateTimeRange } from '../scalars/date-time-range.js';
import { VerificationSessionStatusInput } from './verification-session-status-input.js';

export const VerificationSessionFilter = builder.inputType('VerificationSessionFilter', {
  description: 'Which sessions to list. All that is given must hold; Stripe does the filtering.',
  fields: (t) => ({
    status: t.field({ type: VerificationSessionStatusInput, description: 'Only sessions in this status.' }),
    createdAt: t.field({ type: DateTimeRange, description: 'Only sessions created in this span.' }),
    clientReferenceId: t.string({
      description: "Only sessions with exactly this reference: usually a user's id.",
    }),
    relatedCustomer: t.id({ description: 'Only sessions of this customer, cus_...' }),
    relatedCustomerAccount: t.id({ description: 'Only sessions of this customer account, acct_...' }),
  }),
});
