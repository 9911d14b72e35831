import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAnnouncedBreaks } from '../../scripts/schema-changes/announced-breaks.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const script = join(root, 'scripts/check-schema-changes.ts');
const schemas = ['schema.graphql', 'schema.subgraph.graphql'];

const removedField = {
  from: / {2}"""A session by its id; null when there is none."""\n {2}verificationSession\([^)]*\): VerificationSession\n/,
  to: '',
};

const requiredFilter = {
  from: /(verificationSessions\([^)]*filter: VerificationSessionFilter)\n/,
  to: '$1!\n',
};

describe('readAnnouncedBreaks', () => {
  it.each([
    ['names it', '### Breaking\n\n- `Query.a` is gone.', ['Query.a']],
    ['names several', '### Breaking\n\n- `A.b`, and\n  `C.@key`.\n- `D`', ['A.b', 'C.@key', 'D']],
    ['names it without backticks', '### Breaking\n\n- Query.a is gone.', []],
    ['names it elsewhere', '### Breaking\n\n### Removed\n\n- `Query.a`', []],
    ['names it above the heading', '- `Query.a`\n\n### Breaking', []],
    ['names it for an older release', '## [0.1.0]\n\n### Breaking\n\n- `Query.a`', []],
  ])('reads a changelog that %s', (_, lines, expected) => {
    expect([...readAnnouncedBreaks(`# Changelog\n\n## [Unreleased]\n\n${lines}\n`)]).toEqual(expected);
  });

  it('announces nothing where nothing is unreleased', () => {
    expect([...readAnnouncedBreaks('# Changelog\n\n### Breaking\n\n- `Query.a`\n')]).toEqual([]);
  });
});

describe('npm run check:changes', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'schema-changes-'));
    for (const name of schemas) {
      cpSync(join(root, name), join(folder, name));
      cpSync(join(root, name), join(folder, 'release', name));
    }
    announce('');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Edits a file of the folder; what is not found fails the test. */
  function plant(name: string, from: string | RegExp, to: string): void {
    const file = join(folder, name);
    const before = readFileSync(file, 'utf8');
    const after = before.replace(from, to);
    expect(after).not.toBe(before);
    writeFileSync(file, after);
  }

  /** Writes a changelog with these lines in its Unreleased part. */
  function announce(lines: string): void {
    writeFileSync(
      join(folder, 'CHANGELOG.md'),
      `# Changelog\n\n## [Unreleased]\n\n${lines}\n\n### Added\n\n- \`Query.added\`\n\n## [0.1.0]\n\n### Breaking\n\n- \`Query.old\`\n`,
    );
  }

  async function run(...args: string[]) {
    const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), script, ...args], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = once(child, 'exit');
    const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
    const [code] = (await ended) as [number | null];
    return { code, lines: output.split('\n').filter((line) => line !== ''), errors };
  }

  it('has nothing to say where nothing has changed', async () => {
    expect(await run()).toEqual({ code: 0, lines: [], errors: '' });
  });

  it('refuses a field that is gone, and says where to announce it', async () => {
    plant('schema.graphql', removedField.from, removedField.to);
    const { code, lines, errors } = await run();
    expect(code).toBe(1);
    expect(lines).toEqual([
      'schema.graphql, since the last release:',
      expect.stringMatching(/^ {2}breaking {3}Query\.verificationSession {2}Field .* was removed/),
    ]);
    expect(errors).toContain('CHANGELOG.md');
    expect(errors).toContain('- `Query.verificationSession`\n');
  });

  it('lets it go where the changelog announces it, and still prints it', async () => {
    plant('schema.graphql', removedField.from, removedField.to);
    plant('schema.graphql', requiredFilter.from, requiredFilter.to);
    announce('### Breaking\n\n- `Query.verificationSession` is gone.\n- `Query.verificationSessions.filter`');
    const { code, lines, errors } = await run();
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(lines.slice(1).map((line) => line.trim().split(/ +/).slice(0, 2))).toEqual([
      ['breaking', 'Query.verificationSession'],
      ['breaking', 'Query.verificationSessions.filter'],
    ]);
  });

  it('takes no announcement of an older release, nor one of additions', async () => {
    plant('release/schema.graphql', 'type Query {', 'type Query {\n  old: Int\n  added: Int\n');
    const { code, errors } = await run();
    expect(code).toBe(1);
    expect(errors).toContain('- `Query.old`\n- `Query.added`\n');
  });

  it('refuses an argument that must be given now, by its own path', async () => {
    plant('schema.graphql', requiredFilter.from, requiredFilter.to);
    const { code, errors } = await run();
    expect(code).toBe(1);
    expect(errors).toContain('- `Query.verificationSessions.filter`\n');
  });

  it('wants every break announced', async () => {
    plant('schema.graphql', removedField.from, removedField.to);
    plant('schema.graphql', '  livemode: Boolean!\n', '  live: Boolean!\n');
    announce('### Breaking\n\n- `Query.verificationSession`');
    const { code, errors } = await run();
    expect(code).toBe(1);
    expect(errors).toContain('- `VerificationReport.livemode`\n');
    expect(errors).not.toContain('- `Query.verificationSession`\n');
  });

  it('lists what is dangerous before what is safe, and fails for neither', async () => {
    const addition = 'enum VerificationSessionStatus {\n  EXPIRED\n\n';
    plant('schema.graphql', 'enum VerificationSessionStatus {\n', addition);
    plant('schema.graphql', '"""Where a session stands."""', '"""Where the session stands."""');
    const { code, lines, errors } = await run();
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(lines.slice(1).map((line) => line.trim().split(/ +/).slice(0, 2))).toEqual([
      ['dangerous', 'VerificationSessionStatus.EXPIRED'],
      ['safe', 'VerificationSessionStatus'],
    ]);
  });

  it('refuses what other subgraphs could not be composed with', async () => {
    plant('schema.subgraph.graphql', /(type Customer) @key\(fields: "id"\)/, '$1');
    plant('schema.subgraph.graphql', /(type User @key\(fields: "id)/, '$1 status');
    plant('schema.subgraph.graphql', /(type PageInfo) @shareable/, '$1');
    const { code, lines, errors } = await run();
    expect(code).toBe(1);
    expect(lines[0]).toBe('schema.subgraph.graphql, since the last release:');
    for (const path of ['Customer.@key', 'User.@key.fields', 'PageInfo.@shareable']) {
      expect(errors).toContain(`- \`${path}\`\n`);
    }
  });

  it('names the schema where the schema itself has changed', async () => {
    plant('schema.subgraph.graphql', 'federation/v2.9', 'federation/v2.10');
    const { code, lines } = await run();
    expect(code).toBe(0);
    expect(lines[1]).toMatch(/^ {2}dangerous {2}schema\.@link\.url /);
  });

  it('makes the schemas of now the released ones with --release', async () => {
    plant('schema.graphql', removedField.from, removedField.to);
    plant('schema.subgraph.graphql', ' @key(fields: "id")', '');
    expect((await run('--release')).code).toBe(0);
    for (const name of schemas) {
      expect(readFileSync(join(folder, 'release', name), 'utf8')).toBe(
        readFileSync(join(folder, name), 'utf8'),
      );
    }
    expect(await run()).toEqual({ code: 0, lines: [], errors: '' });
  });
});
