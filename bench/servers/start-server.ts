import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnNode } from '../measure/processes.js';
import { probe, readUsage, waitForPort, type Usage } from '../measure/probe.js';
import type { DialectName } from '../scenarios/dialects.js';
import type { ServerSetup } from './server.js';

/** A server that listens, in a process of its own. */
export interface BenchServer {
  readonly url: string;
  readonly dialect: DialectName;
  readUsage(): Promise<Usage>;
  stop(): Promise<void>;
}

/** Starts a server. What it says goes to a file, as in production, and is shown where it does not start. */
export async function startServer({ dialect, args, env }: ServerSetup): Promise<BenchServer> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const file = join(folder, 'log');
  const output = openSync(file, 'a');
  const server = spawnNode(['--import', probe, ...args], { core: 'server', env, output });
  closeSync(output);
  async function stop(): Promise<void> {
    await server.stop();
    rmSync(folder, { recursive: true });
  }
  try {
    const port = await waitForPort(server);
    return { url: `http://127.0.0.1:${port}`, dialect, readUsage: () => readUsage(server), stop };
  } catch (error) {
    const said = readFileSync(file, 'utf8');
    await stop();
    throw new Error(`a server does not start: ${said}`, { cause: error });
  }
}
