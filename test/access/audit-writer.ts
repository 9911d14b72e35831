import { statSync } from 'node:fs';
import { createAuditLog } from '../../src/access/audit-log.js';

// A process of its own, because a limit on the size of files holds for a whole process: writes lines to the file that
// it is told, and prints what became of each.
const path = process.argv[2] ?? '';
const log = createAuditLog(path);

const subjects = { first: 'a', 'too long': 'a'.repeat(1000), short: 'a', 'too long again': 'a'.repeat(1000) };
const steps = Object.entries(subjects).map(([requestId, subject]) => {
  let outcome = 'written';
  try {
    log.write({ subject, action: 'session.cancel', sessionId: 'vs_1', outcome: 'ok', requestId });
  } catch (error) {
    outcome = error instanceof Error ? error.message : 'no Error';
  }
  return { requestId, outcome, size: statSync(path).size };
});
process.stdout.write(JSON.stringify(steps));
