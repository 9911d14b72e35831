import { writeSync } from 'node:fs';
import { createLineFile, type LineFile } from './line-file.js';

/** One look at personal data, or one change. It names fields, never their values. */
export interface AuditEntry {
  readonly subject: string | null;
  readonly action: `session.${'create' | 'update' | 'cancel' | 'redact'}` | 'personal-data.read';
  readonly sessionId: string | null;
  readonly reportId?: string | null | undefined;
  /** Paths of the GraphQL schema. */
  readonly fields?: readonly string[] | undefined;
  /** `ok`, or the code of what went wrong. */
  readonly outcome: string;
  readonly requestId: string;
}

export interface AuditLog {
  /** Writes one line and returns when the system has taken it. @throws when it has not */
  write(entry: AuditEntry): void;
  stop(): void;
}

const standardOutput = 1;

/**
 * Opens the audit log: a file to append to, or standard output. Lines are written at once and not through a buffer,
 * because what cannot be written down must not be shown.
 * @param target `stdout` or a file's path; a file that cannot be opened is tried again at the next line
 */
export function createAuditLog(target: string): AuditLog {
  const lines = target === 'stdout' ? linesOfStandardOutput : createLineFile(target);
  return {
    write({ subject, requestId, action, outcome, sessionId, reportId, fields }) {
      const time = new Date().toISOString();
      // Written out, as are the entries: a page of sessions leaves many lines, and spreading costs more than the JSON.
      const line = { audit: true, time, subject, requestId, action, outcome, sessionId, reportId, fields };
      lines.append(`${JSON.stringify(line)}\n`);
    },
    stop: () => lines.stop(),
  };
}

const linesOfStandardOutput: LineFile = {
  append(line) {
    const bytes = Buffer.from(line);
    if (writeSync(standardOutput, bytes) !== bytes.length) {
      throw new Error('the audit log took a part of a line only');
    }
  },
  stop() {
    // It is not this log's to close.
  },
};
