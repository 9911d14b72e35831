import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPage, root } from './pages.js';

const page = readPage('docs/architecture.md');
const [drawing = ''] = page.blocks.filter(({ language }) => language === 'mermaid').map(({ text }) => text);

/** The node of the drawing that a file belongs to. */
function nodeOf(path: string): string {
  const [top = '', ...below] = relative('src', path).split('/');
  if (top === 'config.ts') return 'config';
  return below.length === 0 || top === 'cli' ? 'app' : top;
}

/** Which node imports which, by the code. */
function importsOfCode(): string[] {
  const edges = new Set<string>();
  for (const name of readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts')) continue;
    const path = join('src', name);
    const imported = readFileSync(`${root}${path}`, 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+)\.js'/g);
    for (const [, target = ''] of imported) {
      const [from, to] = [nodeOf(path), nodeOf(`${join(path, '..', target)}.ts`)];
      if (from !== to) edges.add(`${from} --> ${to}`);
    }
  }
  return [...edges].sort();
}

/** Which node imports which, by the drawing. */
function importsDrawn(): string[] {
  const arrows = drawing.matchAll(/^ +(\w+)(?:\[[^\]]*\])? --> (\w+)/gm);
  return [...arrows].map(([, from = '', to = '']) => `${from} --> ${to}`).sort();
}

interface Rule {
  readonly name: string;
  readonly to: { readonly pathNot?: string };
}

/** What the checked rules allow a folder, itself left out. */
function allowed(folder: string): string[] | undefined {
  const { forbidden } = createRequire(import.meta.url)(`${root}.dependency-cruiser.cjs`) as {
    forbidden: readonly Rule[];
  };
  const rule = forbidden.find(({ name }) => name === `${folder}-imports-only-what-its-row-names`);
  const [, folders] = /\(([\w|]+)\)/.exec(rule?.to.pathNot ?? '') ?? [];
  return folders?.split('|').filter((each) => each !== folder);
}

describe('the drawing of folders', () => {
  it('has an arrow for each import there is, and no other', () => {
    expect(importsDrawn().length).toBeGreaterThan(15);
    expect(importsDrawn()).toEqual(importsOfCode());
  });

  it('shows nothing that the rules of imports forbid', () => {
    const ruled = importsDrawn()
      .map((arrow) => arrow.split(' --> '))
      .filter(([from = '']) => allowed(from) !== undefined);
    expect(ruled.length).toBeGreaterThan(8);
    expect(ruled.filter(([from = '', to = '']) => allowed(from)?.includes(to) !== true)).toEqual([]);
  });

  it('names each node by the folder it stands for', () => {
    for (const [, node = '', label = ''] of drawing.matchAll(/(\w+)\["(src\/[\w.]+)/g)) {
      expect(nodeOf(label.endsWith('.ts') ? label : `${label}/any.ts`), label).toBe(node);
    }
  });
});

describe('the tables', () => {
  it('name every folder of src down to the second level', () => {
    const folders = readdirSync(`${root}src`, { withFileTypes: true })
      .filter((each) => each.isDirectory())
      .flatMap(({ name: top }) =>
        readdirSync(`${root}src/${top}`, { withFileTypes: true })
          .filter((each) => each.isDirectory())
          .map(({ name }) => ({ top, name })),
      );
    const named = new Set([...page.prose.matchAll(/`([\w./-]+)`/g)].map(([, path]) => path));
    // Small folders of one purpose, which their parent's row tells of.
    const within = new Set(['cli/doctor', 'telemetry/metrics', 'telemetry/tracing', 'events/redis']);
    within.add('sandbox/stand-alone').add('sandbox/random');
    const missing = folders.filter(
      ({ top, name }) =>
        !named.has(`src/${top}/${name}`) && !named.has(name) && !within.has(`${top}/${name}`),
    );
    expect(missing).toEqual([]);
  });
});
