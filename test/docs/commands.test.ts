import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGateway, type TestGateway } from '../support/gateway.js';
import { findFreePort } from '../support/redis.js';
import { listPages, readPage, root, testedElsewhere } from './pages.js';
import { commandsOf, runShell, type Ended, type ShellOptions } from './shell.js';

/** What is not run here, and why. A command that no page has any more must go from this list. */
const notRun: readonly (readonly [command: string | RegExp, reason: string])[] = [
  [/^curl /, 'run by curl.test.ts'],
  ['npm ci && npm test', 'this test is a part of it'],
  ['npm test', 'this test is a part of it'],
  [/^npm ci( |$)/, 'it would take the packages away from the tests that run; .ci/run begins with it'],
  ['npm run sandbox', 'it builds once more; test/cli/commands.test.ts runs what it runs then'],
  [/^(npm ci && )?npm run supergraph$/, 'run by test/supergraph/start.test.ts'],
  ['npm run dev', 'it does not end; tsx watches what `npm start` runs'],
  ['npm run check', 'a check of its own, of minutes; .ci/run runs it'],
  [/^npm run bench/, 'a measurement of minutes; test/bench runs a small one'],
  [/^FAULT_SECONDS=/, 'it takes a quarter of an hour; the same tests run shorter with all others'],
  [/^npm run release$/, 'it writes the changelog; test/release plans one'],
  [/^git /, 'it would change the repository'],
  [/^npm publish$/, 'it would publish; test/package packs and installs'],
  [/^OTEL_EXPORTER_OTLP_ENDPOINT=/, 'it names a machine of somebody else; test/telemetry starts one like it'],
  [/^(rover|hive|wgc) /, "other vendors' command lines, which need accounts"],
  [/^promtool /, 'run by test/deploy/prometheus.test.ts'],
  [/^docker compose /, 'it needs an engine; test/deploy reads the files and runs what they start'],
  [/^stripe listen /, "Stripe's command line, which needs an account"],
];

const commands = listPages()
  .filter((path) => !testedElsewhere.has(path))
  .flatMap((path) => commandsOf(readPage(path)).map((command) => ({ path, command })));

function isListed(command: string, [listed]: (typeof notRun)[number]): boolean {
  return typeof listed === 'string' ? listed === command : listed.test(command);
}

/** Commands of the pages that are run below. */
const ran = new Set<string>();

/** The one command of all pages that begins like this. */
function find(begin: string): string {
  const found = [...new Set(commands.map(({ command }) => command))].filter((each) => each.startsWith(begin));
  const [command] = found;
  if (command === undefined || found.length > 1) {
    throw new Error(`the pages have ${found.length} commands that begin with ${begin}`);
  }
  ran.add(command);
  return command;
}

/** The repository as links, so that what a command writes stays in a folder of the test's own. */
const stage = mkdtempSync(join(tmpdir(), 'documented-commands-'));
for (const name of readdirSync(root)) {
  if (!['.git', '.env', 'dist', 'coverage'].includes(name)) symlinkSync(`${root}${name}`, join(stage, name));
}
const run = (command: string, { env = {}, ...options }: ShellOptions = {}): Promise<Ended> =>
  runShell(command, { cwd: stage, env: { PORT: '0', SANDBOX_PORT: '0', ...env }, ...options });

let gateway: TestGateway;
let started: Ended;
beforeAll(async () => {
  gateway = await startGateway();
  // It builds, for itself and for those that come after it.
  started = await run(find('npm ci && npm start').replace('npm ci && ', ''), { until: 'To talk to Stripe' });
});
afterAll(async () => {
  await gateway.stop();
  rmSync(stage, { recursive: true });
});

describe.concurrent('what the pages tell to type', { timeout: 60_000 }, () => {
  it('starts the gateway on its sandbox, and stops it', () => {
    expect(started.stdout).toContain('Stripe Identity sandbox: http://127.0.0.1:');
    expect(started.stdout).toContain('GraphiQL and GraphQL: http://127.0.0.1:');
    expect(started.stdout).toMatch(/"msg":"stopped"/);
  });

  it('starts the gateway on keys of Stripe’s, without a sandbox', async () => {
    const { sandbox } = gateway;
    const command = find('STRIPE_API_KEY=')
      .replace('sk_test_...', sandbox.secretKey)
      .replace('rk_test_...', sandbox.restrictedKey)
      // Which builds, and then runs this.
      .replace('npm start', 'node dist/main.js start');
    const { stdout, stderr } = await run(command, {
      env: { STRIPE_API_BASE: sandbox.url },
      until: 'GraphiQL and GraphQL',
    });
    expect(stderr).toBe('');
    expect(stdout).toContain('GraphiQL and GraphQL: http://127.0.0.1:');
    expect(stdout).not.toContain('sandbox');
  });

  it('mints a token', async () => {
    const { code, stdout } = await run(find('npm run token').replace('npm run', 'npm run --silent'));
    expect(code).toBe(0);
    expect(decodeJwt(stdout.trim())).toMatchObject({ sub: 'user_1', scope: 'verification:read' });
  });

  it('examines what is configured', async () => {
    const { sandbox } = gateway;
    const settings = {
      PORT: String(await findFreePort()),
      STRIPE_API_KEY: sandbox.secretKey,
      STRIPE_API_BASE: sandbox.url,
      AUTH_MODE: 'off',
    };
    const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`);
    writeFileSync(join(stage, '.env'), lines.join(''));
    const command = find('node --env-file=.env').replace('https://identity.example.com', gateway.url);
    // What stands in the environment already goes before the file.
    const { code, stdout } = await runShell(command, { cwd: stage });
    expect(stdout).toMatch(/^ok +stripe keys +STRIPE_API_KEY may list/m);
    expect(stdout).toMatch(/^ok +public address +a gateway lives at --url/m);
    expect({ code, stdout }).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/ 0 fail\n$/) as string,
    });
  });

  it('prints the schema for composition, and tells what has changed of it', async () => {
    const [printed, changes] = await Promise.all([
      run(find('npm run --silent schema')),
      run(find('npm run check:changes')),
    ]);
    expect(printed).toMatchObject({ code: 0, stdout: '' });
    expect(readFileSync(join(stage, 'verification.graphql'), 'utf8')).toBe(
      readFileSync(`${root}schema.subgraph.graphql`, 'utf8'),
    );
    expect(changes.code).toBe(0);
  });
});

describe('what the pages tell to type', () => {
  it('is all run, or listed with a reason', () => {
    const missing = commands.filter(
      ({ command }) => !ran.has(command) && !notRun.some((each) => isListed(command, each)),
    );
    expect(missing).toEqual([]);
  });

  it('is not listed where no page has it', () => {
    const idle = notRun.filter((each) => !commands.some(({ command }) => isListed(command, each)));
    expect(idle).toEqual([]);
  });
});
