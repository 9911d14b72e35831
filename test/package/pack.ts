import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runNpm } from './run-npm.js';

export interface Packed {
  /** The tarball's path. */
  readonly path: string;
  readonly files: readonly string[];
  /** In bytes. */
  readonly size: number;
  readonly unpackedSize: number;
}

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What packing reads, and what it must leave out. */
const taken = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'src',
  'test',
  'scripts',
  'schema.graphql',
  'schema.subgraph.graphql',
  'docs',
  'README.md',
  'LICENSE',
  'CHANGELOG.md',
  '.env.example',
];

/** Packs a copy of this repository in a folder: packing builds, and the build of the repository may be in use. */
export async function packCopy(folder: string): Promise<Packed> {
  const copy = join(folder, 'repository');
  mkdirSync(copy);
  for (const name of taken) cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  const { stdout } = await runNpm(['pack', '--json', '--pack-destination', folder], copy);
  const [report] = JSON.parse(stdout) as {
    filename: string;
    size: number;
    unpackedSize: number;
    files: { path: string }[];
  }[];
  if (report === undefined) throw new Error('npm pack made nothing');
  const { filename, size, unpackedSize, files } = report;
  return { path: join(folder, filename), size, unpackedSize, files: files.map(({ path }) => path) };
}

/** The package.json of this repository. */
export function readPackage(): { name: string; version: string; dependencies: Record<string, string> } {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as ReturnType<typeof readPackage>;
}
