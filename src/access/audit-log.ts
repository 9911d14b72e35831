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
    write: (...entries) => lines.append(printLines(entries)),
    stop: () => lines.stop(),
  };
}

/** Lines of one page differ in their ids alone: what stands before and behind these is written out for the first of them. */
function printLines(entries: readonly AuditEntry[]): string {
  let text = '';
  let first: AuditEntry | undefined;
  let [before, behind] = ['', ''];
  for (const entry of entries) {
    if (first === undefined || !isAlike(first, entry)) {
      first = entry;
      [before, behind] = printAroundIds(entry);
    }
    const { sessionId, reportId } = entry;
    const report = reportId === undefined ? '' : `,"reportId":${JSON.stringify(reportId)}`;
    text += before + JSON.stringify(sessionId) + report + behind;
  }
  return text;
}

function printAroundIds(entry: AuditEntry): [before: string, behind: string] {
  const { subject, requestId, action, outcome, fields, time = Date.now() } = entry;
  const begin = { audit: true, time: new Date(time).toISOString(), subject, requestId, action, outcome };
  return [
    `${JSON.stringify(begin).slice(0, -1)},"sessionId":`,
    fields === undefined ? '}\n' : `,"fields":${JSON.stringify(fields)}}\n`,
  ];
}

/** Whether two lines differ in nothing but the ids. One that says no time has a time of its own. */
function isAlike(one: AuditEntry, other: AuditEntry): boolean {
  return (
    one.requestId === other.requestId &&
    one.time === other.time &&
    one.time !== undefined &&
    one.fields === other.fields &&
    one.outcome === other.outcome &&
    one.action === other.action &&
    one.subject === other.subject
  );
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
