import type { Figures } from '../measure/measure-round.js';
import type { Scenario } from '../scenarios/scenario.js';
import type { ServerName } from '../servers/server.js';
import { showMebibytes, writeTable } from './table.js';

const head = ['server', 'answers/s', 'CPU ms each', 'calls each', 'p50 ms', 'p99 ms', 'peak MiB'];

/** Writes the figures of a scenario in Markdown. */
export function describeScenario(
  { title, latencyMs, clients }: Scenario,
  figures: ReadonlyMap<ServerName, Figures>,
): string {
  const rows = [...figures].map(([name, each]) => [
    name,
    each.answersPerSecond.toFixed(0),
    each.cpuMs.toFixed(3),
    each.callsPerAnswer.toFixed(2),
    each.p50.toFixed(1),
    each.p99.toFixed(1),
    showMebibytes(each.peakRss),
  ]);
  const distance = latencyMs === 0 ? 'Stripe answers at once' : `Stripe takes ${latencyMs} ms`;
  return `### ${title}; ${distance}, ${clients} connections\n\n${writeTable(head, rows)}\n`;
}
