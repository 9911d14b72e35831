import type { Target } from './targets.js';
import { writeTable } from './table.js';

/** Writes a verdict on each target in Markdown. */
export function describeTargets(targets: readonly Target[]): string {
  const rows = targets.map(({ claim, found }) => [
    claim,
    found?.figure ?? '',
    found === undefined ? 'not measured' : found.isMet ? 'met' : 'missed',
  ]);
  return `${writeTable(['target', 'found', 'verdict'], rows)}\n`;
}
