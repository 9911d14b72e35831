import type { AuditLog } from '../../access/audit-log.js';
import { keyOfCaller } from '../../access/caller-key.js';
import type { CallerLimits } from '../../access/caller-limits.js';
import type { SubscriptionCaps } from '../../access/subscription-caps.js';
import type { Viewer } from '../../access/viewer.js';
import type { ChangeBus } from '../../events/change-bus.js';
import type { SessionWatch } from '../../events/watch/session-watch.js';
import { createCallBudget } from '../../stripe/call-budget.js';
import type { IdentityAccount } from '../../stripe/identity.js';
import { createLoaders, type Loaders } from '../../stripe/loaders.js';
import { bindAccount } from '../../stripe/operation/bound-account.js';
import type { SignalLike } from '../../stripe/operation/light-signal.js';
import { beginOperation } from '../../stripe/operation/operation.js';
import type { Logger } from '../../telemetry/logger.js';
import type { RequestScope } from '../../telemetry/request-scope.js';
import type { GatewayContext } from '../context.js';
import { createLive } from '../live/live.js';
import { announceChanges } from './announced-changes.js';
import { guardChanges, type Changes } from './guarded-changes.js';
import { guardLoaders } from './guarded-loaders.js';
import { limitChanges } from './limited-changes.js';
import { createReadRecorder } from './personal-data.js';
import { createChangeRecorder } from './recorded-changes.js';
import { createVisibility, type Visibility } from './visibility.js';

/** What all operations share. */
export interface GatewayParts {
  readonly audit: AuditLog;
  readonly callerLimits: CallerLimits;
  readonly subscriptionCaps: SubscriptionCaps;
  readonly bus: ChangeBus;
  readonly watch: SessionWatch;
  /** What the reads of one operation may cost in calls to Stripe. */
  readonly maxStripeCalls: number;
  /** Milliseconds for all calls to Stripe of one operation, or of one answer of a subscription. */
  readonly timeoutMs: number;
  readonly logger: Logger;
}

/** Who asks, and on which account. */
export interface OperationOptions {
  readonly viewer: Viewer | null;
  /** Whether the caller may ask what routers ask. */
  readonly mayFederate: boolean;
  readonly scope: RequestScope;
  readonly stripe: IdentityAccount;
  /** The connected account, as events name it; undefined is the platform's own. */
  readonly account: string | undefined;
  /** Aborted when the client has gone. */
  readonly signal: SignalLike;
}

/** What is read and shown for one answer. */
interface Answer {
  readonly loaders: Loaders;
  readonly changes: Changes;
  readonly visibility: Visibility;
}

/**
 * Makes the context of one operation: loaders of its own, behind the rights of its viewer. A subscription's lives as
 * long as its stream, so what was read for one of its answers is forgotten before the next, and while it waits it
 * holds none.
 */
export function createContext(parts: GatewayParts, options: OperationOptions): GatewayContext {
  const { audit, callerLimits, subscriptionCaps, bus, watch, maxStripeCalls, timeoutMs, logger } = parts;
  const { viewer, mayFederate, scope, stripe, account, signal } = options;
  const who = { subject: viewer?.subject ?? null, requestId: scope.id };
  const caller = keyOfCaller(viewer);

  function begin(source: IdentityAccount): Answer {
    const bound = bindAccount(source, beginOperation(timeoutMs, { signal, caller, scope }));
    const loaders = createLoaders(bound, createCallBudget(maxStripeCalls));
    const guarded = guardChanges(bound.sessions, loaders, viewer);
    const announced = announceChanges(guarded, (sessionId) => bus.publish({ sessionId, account }));
    return {
      loaders: guardLoaders(loaders, viewer),
      changes: limitChanges(announced, callerLimits, viewer),
      visibility: createVisibility(viewer),
    };
  }

  let from = stripe;
  let begun: Answer | undefined;
  const answer = () => (begun ??= begin(from));

  return {
    scope,
    viewer,
    mayFederate,
    // The context is copied on its way to the resolvers, so what can be begun anew lies one step deeper.
    loaders: {
      get sessions() {
        return answer().loaders.sessions;
      },
      get reports() {
        return answer().loaders.reports;
      },
      get subjects() {
        return answer().loaders.subjects;
      },
    },
    changes: {
      create: (...asked) => answer().changes.create(...asked),
      update: (...asked) => answer().changes.update(...asked),
      cancel: (...asked) => answer().changes.cancel(...asked),
      redact: (...asked) => answer().changes.redact(...asked),
    },
    visibility: {
      mayShow: (object) => answer().visibility.mayShow(object),
      grant: (session) => answer().visibility.grant(session),
    },
    recordRead: createReadRecorder(audit, logger, who),
    recordChange: createChangeRecorder(audit, logger, who),
    live: createLive({
      viewer,
      account: stripe,
      watch,
      caps: subscriptionCaps,
      concerns: (change) => change.account === account,
      begin({ round }) {
        from = round.share(stripe);
        begun = undefined;
      },
      rest() {
        from = stripe;
        begun = undefined;
      },
    }),
  };
}
