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
  /** When it was, in milliseconds since 1970; now where nothing is said. */
  readonly time?: number;
}

export interface AuditLog {
  /** Writes a line for each entry and returns when the system has taken them all. @throws when it has not */
  write(...entries: readonly AuditEntry[]): void;
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
    write: (...entries) => lines.append(entries.map(toLine).join('')),
    stop: () => lines.stop(),
  };
}

/** The lines of a page are of the same millisecond, mostly, and writing it out takes longer than the rest of a line. */
let lastTime = Number.NaN;
let lastText = '';

function writeTime(time: number): string {
  if (time !== lastTime) {
    lastText = new Date(time).toISOString();
    lastTime = time;
  }
  return lastText;
}

function toLine(entry: AuditEntry): string {
  const { subject, requestId, action, outcome, sessionId, reportId, fields } = entry;
  const at = writeTime(entry.time ?? Date.now());
  // Written out: a page of sessions leaves many lines, and spreading costs more than the JSON.
  const line = { audit: true, time: at, subject, requestId, action, outcome, sessionId, reportId, fields };
  return `${JSON.stringify(line)}\n`;
}

const linesOfStandardOutput: LineFile = {
  append(text) {
    const bytes = Buffer.from(text);
    if (writeSync(standardOutput, bytes) !== bytes.length) {
      throw new Error('the audit log took a part of a line only');
    }
  },
  stop() {
    // It is not this log's to close.
  },
};
