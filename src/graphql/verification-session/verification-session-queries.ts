import { readPageArguments } from '../../stripe/pages/page-arguments.js';
import { checkStripeId } from '../../stripe/stripe-id.js';
import { builder } from '../builder.js';
import { pageArguments, pageSize } from '../connection/page-arguments.js';
import { planConnection, planObject } from '../selection/plan-selection.js';
import { VerificationSession } from './verification-session.js';
import { VerificationSessionConnection } from './verification-session-connection.js';
import { VerificationSessionFilter } from './verification-session-filter.js';

builder.queryFields((t) => ({
  verificationSession: t.field({
    type: VerificationSession,
    nullable: true,
    description: 'A session by its id; null when there is none.',
    args: { id: t.arg.id({ required: true, description: 'vs_...' }) },
    resolve: (_root, { id }, context, info) =>
      context.loaders.sessions.load(checkStripeId(id, 'vs', 'id'), planObject(context, info, 'session')),
  }),
  verificationSessions: t.field({
    type: VerificationSessionConnection,
    ...pageSize,
    description: 'Sessions, newest first, a page for one call to Stripe.',
    args: {
      ...pageArguments(t.arg),
      filter: t.arg({ type: VerificationSessionFilter, description: 'Which ones.' }),
    },
    resolve: (_root, { filter, ...args }, context, info) =>
      context.loaders.sessions.page(
        readPageArguments(args, 'vs'),
        filter,
        planConnection(context, info, 'session'),
      ),
  }),
}));
