import type { AuditLog } from '../../access/audit-log.js';
import { Failure } from '../../stripe/failure.js';
import type { Logger } from '../../telemetry/logger.js';

export interface PersonalDataRead {
  readonly sessionId: string | null;
  readonly reportId?: string | null;
  /** Paths of the GraphQL schema, from the session or the report. */
  readonly fields: readonly string[];
}

/** Writes down that personal data is about to be shown. Undefined when it may be, else why it may not. */
export type RecordRead = (read: PersonalDataRead) => Failure | undefined;

/** Makes the record keeper of one operation. What cannot be written down is not shown; the rest of the answer is. */
export function createReadRecorder(
  audit: AuditLog,
  logger: Logger,
  who: { readonly subject: string | null; readonly requestId: string },
): RecordRead {
  const { subject, requestId } = who;
  return ({ sessionId, reportId, fields }) => {
    try {
      audit.write({
        subject,
        requestId,
        action: 'personal-data.read',
        outcome: 'ok',
        sessionId,
        reportId,
        fields,
      });
      return undefined;
    } catch {
      logger.error({ requestId }, 'the audit log cannot be written: personal data is withheld');
      return new Failure(
        'AUDIT_UNAVAILABLE',
        'Personal data is withheld, because reading it cannot be recorded now. Try again later.',
      );
    }
  };
}
