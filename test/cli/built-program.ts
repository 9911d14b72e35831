import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The program as it is published, in a folder of the test's own: the build of the repository may be in use. */
export interface BuiltProgram {
  /** Runs a command to its end in a process of its own, which gets nothing of this one's environment. */
  run(args: readonly string[], env?: Record<string, string>): Promise<Ended>;
  /** Runs it until it has printed a text on standard output, then ends it with SIGTERM. */
  runUntil(printed: string, args: readonly string[], env?: Record<string, string>): Promise<Ended>;
  remove(): void;
}

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Builds it as `npm run build` does. */
export async function buildProgram(): Promise<BuiltProgram> {
  const folder = mkdtempSync(join(tmpdir(), 'gateway-program-'));
  const dist = join(folder, 'dist');
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const flags = ['-p', 'tsconfig.build.json', '--noCheck', '--noResolve', '--outDir', dist];
  await promisify(execFile)(process.execPath, [tsc, ...flags], { cwd: root });
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));

  async function run(
    args: readonly string[],
    env: Record<string, string> = {},
    until?: string,
  ): Promise<Ended> {
    const child = spawn(process.execPath, [join(dist, 'main.js'), ...args], {
      cwd: folder,
      env: { PATH: process.env['PATH'] ?? '', PORT: '0', SANDBOX_PORT: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const endWithTests = () => void child.kill('SIGKILL');
    process.once('exit', endWithTests);
    let printed = '';
    if (until !== undefined) {
      child.stdout.on('data', (chunk: Buffer) => {
        printed += chunk.toString();
        if (printed.includes(until)) child.kill('SIGTERM');
      });
    }
    const [stdout, stderr, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'exit') as Promise<[number | null]>,
    ]);
    process.off('exit', endWithTests);
    return { code, stdout, stderr };
  }

  return {
    run,
    runUntil: (printed, args, env) => run(args, env, printed),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
