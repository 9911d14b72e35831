import type { AuditEntry, AuditLog } from '../../access/audit-log.js';
import { prefixOf } from '../../stripe/stripe-id.js';
import type { Logger } from '../../telemetry/logger.js';

/** Writes down a change, made or refused. */
export type RecordChange = (change: {
  readonly action: AuditEntry['action'];
  readonly sessionId: string | null;
  readonly outcome: string;
}) => void;

/** Makes the record keeper of one operation's changes. The change is made by then, so a line lost is an alarm, not an error. */
export function createChangeRecorder(
  audit: AuditLog,
  logger: Logger,
  who: { readonly subject: string | null; readonly requestId: string },
): RecordChange {
  return (change) => {
    const sessionId = isSessionId(change.sessionId) ? change.sessionId : null;
    try {
      audit.write({ ...who, ...change, sessionId });
    } catch {
      logger.error(
        { requestId: who.requestId, action: change.action },
        'a change could not be written to the audit log',
      );
    }
  };
}

/** A client secret begins with the id of its session, and is pasted in place of it now and then. */
function isSessionId(text: string | null): text is string {
  return text !== null && prefixOf(text) === 'vs' && !text.includes('_secret');
}
