import { contextCacheSymbol, initContextCache } from '@pothos/core';
import type { AuditLog } from '../../access/audit-log.js';
import type { CallerLimits } from '../../access/caller-limits.js';
import type { SubscriptionCaps } from '../../access/subscription-caps.js';
import type { Viewer } from '../../access/viewer.js';
import type { ChangeBus } from '../../events/change-bus.js';
import type { SessionWatch } from '../../events/watch/session-watch.js';
import type { IdentityAccount } from '../../stripe/identity.js';
import type { SignalLike } from '../../stripe/operation/light-signal.js';
import type { Logger } from '../../telemetry/logger.js';
import type { RequestScope } from '../../telemetry/request-scope.js';
import type { GatewayContext } from '../context.js';
import { createLive, type Live } from '../live/live.js';
import { CurrentAnswer } from './current-answer.js';
import type { Decisions } from './forget-decisions.js';
import { createReadRecorder } from './personal-data.js';
import { createChangeRecorder } from './recorded-changes.js';

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

/** Makes the context of one operation: loaders of its own, behind the rights of its viewer. */
export function createContext(parts: GatewayParts, options: OperationOptions): GatewayContext {
  const { audit, logger } = parts;
  const { viewer, mayFederate, scope } = options;
  const who = { subject: viewer?.subject ?? null, requestId: scope.id };
  const decisions: Decisions = initContextCache();
  const current = new CurrentAnswer(parts, options, decisions);
  let live: Live | undefined;
  return {
    scope,
    viewer,
    mayFederate,
    // The context is copied on its way to the resolvers, so what can be begun anew lies one step deeper.
    loaders: current,
    changes: current,
    visibility: current,
    recordRead: createReadRecorder(audit, logger, who),
    recordChange: createChangeRecorder(audit, logger, who),
    get live() {
      return (live ??= openLive(parts, options, current));
    },
    [contextCacheSymbol]: decisions[contextCacheSymbol],
    forget: () => current.renew(options.stripe),
  };
}

function openLive(parts: GatewayParts, options: OperationOptions, current: CurrentAnswer): Live {
  const { stripe, account, viewer } = options;
  return createLive({
    viewer,
    account: stripe,
    watch: parts.watch,
    caps: parts.subscriptionCaps,
    concerns: (change) => change.account === account,
    begin: ({ round }) => current.renew(round.share(stripe)),
    rest: () => current.renew(stripe),
  });
}
