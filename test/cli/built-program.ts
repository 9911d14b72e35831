import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { builtFolder } from '../support/build.js';

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The program as it is published. */
export interface BuiltProgram {
  /** Runs a command to its end in a process of its own, which gets nothing of this one's environment. */
  run(args: readonly string[], env?: Record<string, string>): Promise<Ended>;
  /** Runs it until it has printed a text on standard output, then ends it with SIGTERM. */
  runUntil(printed: string, args: readonly string[], env?: Record<string, string>): Promise<Ended>;
}

/** Takes the program that was built for the tests. */
export function takeProgram(): BuiltProgram {
  const folder = builtFolder();

  async function run(
    args: readonly string[],
    env: Record<string, string> = {},
    until?: string,
  ): Promise<Ended> {
    const child = spawn(process.execPath, [join(folder, 'dist/main.js'), ...args], {
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
  };
}
