import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../../', import.meta.url);
const text = readFileSync(new URL('docs/security.md', root), 'utf8');

/** `test/access/reads.test.ts`, and the names after it that stand in the same folder. */
function namedTests(line: string): string[] {
  let folder = '';
  return [...line.matchAll(/`((?:test\/[\w/-]+\/)?)([\w.-]+\.test\.ts)`/g)].map(
    ([, path = '', name = '']) => {
      if (path !== '') folder = path;
      return `${folder}${name}`;
    },
  );
}

describe('docs/security.md', () => {
  const named = text.split('\n').flatMap(namedTests);

  it('names tests', () => {
    expect(named.length).toBeGreaterThan(20);
  });

  it.each([...new Set(named)])('names a test that exists: %s', (path) => {
    expect(existsSync(new URL(path, root))).toBe(true);
  });

  it('shows each threat of its table by a test', () => {
    const rows = text
      .split('\n')
      .filter((line) => line.startsWith('| ') && !/^\| (what they try|---)/.test(line));
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.filter((row) => namedTests(row).length === 0)).toEqual([]);
  });
});
