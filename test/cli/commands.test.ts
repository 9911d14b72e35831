import { readFileSync } from 'node:fs';
import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { startGateway } from '../support/gateway.js';
import { takeProgram } from './built-program.js';

const root = new URL('../../', import.meta.url);
const operations = readFileSync(new URL('docs/operations.md', root), 'utf8');

const program = takeProgram();

describe('the command line', { timeout: 60_000 }, () => {
  it('tells of every command, with examples, exit codes and where the variables are', async () => {
    const { code, stdout, stderr } = await program.run(['--help']);
    expect(code).toBe(0);
    expect(stderr).toBe('');
    for (const command of ['start', 'sandbox', 'token', 'schema', 'doctor']) {
      expect(stdout, command).toMatch(new RegExp(`^ {2}${command} .*`, 'm'));
      expect(stdout, command).toMatch(
        new RegExp(`Examples:[^]*verification-gateway .*${command}|${command}`),
      );
    }
    for (const exit of [0, 1, 2, 3]) expect(stdout).toMatch(new RegExp(`^ {2}${exit} {2}\\w`, 'm'));
    expect(stdout).toContain('docs/operations.md');
    expect(operations).toContain('\n## Configuration\n');
  });

  it.each(['start', 'sandbox', 'token', 'schema', 'doctor'])('helps with %s', async (command) => {
    const { code, stdout } = await program.run([command, '--help']);
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`^Usage: verification-gateway ${command} `));
  });

  it('tells its version', async () => {
    const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as {
      version: string;
    };
    expect(await program.run(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it.each([
    ['a command', ['strat'], /unknown command 'strat'[^]*start/],
    ['an option', ['doctor', '--jsno'], /unknown option '--jsno'[^]*--json/],
    ['an argument', ['start', 'now'], /too many arguments for 'start'/],
    ['a scope', ['token', '--scope', 'verification:everything'], /It takes verification:read, /],
    ['a lifetime', ['token', '--hours', '0'], /above 0/],
    ['an address', ['doctor', '--url', 'ftp://example.com/?key=1'], /It takes an address/],
  ])('ends with 2 for %s that does not exist, and says so', async (_what, args, message) => {
    const { code, stdout, stderr } = await program.run(args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(message);
    expect(stderr).toContain('--help');
  });

  it.each([
    [['sk_live_4711abc']],
    [['doctor', '--api-key=sk_live_4711abc']],
    [['doctor', '--url', 'https://sk_live_4711abc@example.com']],
    [['token', '--hours', 'sk_live_4711abc']],
    [['token', '--scope', "it's sk_live_4711abc"]],
  ])('does not repeat a key that stands in the wrong place: %j', async (args) => {
    const { code, stdout, stderr } = await program.run(args);
    expect(code).toBe(2);
    expect(stdout + stderr).not.toContain('4711');
  });
});

describe('a command', { timeout: 60_000 }, () => {
  it.each([[[]], [['start']]])('starts the gateway, as no command does: %j', async (args) => {
    const { code, stdout } = await program.runUntil('To talk to Stripe', args);
    expect(stdout).toContain('Stripe Identity sandbox: http://127.0.0.1:');
    expect(code).toBe(0);
  });

  it('runs the sandbox alone', async () => {
    const { code, stdout } = await program.runUntil('try ', ['sandbox'], { SANDBOX_SESSIONS: '3' });
    expect(stdout).toMatch(/^Stripe Identity sandbox on http:\/\/127\.0\.0\.1:\d+\n/);
    expect(code).toBe(0);
  });

  it('ends with 2 where the variables of the sandbox cannot be used', async () => {
    const { code, stderr } = await program.run(['sandbox'], { SANDBOX_PORT: 'x', SANDBOX_SESSIONS: 'x' });
    expect(code).toBe(2);
    expect(stderr).toMatch(/SANDBOX_PORT must[^]*SANDBOX_SESSIONS must/);
  });

  it('mints a token that a gateway on its sandbox takes', async () => {
    const words = ['--sub', 'user_1', '--scope', 'verification:read verification:pii', '--hours', '0.5'];
    const { code, stdout } = await program.run(['token', ...words, '--account', 'acct_1']);
    expect(code).toBe(0);
    const { iat = 0, exp = 0, ...claims } = decodeJwt(stdout.trim());
    expect(exp - iat).toBe(1800);
    expect(claims).toEqual({
      sub: 'user_1',
      scope: 'verification:read verification:pii',
      stripe_account: 'acct_1',
    });

    const { stdout: reader } = await program.run(['token', '--scope', 'verification:read']);
    const gateway = await startGateway({
      env: {
        STRIPE_API_KEY: '',
        STRIPE_SENSITIVE_API_KEY: '',
        STRIPE_API_BASE: '',
        SANDBOX_PORT: '0',
        AUTH_MODE: 'jwt',
      },
    });
    const query = '{ verificationSessions(first: 1) { nodes { id } } }';
    const asked = await gateway.askText(query, {}, { Authorization: `Bearer ${reader.trim()}` });
    const stranger = await gateway.askText(query);
    await gateway.stop();
    expect(asked.errors).toEqual([]);
    expect(stranger.errors).not.toEqual([]);
  });

  it.each([
    [[], 'schema.graphql'],
    [['--subgraph'], 'schema.subgraph.graphql'],
  ])('prints the schema with %j, and nothing else', async (options, file) => {
    const { code, stdout } = await program.run(['schema', ...options]);
    expect(code).toBe(0);
    expect(stdout).toBe(readFileSync(new URL(file, root), 'utf8'));
  });
});

describe('the scripts of package.json', () => {
  it('run the commands of the program', () => {
    const { scripts } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as {
      scripts: Record<string, string>;
    };
    expect(scripts).toMatchObject({
      start: expect.stringMatching(/ dist\/main\.js start$/) as string,
      sandbox: expect.stringMatching(/ dist\/main\.js sandbox$/) as string,
      token: expect.stringMatching(/ src\/main\.ts token$/) as string,
    });
  });
});
