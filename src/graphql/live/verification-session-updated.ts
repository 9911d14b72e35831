import { Failure } from '../../stripe/failure.js';
import type { VerificationSession as Session } from '../../stripe/model/verification-session.js';
import { isFinal, stateOf } from '../../stripe/session-state.js';
import { checkStripeId } from '../../stripe/stripe-id.js';
import { readReach } from '../../access/policy.js';
import { requireReach } from '../access/refusals.js';
import { builder } from '../builder.js';
import { planWatched } from '../selection/plan-selection.js';
import { VerificationSession } from '../verification-session/verification-session.js';
import { createFeed } from './feed.js';

builder.subscriptionField('verificationSessionUpdated', (t) =>
  t.field({
    type: VerificationSession,
    authenticated: true,
    description:
      'The session as it is now, then again after every change. It completes after a final state (canceled, redacted) ' +
      'and when the token ends. After a pause the newest state comes, not all of those between.',
    args: { id: t.arg.id({ required: true, description: 'vs_...' }) },
    subscribe: (_root, { id }, context, info) => {
      const { live, loaders, viewer } = context;
      requireReach(viewer, readReach);
      const plan = planWatched(context, info);
      const watcher = live.watchSession(checkStripeId(id, 'vs', 'id'));
      let shown: string | undefined;
      return createFeed({
        watcher,
        endsAt: viewer?.expiresAt ?? null,
        goesOnUnread({ sessionId }) {
          live.readLater(sessionId);
          return shown !== undefined;
        },
        async read(signal) {
          live.begin(signal);
          const session = await loaders.sessions.load(id, plan);
          if (session === null) {
            if (shown !== undefined) return { last: true };
            throw new Failure('NOT_FOUND', 'There is no such session, or none that you may see.');
          }
          live.note(session);
          const state = stateOf(session);
          if (state === shown) return undefined;
          shown = state;
          return { value: session, last: isFinal(session) };
        },
      });
    },
    resolve: (session) => session as Session,
  }),
);
