import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { builtFolder } from '../support/build.js';

/** A process of the gateway's; it may still be starting. */
export interface SpawnedGateway {
  readonly pid: number;
  /** All lines of its log so far. */
  readonly log: () => string;
  /** Resolves with all of the log once the text is in it. */
  waitForLog(text: string): Promise<string>;
  signal(name: NodeJS.Signals): void;
  /** Resolves with the exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
  /** Ends it for good, however it is. */
  kill(): Promise<void>;
}

/** A gateway that listens, in a process of its own. */
export interface GatewayProcess extends SpawnedGateway {
  /** Its origin. */
  readonly url: string;
}

export interface GatewayProcessOptions {
  readonly env?: Record<string, string>;
  /** A module that is loaded before the gateway, as a URL; one in TypeScript brings tsx along. */
  readonly preload?: string;
  readonly nodeOptions?: readonly string[];
  /** What is run: what was built for the tests, by default. */
  readonly entry?: string;
}

const source = new URL('../../', import.meta.url);
/** A busy machine takes its time. */
const startMs = 60_000;

/** Starts a process and resolves once it says where it listens. */
export async function startGatewayProcess(options: GatewayProcessOptions = {}): Promise<GatewayProcess> {
  const gateway = spawnGateway(options);
  const log = await gateway.waitForLog('/graphql');
  const [, url = ''] = /GraphiQL and GraphQL: (\S+)\/graphql/.exec(log) ?? [];
  return { ...gateway, url };
}

/** Starts a process, which gets nothing of this process's environment. */
export function spawnGateway(options: GatewayProcessOptions = {}): SpawnedGateway {
  const { env = {}, preload, nodeOptions = [], entry = join(builtFolder(), 'dist/main.js') } = options;
  const imports = [
    ...(preload?.endsWith('.ts') === true ? ['tsx'] : []),
    ...(preload === undefined ? [] : [preload]),
  ].flatMap((name) => ['--import', name]);
  const child = spawn(process.execPath, [...nodeOptions, ...imports, entry], {
    cwd: source,
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', SANDBOX_PORT: '0', AUDIT_LOG: devNull, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  const ended = once(child, 'exit').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals);
  const endWithTests = () => void child.kill('SIGKILL');
  process.once('exit', endWithTests);
  child.once('exit', () => process.off('exit', endWithTests));
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      log += chunk.toString();
      child.emit('log');
    });
  }

  async function waitForLog(text: string): Promise<string> {
    const late = AbortSignal.timeout(startMs);
    const over = ended.then(() => sleep(100)).then(() => 'ended' as const);
    while (!log.includes(text)) {
      const what = await Promise.race([once(child, 'log', { signal: late }), over]);
      if (what === 'ended' && !log.includes(text)) throw new Error(`the gateway ended: ${log}`);
    }
    return log;
  }

  return {
    pid: child.pid ?? 0,
    log: () => log,
    waitForLog,
    signal: (name) => void child.kill(name),
    ended,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
