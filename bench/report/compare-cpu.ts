import type { Figures } from '../measure/measure-round.js';
import { scenarios } from '../scenarios/scenario.js';
import type { ServerName } from '../servers/server.js';
import type { Results } from './results.js';
import { writeTable } from './table.js';

const head = ['CPU for an answer', 'ours, ms', 'bare / ours', 'textbook / ours', 'best peer / ours'];
const graphqlPeers: readonly ServerName[] = ['textbook', 'apollo', 'hive'];

/** Writes what the others' answers cost, ours being 1. The best peer is the cheapest that speaks GraphQL. */
export function compareCpu(results: Results): string {
  const rows = scenarios.flatMap(({ name }) => {
    const figures = results.scenarios.get(name);
    const ours = figures?.get('ours');
    if (figures === undefined || ours === undefined) return [];
    const show = (peer: ServerName) => showRatio(figures.get(peer), ours);
    const [best] = graphqlPeers
      .filter((peer) => figures.has(peer))
      .sort((a, b) => (figures.get(a)?.cpuMs ?? 0) - (figures.get(b)?.cpuMs ?? 0));
    const bestShown = best === undefined ? '' : `${show(best)} (${best})`;
    return [[name, ours.cpuMs.toFixed(3), show('bare'), show('textbook'), bestShown]];
  });
  return rows.length === 0 ? '' : `${writeTable(head, rows)}\n`;
}

const showRatio = (peer: Figures | undefined, ours: Figures) =>
  peer === undefined ? '' : (peer.cpuMs / ours.cpuMs).toFixed(2);
