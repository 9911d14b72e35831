import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listPages, readPage, root, type Page } from './pages.js';

const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
  scripts: Record<string, string>;
};
const { scripts: webScripts } = JSON.parse(readFileSync(`${root}examples/web/package.json`, 'utf8')) as {
  scripts: Record<string, string>;
};

/** What a page points to, be it by a link or as a picture. */
function targetsOf({ prose }: Page): string[] {
  const withoutCode = prose.replace(/`[^`\n]*`/g, '');
  const links = [...withoutCode.matchAll(/\]\(([^)\s]+)\)/g)];
  const pictures = [...withoutCode.matchAll(/(?:src|srcset|href)="([^"]+)"/g)];
  return [...links, ...pictures].map(([, target = '']) => target);
}

/** What is wrong with a target; undefined where it is there, or elsewhere. */
function findFault(page: Page, target: string): string | undefined {
  if (/^(https?|mailto):/.test(target)) return undefined;
  const [file = '', anchor] = target.split('#', 2);
  const path = file === '' ? page.path : join(dirname(page.path), file);
  if (!existsSync(`${root}${path}`)) return `${target}: there is no ${path}`;
  if (anchor === undefined) return undefined;
  return readPage(path).anchors.has(anchor) ? undefined : `${target}: ${path} has no heading of that name`;
}

/** Paths of this repository in ticks, but for patterns. */
function namedPaths({ prose }: Page): string[] {
  return [...prose.matchAll(/`((?:src|test|docs|examples|bench|scripts|release|\.ci)\/[\w./-]+)`/g)]
    .map(([, path = '']) => path)
    .filter((path) => !path.includes('...'));
}

describe.each(listPages().map((path) => [path]))('%s', (path) => {
  const page = readPage(path);

  it('points to nothing that is not there', () => {
    expect(targetsOf(page).flatMap((target) => findFault(page, target) ?? [])).toEqual([]);
  });

  it('names no file of this repository that is not there', () => {
    const folders = [root, `${root}${dirname(path)}/`];
    const isThere = (named: string) => folders.some((folder) => existsSync(`${folder}${named}`));
    expect(namedPaths(page).filter((named) => !isThere(named))).toEqual([]);
  });

  it('names no script that is not there', () => {
    const known = path.startsWith('examples/web') ? { ...scripts, ...webScripts } : scripts;
    const named = [...page.text.matchAll(/npm run (?:--silent )?([\w:]+)( --prefix examples\/web)?/g)];
    const unknown = named.filter(([, name = '', web]) => !(name in (web === undefined ? known : webScripts)));
    expect(unknown.map(([command]) => command)).toEqual([]);
  });
});

it('finds a link and an anchor that lead nowhere', () => {
  const page = readPage('README.md');
  expect(findFault(page, 'docs/nowhere.md')).toContain('there is no docs/nowhere.md');
  expect(findFault(page, 'docs/frontend.md#nothing')).toContain('no heading');
  expect(findFault(page, 'docs/frontend.md#errors')).toBeUndefined();
});

it('shows every picture somewhere', () => {
  const shown = listPages().flatMap((path) =>
    targetsOf(readPage(path)).map((target) => join(dirname(path), target)),
  );
  const pictures = readdirSync(`${root}docs/images`).map((name) => `docs/images/${name}`);
  expect(pictures.filter((picture) => !shown.includes(picture))).toEqual([]);
});

it('reaches every page of docs from the README', () => {
  const reached = new Set(['README.md']);
  for (const path of reached) {
    for (const target of targetsOf(readPage(path))) {
      const [file = ''] = target.split('#');
      const next = join(dirname(path), file);
      if (file.endsWith('.md') && existsSync(`${root}${next}`)) reached.add(next);
      // A folder shows what is in it.
      for (const listed of listPages()) if (file !== '' && dirname(listed) === next) reached.add(listed);
    }
  }
  expect(listPages().filter((path) => !reached.has(path))).toEqual([]);
});
