import { chmodSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assembleImage, type AssembledImage } from './assemble-image.js';
import { commandOf, lastOf, readContext, readDockerfile, variablesOf } from './dockerfile.js';
import { runImage } from './run-image.js';

const root = new URL('../../', import.meta.url);
const stages = readDockerfile();

function lastStage() {
  const stage = stages.at(-1);
  if (stage === undefined) throw new Error('the Dockerfile has no stage');
  return stage;
}

/** Every file with its size and when it was written. */
function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => {
      const { size, mtimeMs } = statSync(join(parentPath, name));
      return `${join(parentPath, name).slice(folder.length + 1)} ${size} ${mtimeMs}`;
    })
    .sort();
}

describe('the Dockerfile', () => {
  it('builds in other stages than the one that runs, on an image of a version that package.json allows', () => {
    expect(stages.length).toBeGreaterThan(1);
    const { engines } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as {
      engines: { node: string };
    };
    const least = Number(/\d+/.exec(engines.node)?.[0]);
    for (const { image } of stages) {
      const [, version] = /^node:(\d+)[\w.-]*$/.exec(image) ?? [];
      expect(Number(version), image).toBeGreaterThanOrEqual(least);
    }
  });

  it('runs on a version of Node that the tests run on', () => {
    const tested = readFileSync(new URL('.ci/run', root), 'utf8');
    const [, version = ''] = /^node:(\d+)/.exec(lastStage().image) ?? [];
    expect(tested).toContain(`@${version}"`);
  });

  it('runs as nobody in particular, by number', () => {
    const users = lastStage().instructions.filter(({ keyword }) => keyword === 'USER');
    expect(users.map(({ rest }) => rest)).toEqual([expect.stringMatching(/^[1-9]\d*:[1-9]\d*$/)]);
  });

  it('copies what is there, and .dockerignore lets through just that', () => {
    const copied = stages.flatMap(({ instructions }) =>
      instructions
        .filter(({ keyword, flags }) => keyword === 'COPY' && flags['from'] === undefined)
        .flatMap(({ rest }) => rest.split(/\s+/).slice(0, -1)),
    );
    expect([...new Set(copied)].sort()).toEqual([...readContext()].sort());
    for (const name of copied) expect(existsSync(new URL(name, root)), name).toBe(true);
  });

  it('takes from stages that come before', () => {
    const known = new Set<string>();
    for (const { name, instructions } of stages) {
      for (const { flags } of instructions) {
        if (flags['from'] !== undefined) expect(known).toContain(flags['from']);
      }
      known.add(name);
    }
  });

  it('fetches nothing from addresses, and holds no secret', () => {
    const all = stages.flatMap(({ instructions }) => instructions);
    expect(all.filter(({ keyword }) => keyword === 'ADD')).toEqual([]);
    const named = stages.flatMap((stage) => Object.keys(variablesOf(stage)));
    expect(named.filter((name) => /KEY|SECRET|TOKEN|PASSWORD|URL/.test(name))).toEqual([]);
  });

  it('installs by the lock file, and keeps no cache of npm', () => {
    const installs = stages
      .flatMap(({ instructions }) => instructions)
      .filter(({ keyword, rest }) => keyword === 'RUN' && /\bnpm (i|ci|install)\b/.test(rest));
    expect(installs.length).toBeGreaterThan(0);
    for (const { rest, flags } of installs) {
      expect(rest).toMatch(/^npm ci /);
      expect(flags['mount']).toBe('type=cache,target=/root/.npm');
    }
  });

  it('gets signals itself, not by a shell', () => {
    expect(lastOf(lastStage(), 'STOPSIGNAL')).toBe('SIGTERM');
    expect([...commandOf(lastStage(), 'ENTRYPOINT'), ...commandOf(lastStage(), 'CMD')]).toEqual([
      'node',
      '--max-semi-space-size=32',
      'dist/main.js',
      'start',
    ]);
  });
});

describe('the image', () => {
  let image: AssembledImage;
  beforeAll(async () => {
    image = await assembleImage();
  }, 300_000);
  afterAll(() => image.remove());

  it('holds the program and its packages, and nothing else', () => {
    expect(readdirSync(image.folder).sort()).toEqual(['LICENSE', 'dist', 'node_modules', 'package.json']);
    const { packages } = JSON.parse(readFileSync(new URL('package-lock.json', root), 'utf8')) as {
      packages: Record<string, { dev?: boolean }>;
    };
    const wanted = (path: string) => packages[path]?.dev !== true;
    const paths = Object.keys(packages).filter((path) => path.startsWith('node_modules/'));
    expect(paths.filter((path) => wanted(path) && !existsSync(join(image.folder, path)))).toEqual([]);
    expect(paths.filter((path) => !wanted(path) && existsSync(join(image.folder, path)))).toEqual([]);
  });

  it('is small: no source maps, no declarations', () => {
    const files = listFiles(image.folder);
    expect(files.filter((line) => /\.(map|d\.ts|d\.[cm]ts) /.test(line))).toEqual([]);
    const bytes = files.reduce((sum, line) => sum + Number(line.split(' ').at(-2)), 0);
    expect(bytes).toBeLessThan(70_000_000);
  });

  it('runs, writes no file, is found in health while it runs, and ends with 0', async () => {
    makeReadOnly(image.folder);
    const before = listFiles(image.folder);
    const running = await runImage(image.folder);
    expect(await running.checkHealth()).toBe(0);
    const answer = await fetch(`${running.url}/graphql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        query: `{ verificationSessions(first: 1, filter: { status: VERIFIED }) {
          nodes { verifiedOutputs { firstName } }
        } }`,
      }),
    });
    expect(await answer.json()).toMatchObject({
      data: { verificationSessions: { nodes: [{ verifiedOutputs: {} }] } },
    });
    // Whoever reads personal data is written down; here on standard output, for want of a file that may be written.
    await expect.poll(running.log).toContain('"action":"personal-data.read"');
    expect(await running.stop()).toBe(0);
    expect(await running.checkHealth()).not.toBe(0);
    expect(listFiles(image.folder)).toEqual(before);
  });
});

/** Root heeds no modes; then it is the list of files that tells. */
function makeReadOnly(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) {
      chmodSync(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o555 : 0o444);
    }
  }
}
