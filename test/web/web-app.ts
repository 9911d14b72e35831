import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const folder = fileURLToPath(new URL('../../examples/web', import.meta.url));
const vite = join(folder, 'node_modules/vite/bin/vite.js');

/** Whether `npm ci --prefix examples/web` has been run; .ci/run does it. */
export function isWebAppInstalled(): boolean {
  return existsSync(vite);
}

export interface WebApp {
  readonly url: string;
  stop(): Promise<void>;
}

/** Builds the application into a folder of its own and serves it as `npm run preview` does, in front of a gateway. */
export async function startWebApp(gatewayUrl: string): Promise<WebApp> {
  const outDir = await mkdtemp(join(tmpdir(), 'verification-web-'));
  const env = { ...process.env, NODE_ENV: 'production', NO_COLOR: '1', GATEWAY_URL: gatewayUrl };
  await promisify(execFile)(process.execPath, [vite, 'build', '--outDir', outDir, '--emptyOutDir'], {
    cwd: folder,
    env,
  });
  const server = spawn(process.execPath, [vite, 'preview', '--outDir', outDir], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const url = await readAddress(server.stdout, ended);
  return {
    url,
    async stop() {
      server.kill();
      await ended;
      await rm(outDir, { recursive: true, force: true });
    },
  };
}

async function readAddress(output: NodeJS.ReadableStream, ended: Promise<void>): Promise<string> {
  const told = new Promise<string>((resolve) => {
    createInterface({ input: output }).on('line', (line) => {
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
      if (address !== undefined) resolve(address);
    });
  });
  return Promise.race([
    told,
    ended.then(() => {
      throw new Error('vite preview ended before it listened');
    }),
  ]);
}
