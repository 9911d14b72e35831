import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { root, type Page } from './pages.js';

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ShellOptions {
  /** The repository by default. */
  readonly cwd?: string;
  /** Beside the path, the home and nothing else of this process's. */
  readonly env?: Readonly<Record<string, string>>;
  /** Once this is printed, the command is ended with SIGTERM, as by Ctrl-C. */
  readonly until?: string;
}

/** The commands of a page's `sh` blocks: lines that go on are joined, remarks left out. */
export function commandsOf(page: Page): string[] {
  return page.blocks
    .filter(({ language }) => language === 'sh')
    .flatMap(({ text: lines }) => lines.replace(/\\\n\s*/g, '').split('\n'))
    .map((line) => line.replace(/(^|\s+)# .*$/, '').trim())
    .filter((line) => line !== '');
}

/** Runs a command as a shell does that it is pasted into. */
export async function runShell(command: string, options: ShellOptions = {}): Promise<Ended> {
  const { cwd = root, env = {}, until } = options;
  const child = spawn('sh', ['-c', command], {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // npm, its shell and the program are ended together.
    detached: true,
  });
  const end = (signal: NodeJS.Signals) => {
    try {
      process.kill(-(child.pid ?? 0), signal);
    } catch {
      // It has ended by itself.
    }
  };
  const endWithTests = () => end('SIGKILL');
  process.once('exit', endWithTests);
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
    if (until !== undefined && printed.includes(until)) end('SIGTERM');
  });
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number | null]>,
  ]);
  process.off('exit', endWithTests);
  return { code, stdout, stderr };
}
