import type { AuditLog } from '../../access/audit-log.js';
import type { Viewer } from '../../access/viewer.js';
import { createCallBudget } from '../../stripe/call-budget.js';
import type { IdentityAccount } from '../../stripe/identity.js';
import { createLoaders } from '../../stripe/loaders.js';
import type { Logger } from '../../telemetry/logger.js';
import type { GatewayContext } from '../context.js';
import { guardChanges } from './guarded-changes.js';
import { guardLoaders } from './guarded-loaders.js';
import { createReadRecorder } from './personal-data.js';
import { createChangeRecorder } from './recorded-changes.js';
import { createVisibility } from './visibility.js';

export interface OperationOptions {
  readonly viewer: Viewer | null;
  readonly requestId: string;
  readonly stripe: IdentityAccount;
  readonly audit: AuditLog;
  /** What the reads of one operation may cost in calls to Stripe. */
  readonly maxStripeCalls: number;
  readonly logger: Logger;
}

/** Makes the context of one operation: loaders of its own, behind the rights of its viewer. */
export function createContext(options: OperationOptions): GatewayContext {
  const { viewer, requestId, stripe, audit, maxStripeCalls, logger } = options;
  const who = { subject: viewer?.subject ?? null, requestId };
  const loaders = createLoaders(stripe, createCallBudget(maxStripeCalls));
  return {
    viewer,
    loaders: guardLoaders(loaders, viewer),
    changes: guardChanges(stripe.sessions, loaders, viewer),
    visibility: createVisibility(viewer),
    recordRead: createReadRecorder(audit, logger, who),
    recordChange: createChangeRecorder(audit, logger, who),
  };
}
