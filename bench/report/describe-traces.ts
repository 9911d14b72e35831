import type { Surplus } from '../measure/measure-traces.js';
import type { VariantName } from '../servers/server.js';
import { showPercent, writeTable } from './table.js';

const head = ['gateway', 'CPU more', 'quarter of the rounds below', 'and above'];
const titles: Readonly<Record<VariantName, string>> = {
  twin: 'once more as it is (twin), beside the first',
  sampled: 'with a tenth of the traces (sampled), beside both',
  traced: 'with all traces (traced), beside both',
};

/** Writes what traces cost in Markdown. The twin shows how far two of a kind are apart. */
export function describeTraces(surpluses: ReadonlyMap<VariantName, Surplus>): string {
  const rows = [...surpluses].map(([name, { median, quartiles }]) => [
    titles[name],
    ...[median, ...quartiles].map(showPercent),
  ]);
  return `### What traces cost, one session by id\n\n${writeTable(head, rows)}\n`;
}
