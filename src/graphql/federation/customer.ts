import { checkReference } from '../../stripe/input/text.js';
import { readPageArguments } from '../../stripe/pages/page-arguments.js';
import { builder } from '../builder.js';
import { pageArguments, pageSize } from '../connection/page-arguments.js';
import { planConnection } from '../selection/plan-selection.js';
import { VerificationSessionConnection } from '../verification-session/verification-session-connection.js';
import { VerificationSessionStatusInput } from '../verification-session/verification-session-status-input.js';

export interface CustomerReference {
  readonly kind: 'customer';
  /** cus_... */
  readonly id: string;
}

export const Customer = builder.objectRef<CustomerReference>('Customer').implement({
  authenticated: true,
  description:
    'The Stripe customer that sessions name as relatedCustomer. Another subgraph owns the rest of it; here are its ' +
    'verifications.',
  fields: (t) => ({
    id: t.exposeID('id', { description: "Stripe's own id, cus_..." }),
    verificationSessions: t.field({
      type: VerificationSessionConnection,
      ...pageSize,
      description: "The customer's sessions, newest first, a page for one call to Stripe.",
      args: {
        ...pageArguments(t.arg),
        status: t.arg({ type: VerificationSessionStatusInput, description: 'Only those that stand so.' }),
      },
      resolve: ({ id }, { status, ...args }, context, info) =>
        context.loaders.sessions.page(
          readPageArguments(args, 'vs'),
          { relatedCustomer: id, status },
          planConnection(context, info, 'session'),
        ),
    }),
  }),
});

builder.asEntity(Customer, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }) => ({ kind: 'customer' as const, id: checkReference(id, 'id') }),
});
