import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox } from '../../src/sandbox/index.js';
import { webhookDefaults } from '../../src/sandbox/options.js';
import { readSettings } from '../../src/sandbox/stand-alone/read-settings.js';
import { lastErrorCodes } from '../../src/sandbox/vocabulary.js';
import { drive, type RunningSandbox } from '../sandbox/running-sandbox.js';
import { readPage, root } from './pages.js';
import { readTable } from './tables.js';

const page = readPage('docs/sandbox.md');
const source = (path: string) => readFileSync(`${root}src/sandbox/${path}`, 'utf8');

let sandbox: RunningSandbox;
beforeAll(async () => {
  const made = createSandbox({ sessions: 20 });
  await made.start();
  sandbox = drive(made);
});
afterAll(() => sandbox.sandbox.stop());

/** `POST /v1/webhook_endpoints` of every route that the API has. */
function routesOfCode(): string[] {
  const text = source('http/app.ts');
  const names = new Map(
    [...text.matchAll(/const (\w+) = '(\/v1\/[\w/]+)'/g)].map(([, name, path]) => [name, path]),
  );
  return [...text.matchAll(/app\.(get|post|delete)\((?:'([^']+)'|`([^`]+)`|(\w+)),/g)]
    .map(([, method = '', plain, composed, name]) => {
      const path =
        plain ??
        composed?.replace(/\$\{(\w+)\}/, (_, each: string) => names.get(each) ?? '') ??
        names.get(name);
      return `${method.toUpperCase()} ${path ?? ''}`;
    })
    .sort();
}

describe('the table of endpoints', () => {
  const rows = readTable(page, 'endpoint').map(([endpoint = '']) => ({ endpoint }));

  it('has every route of the API, and no other', () => {
    expect(rows.map(({ endpoint }) => endpoint).sort()).toEqual(routesOfCode());
  });

  it.each(rows)('$endpoint is known', async ({ endpoint }) => {
    const [method = '', path = ''] = endpoint.split(' ');
    const { text } = await sandbox.request(path.replace(':id', 'vs_none'), { method });
    expect(text).not.toContain('Unrecognized request URL');
  });
});

it('names every address of the control', () => {
  const text = source('control/control-routes.ts') + source('control/webhook-routes.ts');
  const paths = [...text.matchAll(/routes\.(?:get|post)\('([^']+)'/g)].map(([, path = '']) => path);
  expect(paths.length).toBeGreaterThan(4);
  for (const path of paths)
    expect(page.text).toContain(
      `/_sandbox${path.replace(':id', path.includes('events') ? 'evt_...' : 'vs_...')}`,
    );
});

describe('the table of variables', () => {
  const rows = readTable(page, 'variable').map(([name = '', shown = '']) => ({ name, shown }));

  it('has every variable that the sandbox reads, and no other', () => {
    const read = [...source('stand-alone/read-settings.ts').matchAll(/^ {2}(SANDBOX_\w+):/gm)];
    expect(rows.map(({ name }) => name).sort()).toEqual(read.map(([, name]) => name).sort());
  });

  it('has defaults that change nothing', () => {
    const given = rows.filter(({ name }) => name !== 'SANDBOX_WEBHOOK_URL');
    expect(readSettings(Object.fromEntries(given.map(({ name, shown }) => [name, shown])))).toEqual(
      readSettings({}),
    );
  });
});

it('lists every outcome', () => {
  const [, list = ''] = /^The codes: ([^]*?)\.\n\n/m.exec(page.prose) ?? [];
  expect([...list.matchAll(/`(\w+)`/g)].map(([, code]) => code)).toEqual([...lastErrorCodes]);
});

it('tells how deliveries are tried again', () => {
  expect(webhookDefaults).toMatchObject({ retryMs: 1000, attempts: 5 });
  expect(page.prose.replaceAll('\n', ' ')).toContain(
    'made five times at most, a second after the first attempt',
  );
});

it('shows a program for Node that runs as it stands', async () => {
  const text = page.blocks.find(({ language }) => language === 'js')?.text ?? '';
  const folder = mkdtempSync(join(tmpdir(), 'documented-node-'));
  symlinkSync(`${root}node_modules`, join(folder, 'node_modules'));
  writeFileSync(join(folder, 'program.mjs'), text.replace('12111', new URL(sandbox.sandbox.url).port));
  const { stdout } = await promisify(execFile)(process.execPath, ['program.mjs'], { cwd: folder });
  rmSync(folder, { recursive: true });
  expect(stdout).toMatch(/^requires_input http:\/\/127\.0\.0\.1:\d+\/start\/\w+\n$/);
});

it('says of every program in another language that it was not run by a test', () => {
  const others = page.blocks.filter(({ language }) =>
    ['python', 'ruby', 'go', 'java', 'php'].includes(language),
  );
  expect(others).toHaveLength(5);
  expect(others[0]?.intro).toContain('run by hand');
  expect(others[1]?.intro).toContain('were not run');
  for (const { text } of others) expect(text).toContain('http://127.0.0.1:12111');
});
