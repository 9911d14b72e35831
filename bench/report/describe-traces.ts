import type { Surplus, TracingName } from '../measure/measure-traces.js';
import { showPercent, writeTable } from './table.js';

const head = ['traces that callers record', 'CPU more', 'quarter of the rounds below', 'and above'];
const titles: Readonly<Record<TracingName, string>> = {
  none: 'none',
  'none again': 'none once more, beside the first',
  'a tenth': 'a tenth, beside both',
  all: 'all, beside both',
};

/** Writes what traces cost in Markdown. Rounds without any show how far two of a kind are apart. */
export function describeTraces(surpluses: ReadonlyMap<TracingName, Surplus>): string {
  const rows = [...surpluses].map(([name, { median, quartiles }]) => [
    titles[name],
    ...[median, ...quartiles].map(showPercent),
  ]);
  return `### What traces cost, one session by id\n\n${writeTable(head, rows)}\n`;
}
