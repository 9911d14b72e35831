import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The repository, with a slash at the end. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** A fenced block. */
export interface Block {
  /** What stands behind the fence, as `sh`. */
  readonly language: string;
  readonly text: string;
  /** `docs/sandbox.md:12`, for a test's name. */
  readonly place: string;
  /** The heading it stands under. */
  readonly heading: string;
  /** The paragraph between it and what stands before; empty where there is none. */
  readonly intro: string;
}

/** A page of the documentation. */
export interface Page {
  /** From the root of the repository, as `docs/sandbox.md`. */
  readonly path: string;
  readonly text: string;
  /** The text without its fenced blocks. */
  readonly prose: string;
  readonly blocks: readonly Block[];
  /** What links can point to in it, as GitHub names headings. */
  readonly anchors: ReadonlySet<string>;
}

/** Reads a page. */
export function readPage(path: string): Page {
  const text = readFileSync(`${root}${path}`, 'utf8');
  const blocks: Block[] = [];
  const prose: string[] = [];
  const headings: string[] = [];
  /** Where the text behind the last block begins. */
  let behind = 0;
  let fence: { language: string; line: number; lines: string[] } | undefined;
  text.split('\n').forEach((line, index) => {
    if (!line.startsWith('```')) {
      (fence?.lines ?? prose).push(line);
      if (fence === undefined && /^#+ /.test(line)) headings.push(line.replace(/^#+ /, ''));
      return;
    }
    if (fence === undefined) {
      fence = { language: line.slice(3), line: index + 1, lines: [] };
      return;
    }
    blocks.push({
      language: fence.language,
      text: fence.lines.join('\n'),
      place: `${path}:${fence.line}`,
      heading: headings.at(-1) ?? '',
      intro: lastParagraph(prose.slice(behind)),
    });
    behind = prose.length;
    fence = undefined;
  });
  if (fence !== undefined) throw new Error(`${path}:${fence.line} opens a block that does not end`);
  return { path, text, prose: prose.join('\n'), blocks, anchors: nameAnchors(headings) };
}

/** Pages whose commands are run by tests of their own. */
export const testedElsewhere: ReadonlySet<string> = new Set(['docs/deployment.md']);

/** Every page of ours, by its path: at the root, in docs, and beside the examples. */
export function listPages(): string[] {
  const below = (folder: string) =>
    readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name}`);
  return ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...below('docs').sort(), 'examples/web/README.md'];
}

function lastParagraph(lines: readonly string[]): string {
  const end = lines.findLastIndex((line) => line.trim() !== '');
  const begin = lines.slice(0, end + 1).findLastIndex((line) => line.trim() === '');
  return lines.slice(begin + 1, end + 1).join(' ');
}

/** As GitHub makes them: small letters, spaces as dashes, a number behind what comes again. */
function nameAnchors(headings: readonly string[]): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const heading of headings) {
    const anchor = heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-');
    let name = anchor;
    for (let count = 1; anchors.has(name); count += 1) name = `${anchor}-${count}`;
    anchors.add(name);
  }
  return anchors;
}
