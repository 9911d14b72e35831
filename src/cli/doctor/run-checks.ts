import { fail, type Check, type Finding, type Result, type Subject } from './check.js';

/**
 * Runs checks one after the other: what one computes would count against the patience of another that waits for an
 * answer. Never throws.
 */
export async function runChecks(checks: readonly Check[], subject: Subject): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const check of checks) {
    const results = await run(check, subject);
    findings.push(...results.map((result) => ({ check: check.name, ...result })));
  }
  return findings;
}

async function run(check: Check, subject: Subject): Promise<readonly Result[]> {
  try {
    return await check.run(subject);
  } catch {
    // Whatever was thrown may quote what was asked.
    return [fail('this could not be checked', 'It is a fault of this program: please report it.')];
  }
}
