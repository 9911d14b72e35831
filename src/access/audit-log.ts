import { closeSync, openSync, writeSync } from 'node:fs';

/** One look at personal data, or one change. It names fields, never their values. */
export interface AuditEntry {
  readonly subject: string | null;
  readonly action: `session.${'create' | 'update' | 'cancel' | 'redact'}` | 'personal-data.read';
  readonly sessionId: string | null;
  readonly reportId?: string | null;
  /** Paths of the GraphQL schema. */
  readonly fields?: readonly string[];
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
  let file: number | undefined;
  const open = () => (target === 'stdout' ? standardOutput : (file ??= openSync(target, 'a', 0o600)));
  return {
    write(entry) {
      const line = `${JSON.stringify({ audit: true, time: new Date().toISOString(), ...entry })}\n`;
      const bytes = Buffer.from(line);
      if (writeSync(open(), bytes) !== bytes.length)
        throw new Error('the audit log took a part of a line only');
    },
    stop() {
      if (file !== undefined) closeSync(file);
      file = undefined;
    },
  };
}
