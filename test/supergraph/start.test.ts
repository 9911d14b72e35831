import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, it } from 'vitest';
import { findFreePort } from '../support/redis.js';

const root = new URL('../../', import.meta.url);
let endAll: () => void = () => undefined;
afterEach(() => endAll());

/** Runs the command in a process group of its own, as a terminal does. */
async function run(env: Record<string, string>) {
  const child = spawn('npm', ['run', 'supergraph'], {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const signal = (name: NodeJS.Signals) => void process.kill(-(child.pid ?? 0), name);
  endAll = () => {
    if (child.exitCode === null && child.signalCode === null) signal('SIGKILL');
  };
  let output = '';
  await new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        if (output.includes('Try: {')) resolve();
      });
    }
    void ended.then(() => resolve());
  });
  return { output: () => output, ended, signal };
}

const isOpen = (port: number) =>
  fetch(`http://127.0.0.1:${port}/`).then(
    () => true,
    () => false,
  );

it(
  'is started by one command, answers across both subgraphs, and leaves nothing behind',
  { timeout: 60_000 },
  async () => {
    const names = ['SUPERGRAPH_PORT', 'VERIFICATION_PORT', 'USERS_PORT', 'SANDBOX_PORT'];
    const ports: number[] = [];
    for (const name of names) {
      const port = await findFreePort();
      expect(ports, name).not.toContain(port);
      ports.push(port);
    }
    const { output, ended, signal } = await run(
      Object.fromEntries(names.map((name, index) => [name, String(ports[index])])),
    );
    expect(output()).toContain(`Supergraph: http://127.0.0.1:${ports[0]}/graphql`);
    const [, query = ''] = /^Try: (.*)$/m.exec(output()) ?? [];
    const url = `http://127.0.0.1:${ports[0]}/graphql`;

    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const status = expect.stringMatching(/^(REQUIRES_INPUT|PROCESSING|VERIFIED|CANCELED)$/) as string;
    expect(await answer.json()).toEqual({
      data: {
        me: {
          name: 'Bela Lindqvist',
          isIdentityVerified: true,
          verificationSessions: { nodes: [{ status }, { status }, { status }] },
        },
      },
    });

    const page = await fetch(url, { headers: { Accept: 'text/html' } });
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(await page.text()).toContain('GraphiQL');

    // As the terminal does it: to npm, tsx and the supergraph alike.
    signal('SIGINT');
    await ended;
    expect(output()).toContain('stopped');
    expect(await Promise.all(ports.map(isOpen))).toEqual([false, false, false, false]);
  },
);

it('says what is wrong with a port, and ends', { timeout: 60_000 }, async () => {
  const { output, ended } = await run({ USERS_PORT: 'many' });
  expect(await ended).toBe(1);
  expect(output()).toContain('USERS_PORT must be a whole number from 0 to 65535');
});
