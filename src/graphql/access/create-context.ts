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
import type { Loaders } from '../../stripe/loaders.js';
import { CurrentAnswer } from './current-answer.js';
import type { Changes } from './guarded-changes.js';
import { createReadRecords, type ReadRecords } from './personal-data.js';
import { createChangeRecorder, type RecordChange } from './recorded-changes.js';
import type { Visibility } from './visibility.js';

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
  return new OperationContext(parts, options);
}

/**
 * The context is copied on its way to the resolvers, so all it has is its own, and what can be begun anew lies one step
 * deeper. A literal with a symbol in it costs V8 four times as much.
 */
class OperationContext implements GatewayContext {
  readonly scope: RequestScope;
  readonly viewer: Viewer | null;
  readonly mayFederate: boolean;
  readonly loaders: Loaders;
  readonly changes: Changes;
  readonly visibility: Visibility;
  readonly reads: ReadRecords;
  readonly recordChange: RecordChange;
  readonly live: Live;
  readonly [contextCacheSymbol]: object;
  readonly forget: () => void;

  constructor(parts: GatewayParts, options: OperationOptions) {
    const { audit, logger } = parts;
    const { viewer, scope } = options;
    const who = { subject: viewer?.subject ?? null, requestId: scope.id };
    const decisions = initContextCache();
    const current = new CurrentAnswer(parts, options, decisions);
    this.scope = scope;
    this.viewer = viewer;
    this.mayFederate = options.mayFederate;
    this.loaders = current;
    this.changes = current;
    this.visibility = current;
    this.reads = createReadRecords(audit, logger, who);
    this.recordChange = createChangeRecorder(audit, logger, who);
    this.live = createLive(parts, options, current);
    this[contextCacheSymbol] = decisions[contextCacheSymbol];
    const forget = () => current.renew(options.stripe);
    this.forget = forget;
  }
}
