import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

/** The server measured has a core of its own; all else shares the other. */
export type Core = 'server' | 'rest';

const cores: Readonly<Record<Core, string>> = { server: '0', rest: '1' };

/** Whether processes can be kept to their cores on this machine. */
export const isPinned =
  availableParallelism() > 1 && spawnSync('taskset', ['--version'], { stdio: 'ignore' }).status === 0;

export interface Spawned {
  readonly child: ChildProcess;
  /** Rejects when it ends by itself. */
  readonly failed: Promise<never>;
  /** Ends it. */
  stop(): Promise<void>;
}

export interface SpawnOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly core: Core;
  /** A file descriptor for what it says on its standard output. @default 'ignore' */
  readonly output?: number;
}

/** Starts a process of Node's with a channel for messages, on its core. */
export function spawnNode(args: readonly string[], { env, core, output }: SpawnOptions): Spawned {
  const command = [process.execPath, ...args];
  const [file = '', ...rest] = isPinned ? ['taskset', '--cpu-list', cores[core], ...command] : command;
  const child = spawn(file, rest, {
    cwd: fileURLToPath(new URL('../../', import.meta.url)),
    env: { PATH: process.env['PATH'] ?? '', NODE_ENV: 'production', ...env },
    stdio: ['ignore', output ?? 'ignore', output ?? 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit');
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  let isStopping = false;
  const failed = exited.then(([code, signal]) => {
    process.off('exit', kill);
    if (isStopping) return new Promise<never>(() => undefined);
    throw new Error(`a process ended (${String(code ?? signal)}): ${args.join(' ')}`);
  });
  failed.catch(() => undefined);
  return {
    child,
    failed,
    async stop() {
      isStopping = true;
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** Starts a part of the bench itself, from source. */
export function startHelper(entry: URL): Spawned {
  return spawnNode(['--import', 'tsx', fileURLToPath(entry)], { core: 'rest' });
}
