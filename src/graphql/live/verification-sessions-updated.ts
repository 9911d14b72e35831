import { matchesFilter } from '../../stripe/matches-filter.js';
import type { VerificationSession as Session } from '../../stripe/model/verification-session.js';
import { stateOf } from '../../stripe/session-state.js';
import { readReach } from '../../access/policy.js';
import { forbidden, requireReach } from '../access/refusals.js';
import { builder } from '../builder.js';
import { planWatched } from '../selection/plan-selection.js';
import { VerificationSession } from '../verification-session/verification-session.js';
import { VerificationSessionFilter } from '../verification-session/verification-session-filter.js';
import { createFeed } from './feed.js';

/** Of how many sessions it is remembered how they were shown last, so that a change told twice is shown once. */
const remembered = 1000;

builder.subscriptionField('verificationSessionsUpdated', (t) =>
  t.field({
    type: VerificationSession,
    authenticated: true,
    requiresScopes: [['verification:read']],
    description:
      'Every session that changes from now on, or only those that the filter lists after their change, for an ' +
      "operator's list. Needs verification:read. It completes when the token ends; an error FELL_BEHIND ends it for who " +
      'does not keep up: read the list again and subscribe anew.',
    args: { filter: t.arg({ type: VerificationSessionFilter, description: 'Which ones.' }) },
    subscribe: (_root, { filter }, context, info) => {
      const { live, loaders, viewer } = context;
      const reach = requireReach(viewer, readReach);
      if (reach.kind !== 'all') throw forbidden('verification:read');
      const plan = planWatched(context, info);
      const shown = new Map<string, string>();
      return createFeed({
        watcher: live.watchAll(),
        endsAt: viewer?.expiresAt ?? null,
        // Stripe tells of a change once; the next one of the session brings its state all the same.
        goesOnUnread: () => true,
        async read(signal) {
          live.begin(signal);
          const session = await loaders.sessions.load(signal.sessionId, plan);
          if (session === null || !matchesFilter(session, filter)) return undefined;
          const state = stateOf(session);
          const had = shown.get(session.id);
          shown.delete(session.id);
          shown.set(session.id, state);
          for (const oldest of shown.keys()) if (shown.size > remembered) shown.delete(oldest);
          return had === state ? undefined : { value: session };
        },
      });
    },
    resolve: (session) => session as Session,
  }),
);
