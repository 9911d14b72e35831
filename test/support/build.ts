import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../', import.meta.url));
const variable = 'TESTED_BUILD';

/**
 * Builds the program once for all tests, as `npm run build` does, in a folder of its own: the build of the repository may
 * be in use. A process starts from it in half the time that it takes from source.
 * @returns what removes it when the tests are over
 */
export default async function build(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'gateway-program-'));
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const flags = ['-p', 'tsconfig.build.json', '--noCheck', '--noResolve', '--outDir', join(folder, 'dist')];
  await promisify(execFile)(process.execPath, [tsc, ...flags], { cwd: root });
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  process.env[variable] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

/** The folder that holds `dist`. @throws {Error} outside of a run of the tests */
export function builtFolder(): string {
  const folder = process.env[variable];
  if (folder === undefined) throw new Error(`${variable} is set by vitest's global set-up`);
  return folder;
}
