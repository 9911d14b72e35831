import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPage, root } from './pages.js';

/** Code of a page that its text says is from a file, which is compiled and tested where it stands. */
const snippets = ['README.md', 'docs/frontend.md', 'docs/platform.md', 'docs/sandbox.md'].flatMap((path) =>
  readPage(path).blocks.flatMap(({ place, language, text, intro }) => {
    const [, file] = /from `([\w./-]+)`:$/i.exec(intro) ?? [];
    return file === undefined ? [] : [{ place, language, text, file }];
  }),
);

/** The same code may be indented otherwise. */
const withoutIndent = (text: string) => text.replace(/^ +/gm, '');

describe('snippets', () => {
  it('are found', () => {
    expect(snippets.length).toBeGreaterThan(5);
  });

  it.each(snippets)('$place is in $file as it stands', ({ text, file }) => {
    expect(withoutIndent(readFileSync(`${root}${file}`, 'utf8'))).toContain(withoutIndent(text));
  });

  it('of TypeScript are all from a file', () => {
    const typed = readPage('docs/frontend.md').blocks.filter(({ language }) => language === 'ts');
    expect(typed.length).toBe(snippets.filter(({ language }) => language === 'ts').length);
  });
});
