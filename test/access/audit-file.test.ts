import { execFile } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAuditLog, type AuditEntry, type AuditLog } from '../../src/access/audit-log.js';

const entry: AuditEntry = {
  subject: 'line\nbreak "quoted" \u2028',
  action: 'session.cancel',
  sessionId: 'vs_1',
  outcome: 'ok',
  requestId: 'r',
};

let folder = '';
let path = '';
let log: AuditLog;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verification-gateway-audit-'));
  path = join(folder, 'audit.log');
  log = createAuditLog(path);
});
afterEach(() => {
  log.stop();
  rmSync(folder, { recursive: true, force: true });
});

const write = (requestId: string) => {
  log.write({ ...entry, requestId });
};

/** The request ids of a file's lines, each of them whole. */
const idsIn = (file: string) =>
  readFileSync(file, 'utf8')
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => (JSON.parse(line) as AuditEntry).requestId);

describe('the file', () => {
  it('is appended to, a line for an entry whatever is in it', () => {
    for (let round = 0; round < 2; round += 1) {
      log.write(entry);
      log.write({ ...entry, requestId: 's' });
      log.stop();
    }
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as AuditEntry).requestId)).toEqual(['r', 's', 'r', 's']);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject(entry);
  });

  it('is written when write returns', () => {
    log.write(entry);
    expect(readFileSync(path, 'utf8')).toMatch(/\n$/);
  });

  it('may be stopped without having been opened, and twice', () => {
    log.stop();
    log.stop();
    expect(existsSync(path)).toBe(false);
  });

  it('that cannot be opened is an error for each entry until it can', () => {
    path = join(folder, 'later', 'audit.log');
    log = createAuditLog(path);
    for (let round = 0; round < 3; round += 1) expect(() => log.write(entry)).toThrow();
    mkdirSync(join(folder, 'later'));
    log.write(entry);
    expect(readFileSync(path, 'utf8').trimEnd().split('\n')).toHaveLength(1);
  });
});

/** Lines of one go have one look at the path together. */
const nextGo = () => Promise.resolve();

describe('a file that is rotated', () => {
  it.each([
    ['renamed', () => renameSync(path, `${path}.1`)],
    ['removed', () => unlinkSync(path)],
    [
      'replaced by a new one',
      () => {
        renameSync(path, `${path}.1`);
        writeFileSync(path, '', { mode: 0o600 });
      },
    ],
    ['emptied where it is', () => truncateSync(path)],
  ])('by being %s gets the next line at its path', async (_name, rotate) => {
    write('before');
    await nextGo();
    rotate();
    write('after');
    write('after that');
    expect(idsIn(path)).toEqual(['after', 'after that']);
    if (existsSync(`${path}.1`)) expect(idsIn(`${path}.1`)).toEqual(['before']);
  });

  it('in the middle of a go keeps its lines together', async () => {
    write('before');
    renameSync(path, `${path}.1`);
    write('in the same go');
    await nextGo();
    write('after');
    expect(idsIn(`${path}.1`)).toEqual(['before', 'in the same go']);
    expect(idsIn(path)).toEqual(['after']);
  });

  it('again and again, loses no line', async () => {
    for (let round = 0; round < 50; round += 1) {
      write(`${round} a`);
      write(`${round} b`);
      renameSync(path, `${path}.${round}`);
      await nextGo();
    }
    for (let round = 0; round < 50; round += 1) {
      expect(idsIn(`${path}.${round}`)).toEqual([`${round} a`, `${round} b`]);
    }
  });

  it('is written to by both of two gateways', async () => {
    const other = createAuditLog(path);
    write('one');
    other.write({ ...entry, requestId: 'other' });
    renameSync(path, `${path}.1`);
    await nextGo();
    write('one later');
    other.write({ ...entry, requestId: 'other later' });
    other.stop();
    expect(idsIn(`${path}.1`)).toEqual(['one', 'other']);
    expect(idsIn(path)).toEqual(['one later', 'other later']);
  });

  it.skipIf(process.platform === 'win32')('can be read by its owner alone, as the first one', async () => {
    write('before');
    await nextGo();
    unlinkSync(path);
    write('after');
    expect((statSync(path).mode & 0o777).toString(8)).toBe('600');
  });

  it('together with its folder is an error until there is a folder again', async () => {
    mkdirSync(join(folder, 'logs'));
    path = join(folder, 'logs', 'audit.log');
    log = createAuditLog(path);
    write('before');
    await nextGo();
    rmSync(join(folder, 'logs'), { recursive: true });
    for (let round = 0; round < 2; round += 1) expect(() => write('lost')).toThrow();
    mkdirSync(join(folder, 'logs'));
    write('after');
    expect(idsIn(path)).toEqual(['after']);
  });
});

describe('a line that was not written', () => {
  it.skipIf(!existsSync('/dev/full'))(
    'for want of space is an error, and the next is written where there is space',
    () => {
      symlinkSync('/dev/full', path);
      for (let round = 0; round < 2; round += 1) expect(() => write('lost')).toThrow('ENOSPC');
      unlinkSync(path);
      write('after');
      expect(idsIn(path)).toEqual(['after']);
    },
  );

  // What a crash in the middle of a line leaves, or a part that could not be taken back: an append-only file's.
  it('to its end by whoever wrote before does not take the next one with it', () => {
    write('before');
    log.stop();
    appendFileSync(path, '{"audit":true,"ti');
    write('after');
    write('after that');
    const [first, torn, ...rest] = readFileSync(path, 'utf8').split('\n');
    expect(JSON.parse(first ?? '')).toMatchObject({ requestId: 'before' });
    expect(torn).toBe('{"audit":true,"ti');
    expect(rest.slice(0, 2).map((line) => (JSON.parse(line) as AuditEntry).requestId)).toEqual([
      'after',
      'after that',
    ]);
    expect(rest.slice(2)).toEqual(['']);
  });

  // A limit on the size of files stands in for the full disk: the system takes the part of a line for which there is
  // room, as a disk does, and then refuses the rest.
  it.skipIf(process.platform === 'win32')(
    'to its end is taken back, and the next begins a line of its own',
    async () => {
      const limit = 1_048_576;
      const filler = `${'x'.repeat(limit - 601)}\n`;
      writeFileSync(path, filler);
      const { stdout } = await promisify(execFile)('sh', [
        '-c',
        // In blocks of 512 bytes.
        `ulimit -f ${limit / 512} && exec node --import tsx "$0" "$1"`,
        fileURLToPath(new URL('./audit-writer.ts', import.meta.url)),
        path,
      ]);
      const steps = JSON.parse(stdout) as { requestId: string; outcome: string; size: number }[];
      expect(steps.map(({ requestId, outcome }) => `${requestId}: ${outcome}`)).toEqual([
        'first: written',
        'too long: the file has taken a part of a line only',
        'short: written',
        'too long again: the file has taken a part of a line only',
      ]);
      // Nothing is left of the part, neither at once nor under the next line.
      expect(steps[1]?.size).toBe(steps[0]?.size);
      expect(steps[3]?.size).toBe(steps[2]?.size);
      const text = readFileSync(path, 'utf8');
      expect(text.startsWith(filler)).toBe(true);
      const lines = text.slice(filler.length).split('\n');
      expect(lines.slice(0, -1).map((line) => (JSON.parse(line) as AuditEntry).requestId)).toEqual([
        'first',
        'short',
      ]);
      expect(lines.at(-1)).toBe('');
    },
  );
});
