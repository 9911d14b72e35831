import { checkFilterText } from '../../stripe/input/text.js';
import { readPageArguments } from '../../stripe/pages/page-arguments.js';
import { builder } from '../builder.js';
import { pageArguments, pageSize } from '../connection/page-arguments.js';
import { planConnection, planObject } from '../selection/plan-selection.js';
import { VerificationSession } from '../verification-session/verification-session.js';
import { VerificationSessionConnection } from '../verification-session/verification-session-connection.js';
import { VerificationSessionStatusInput } from '../verification-session/verification-session-status-input.js';

export interface UserReference {
  readonly kind: 'user';
  /** A session's clientReferenceId. */
  readonly id: string;
}

export const User = builder.objectRef<UserReference>('User').implement({
  authenticated: true,
  description:
    'The person whose id sessions carry as clientReferenceId. Another subgraph owns the rest of it; here are its ' +
    'verifications.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'What sessions carry as clientReferenceId.' }),
    verificationSessions: t.field({
      type: VerificationSessionConnection,
      ...pageSize,
      description: "The user's sessions, newest first, a page for one call to Stripe.",
      args: {
        ...pageArguments(t.arg),
        status: t.arg({ type: VerificationSessionStatusInput, description: 'Only those that stand so.' }),
      },
      resolve: ({ id }, { status, ...args }, context, info) =>
        context.loaders.subjects.page(
          id,
          readPageArguments(args, 'vs'),
          status,
          planConnection(context, info, 'session'),
        ),
    }),
    latestVerificationSession: t.field({
      type: VerificationSession,
      nullable: true,
      description: "The user's newest session; null when there is none.",
      resolve: ({ id }, _args, context, info) =>
        context.loaders.subjects.latest(id, planObject(context, info, 'session')),
    }),
    isIdentityVerified: t.boolean({
      description:
        "Whether any of the user's sessions is verified. Beside a plain latestVerificationSession it costs no call of its own.",
      resolve: ({ id }, _args, context) => context.loaders.subjects.isVerified(id),
    }),
  }),
});

builder.asEntity(User, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }) => ({ kind: 'user' as const, id: checkFilterText(id, 'id') }),
});
