import type { Finding } from './check.js';

const levels = ['ok', 'warn', 'fail'] as const;

/** Prints findings for people: a line for each, and one below it how to mend what is not ok. */
export function printFindings(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ check }) => check.length));
  const indent = ' '.repeat(width + 8);
  const lines = findings.flatMap((finding) => [
    `${finding.level.padEnd(4)}  ${finding.check.padEnd(width)}  ${finding.what}`,
    ...(finding.level === 'ok' ? [] : [`${indent}${finding.mend}`]),
  ]);
  const counts = levels.map((level) => `${countOf(findings, level)} ${level}`).join(', ');
  return `${[...lines, '', counts].join('\n')}\n`;
}

/** The same for programs: one JSON object. */
export function printJson(findings: readonly Finding[]): string {
  return `${JSON.stringify({ healthy: countOf(findings, 'fail') === 0, findings }, null, 2)}\n`;
}

function countOf(findings: readonly Finding[], wanted: Finding['level']): number {
  return findings.filter(({ level }) => level === wanted).length;
}
