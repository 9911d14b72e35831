import type { AuditEntry, AuditLog } from '../../access/audit-log.js';
import { Failure } from '../../stripe/failure.js';
import type { Logger } from '../../telemetry/logger.js';

export interface PersonalDataRead {
  readonly sessionId: string | null;
  readonly reportId?: string | null;
  /** Paths of the GraphQL schema, from the session or the report. */
  readonly fields: readonly string[];
}

/** Writes down which personal data an operation shows. What cannot be written down is not shown; the rest of the answer is. */
export interface ReadRecords {
  /** Personal data is about to be shown. Undefined when it may be, else why it may not. */
  record(read: PersonalDataRead): Failure | undefined;
  /**
   * From now on what is recorded waits for `keep`, so that a page leaves its lines in one go, and nothing may be sent
   * before that.
   */
  defer(): void;
  /** Writes down what waits. False where that cannot be done: from now on everything is refused. */
  keep(): boolean;
}

/** Makes the records of one operation. */
export function createReadRecords(
  audit: AuditLog,
  logger: Logger,
  who: { readonly subject: string | null; readonly requestId: string },
): ReadRecords {
  return new OperationReads(audit, logger, who);
}

class OperationReads implements ReadRecords {
  private waiting: AuditEntry[] | undefined;
  private isRefused = false;

  constructor(
    private readonly audit: AuditLog,
    private readonly logger: Logger,
    private readonly who: { readonly subject: string | null; readonly requestId: string },
  ) {}

  record({ sessionId, reportId, fields }: PersonalDataRead): Failure | undefined {
    if (this.isRefused) return unavailable();
    const { subject, requestId } = this.who;
    const time = Date.now();
    const action = 'personal-data.read';
    const entry: AuditEntry = {
      subject,
      requestId,
      action,
      outcome: 'ok',
      sessionId,
      reportId,
      fields,
      time,
    };
    if (this.waiting === undefined) return this.write([entry]) ? undefined : unavailable();
    this.waiting.push(entry);
    return undefined;
  }

  defer(): void {
    this.waiting ??= [];
  }

  keep(): boolean {
    const { waiting } = this;
    this.waiting = undefined;
    this.isRefused = waiting !== undefined && waiting.length > 0 && !this.write(waiting);
    return !this.isRefused;
  }

  private write(entries: readonly AuditEntry[]): boolean {
    try {
      this.audit.write(...entries);
      return true;
    } catch {
      const { requestId } = this.who;
      this.logger.error({ requestId }, 'the audit log cannot be written: personal data is withheld');
      return false;
    }
  }
}

function unavailable(): Failure {
  return new Failure(
    'AUDIT_UNAVAILABLE',
    'Personal data is withheld, because reading it cannot be recorded now. Try again later.',
  );
}
