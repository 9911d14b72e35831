import type { StormFigures } from '../measure/measure-storm.js';
import type { Storm } from '../scenarios/storm.js';
import type { ServerName } from '../servers/server.js';
import { showMebibytes, writeTable } from './table.js';

const head = [
  'server',
  'right answers/s',
  'wrong or errors',
  'p50 ms',
  'p99 ms',
  'oldest ms',
  'calls/s',
  'busiest second',
  'refused',
  'CPU ms each',
  'peak MiB',
];

/** Writes the figures of a storm in Markdown. */
export function describeStorm(
  { title, latencyMs, rate }: Storm,
  figures: ReadonlyMap<ServerName, StormFigures>,
): string {
  const rows = [...figures].map(([name, each]) => [
    name,
    each.answersPerSecond.toFixed(0),
    String(each.wrong),
    each.p50.toFixed(1),
    each.p99.toFixed(1),
    each.oldestMs.toFixed(0),
    each.callsPerSecond.toFixed(1),
    String(each.busiestSecond),
    String(each.refused),
    each.cpuMs.toFixed(3),
    showMebibytes(each.peakRss),
  ]);
  const distance = `Stripe takes ${latencyMs} ms and ${rate} calls a second`;
  return `### ${title}; ${distance}\n\n${writeTable(head, rows)}\n`;
}
