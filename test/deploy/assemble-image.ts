import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { commandEnvironment } from '../package/run-npm.js';
import { lastOf, readContext, readDockerfile, type Stage } from './dockerfile.js';

export interface AssembledImage {
  /** What is in the image's working directory. */
  readonly folder: string;
  remove(): void;
}

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Does on this machine what the Dockerfile tells a builder: each stage is a folder. Only the packages to build with are
 * those of this repository, which `npm ci` has put there already.
 */
export async function assembleImage(): Promise<AssembledImage> {
  const folder = mkdtempSync(join(tmpdir(), 'gateway-image-'));
  const context = join(folder, 'context');
  mkdirSync(context);
  for (const name of readContext()) cpSync(join(root, name), join(context, name), { recursive: true });
  const stages = readDockerfile();
  const built = new Map<string, Promise<void>>();
  for (const stage of stages) built.set(stage.name, buildStage(stage, { folder, context, built }));
  await Promise.all(built.values());
  return {
    folder: join(folder, stages.at(-1)?.name ?? ''),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

interface Building {
  readonly folder: string;
  readonly context: string;
  /** The stages before; they are built at the same time. */
  readonly built: ReadonlyMap<string, Promise<void>>;
}

async function buildStage(stage: Stage, { folder, context, built }: Building): Promise<void> {
  const directory = join(folder, stage.name);
  mkdirSync(directory);
  const home = lastOf(stage, 'WORKDIR');
  for (const { keyword, flags, rest } of stage.instructions) {
    if (keyword === 'RUN') await run(rest, directory);
    if (keyword !== 'COPY') continue;
    const { from } = flags;
    if (from === undefined) {
      copy(rest, context, directory);
    } else {
      await built.get(from);
      // Moved, which is quicker, as nobody needs the stage any more.
      const [source = '', target = ''] = rest.split(/\s+/);
      renameSync(join(folder, from, source.slice(home.length)), join(directory, target));
    }
  }
}

async function run(command: string, directory: string): Promise<void> {
  if (command === 'npm ci --ignore-scripts') {
    symlinkSync(join(root, 'node_modules'), join(directory, 'node_modules'));
    return;
  }
  await promisify(execFile)('sh', ['-ec', command], {
    cwd: directory,
    env: { ...commandEnvironment(), npm_config_prefer_offline: 'true' },
  });
}

function copy(rest: string, context: string, directory: string): void {
  const names = rest.split(/\s+/);
  const target = join(directory, names.pop() ?? '');
  for (const name of names) {
    cpSync(join(context, name), rest.endsWith('/') ? join(target, name) : target, { recursive: true });
  }
}
