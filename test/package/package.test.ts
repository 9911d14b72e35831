import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packCopy, readPackage, type Packed } from './pack.js';
import { startRegistry } from './registry.js';
import { commandEnvironment, runNpm } from './run-npm.js';

/** An installation takes a while on a machine that has other work. */
const patience = 300_000;

const folder = mkdtempSync(join(tmpdir(), 'gateway-package-'));
const empty = join(folder, 'empty');
const manifest = readPackage();
let packed: Packed;
let installation: string;

beforeAll(async () => {
  packed = await packCopy(folder);
  mkdirSync(empty);
  writeFileSync(join(empty, 'package.json'), '{ "private": true }');
  const { stdout: behind } = await runNpm(['config', 'get', 'registry'], empty);
  const registry = await startRegistry(packed.path, behind.trim());
  try {
    const { stdout, stderr } = await runNpm(
      ['install', manifest.name, '--registry', registry.url, '--prefer-offline', '--no-audit', '--no-fund'],
      empty,
    );
    installation = stdout + stderr;
  } finally {
    registry.stop();
  }
}, patience);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function runBin(args: readonly string[]): Promise<{ stdout: string }> {
  return promisify(execFile)('npx', ['verification-gateway', ...args], {
    cwd: empty,
    env: { ...commandEnvironment(), PORT: '0', SANDBOX_PORT: '0' },
  });
}

describe('the tarball', () => {
  it('holds what runs and what composes, and nothing else', () => {
    const others = packed.files.filter((path) => !/^(?:dist|docs)\//.test(path)).sort();
    const pages = packed.files.filter((path) => path.startsWith('docs/'));
    expect(pages).toContain('docs/operations.md');
    expect(pages.filter((path) => !/^docs\/[a-z]+\.md$/.test(path))).toEqual([]);
    expect(others).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'npm-shrinkwrap.json',
      'package.json',
      'schema.graphql',
      'schema.subgraph.graphql',
    ]);
    const built = packed.files.filter((path) => path.startsWith('dist/'));
    expect(built.length).toBeGreaterThan(100);
    expect(built.filter((path) => !path.endsWith('.js') || /\.test\.|\.env/.test(path))).toEqual([]);
  });

  it('is small', () => {
    expect(packed.size).toBeLessThan(400_000);
    expect(packed.unpackedSize).toBeLessThan(1_500_000);
  });

  it('imports only packages that it depends on', () => {
    const allowed = new Set([...Object.keys(manifest.dependencies), ...builtinModules]);
    const home = join(empty, 'node_modules', manifest.name);
    const imported = packed.files
      .filter((path) => path.endsWith('.js'))
      .flatMap((path) => ts.preProcessFile(readFileSync(join(home, path), 'utf8')).importedFiles)
      .filter(({ fileName }) => !fileName.startsWith('.'))
      .map(({ fileName }) => nameOf(fileName));
    expect(new Set(imported).size).toBeGreaterThan(20);
    expect(imported.filter((name) => !allowed.has(name))).toEqual([]);
  });

  it('names no registry and no developer package in its shrinkwrap', () => {
    const text = readFileSync(join(empty, 'node_modules', manifest.name, 'npm-shrinkwrap.json'), 'utf8');
    expect(text).not.toContain('"resolved"');
    expect(text).not.toContain('node_modules/vitest');
    expect(text).not.toContain('devDependencies');
  });
});

describe('installed in an empty folder', { timeout: 120_000 }, () => {
  it('suits this version of Node, and each of its packages does', () => {
    expect(installation).not.toContain('EBADENGINE');
    expect(installation).not.toContain('deprecated');
  });

  it('answers a query and serves GraphiQL', async () => {
    const gateway = spawn('npx', ['verification-gateway', 'start'], {
      cwd: empty,
      env: { ...commandEnvironment(), PORT: '0', SANDBOX_PORT: '0', AUDIT_LOG: devNull },
      stdio: ['ignore', 'pipe', 'inherit'],
      // A group of its own: npx does not hand every signal on.
      detached: true,
    });
    const ended = once(gateway, 'exit');
    try {
      let log = '';
      while (!log.includes('/graphql')) {
        const [chunk] = (await once(gateway.stdout, 'data')) as [Buffer];
        log += chunk.toString();
      }
      const [, url = ''] = /GraphiQL and GraphQL: (\S+?\/graphql)/.exec(log) ?? [];
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ query: '{ verificationSessions(first: 2) { nodes { id status } } }' }),
      });
      expect(await answer.json()).toMatchObject({
        data: { verificationSessions: { nodes: [{ id: expect.stringMatching(/^vs_/) as string }, {}] } },
      });
      const page = await fetch(url, { headers: { Accept: 'text/html' } });
      const html = await page.text();
      expect(html).toContain('<!doctype html>');
      const assets = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path = '']) => path);
      expect(assets.length).toBeGreaterThan(0);
      for (const path of assets) expect((await fetch(new URL(path, url))).status, path).toBe(200);
    } finally {
      process.kill(-(gateway.pid ?? 0), 'SIGTERM');
      await ended;
    }
  });

  it('prints its schema, which is also there as a file', async () => {
    const { stdout } = await runBin(['schema']);
    expect(stdout).toBe(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'));
    const resolved = await promisify(execFile)(
      process.execPath,
      [
        '--input-type=module',
        '--eval',
        "console.log(import.meta.resolve('verification-gateway/schema.graphql'))",
      ],
      { cwd: empty },
    );
    expect(readFileSync(new URL(resolved.stdout.trim()), 'utf8')).toBe(stdout);
  });

  it('tells its version, and examines itself', async () => {
    expect((await runBin(['--version'])).stdout.trim()).toBe(manifest.version);
    expect((await runBin(['doctor'])).stdout).toContain(' 0 warn, 0 fail');
  });
});

/** `jose`, `@scope/name`, `node:fs`, of a path below it as well. */
function nameOf(specifier: string): string {
  const parts = specifier.replace(/^node:/, '').split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '');
}
