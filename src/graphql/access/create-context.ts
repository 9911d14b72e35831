import type { AuditLog } from '../../access/audit-log.js';
import type { CallerLimits } from '../../access/caller-limits.js';
import type { Viewer } from '../../access/viewer.js';
import { createCallBudget } from '../../stripe/call-budget.js';
import type { IdentityAccount } from '../../stripe/identity.js';
import { createLoaders } from '../../stripe/loaders.js';
import type { Logger } from '../../telemetry/logger.js';
import type { GatewayContext } from '../context.js';
import { guardChanges } from './guarded-changes.js';
import { guardLoaders } from './guarded-loaders.js';
import { limitChanges } from './limited-changes.js';
import { createReadRecorder } from './personal-data.js';
import { createChangeRecorder } from './recorded-changes.js';
import { createVisibility } from './visibility.js';

export interface OperationOptions {
  readonly viewer: Viewer | null;
  /** Whether the caller may ask what routers ask. */
  readonly mayFederate: boolean;
  readonly requestId: string;
  readonly stripe: IdentityAccount;
  readonly audit: AuditLog;
  readonly callerLimits: CallerLimits;
  /** What the reads of one operation may cost in calls to Stripe. */
  readonly maxStripeCalls: number;
  readonly logger: Logger;
}

/** Makes the context of one operation: loaders of its own, behind the rights of its viewer. */
export function createContext(options: OperationOptions): GatewayContext {
  const { viewer, mayFederate, requestId, stripe, audit, callerLimits, maxStripeCalls, logger } = options;
  const who = { subject: viewer?.subject ?? null, requestId };
  const loaders = createLoaders(stripe, createCallBudget(maxStripeCalls));
  return {
    viewer,
    mayFederate,
    loaders: guardLoaders(loaders, viewer),
    changes: limitChanges(guardChanges(stripe.sessions, loaders, viewer), callerLimits, viewer),
    visibility: createVisibility(viewer),
    recordRead: createReadRecorder(audit, logger, who),
    recordChange: createChangeRecorder(audit, logger, who),
  };
}
