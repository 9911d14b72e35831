import type { Page } from './pages.js';

/** The rows of the first table whose head begins with a word, as cells; ticks around a whole cell are taken off. */
export function readTable({ path, prose }: Page, head: string): string[][] {
  const lines = prose.split('\n');
  const begin = lines.findIndex((line) => readCells(line)[0] === head);
  if (begin === -1) throw new Error(`${path} has no table whose head begins with "${head}"`);
  const end = lines.findIndex((line, index) => index > begin && !line.startsWith('|'));
  return lines.slice(begin + 2, end === -1 ? undefined : end).map(readCells);
}

function readCells(line: string): string[] {
  if (!line.startsWith('|')) return [];
  return line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) =>
      cell
        .trim()
        .replaceAll('\\|', '|')
        .replace(/^`([^`]*)`$/, '$1'),
    );
}
