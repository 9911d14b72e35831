import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';

const binary = ['/usr/bin/redis-server', '/usr/bin/valkey-server', '/usr/local/bin/redis-server'].find(
  existsSync,
);
const givenUrl = process.env['REDIS_URL'] === '' ? undefined : process.env['REDIS_URL'];

export interface TestRedis {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** A server of the test's own, which may be broken on purpose. */
export interface OwnRedis extends TestRedis {
  readonly port: number;
  /** Ends it at once; connections are reset. */
  readonly kill: () => Promise<void>;
  /** Starts it again, empty, on the same port. */
  readonly restart: () => Promise<void>;
  /** Lets it answer nothing more while its connections stay open. */
  readonly freeze: () => void;
  readonly thaw: () => void;
}

/**
 * Whether tests with Redis can run; where they cannot it is said, or the tests fail with REQUIRE_REDIS=1.
 * @param need `own` for a server that is broken on purpose, `any` where REDIS_URL will do
 */
export function canTestRedis(need: 'own' | 'any', what: string): boolean {
  if (binary !== undefined || (need === 'any' && givenUrl !== undefined)) return true;
  const missing = need === 'own' ? 'there is no redis-server' : 'there is no redis-server and no REDIS_URL';
  if (process.env['REQUIRE_REDIS'] === '1') throw new Error(`REQUIRE_REDIS=1, but ${missing}`);
  process.stdout.write(`${what}: not tested, ${missing}\n`);
  return false;
}

/** The server of REDIS_URL, or one of the test's own. Tests that share one use names of their own. */
export function openRedis(): Promise<TestRedis> {
  return givenUrl === undefined
    ? startRedis()
    : Promise.resolve({ url: givenUrl, stop: () => Promise.resolve() });
}

/** Starts a server on a free port of this machine; it keeps nothing on disk. */
export async function startRedis(options: { readonly password?: string } = {}): Promise<OwnRedis> {
  const { password } = options;
  let port = await findFreePort();
  // Somebody else may have taken the port meanwhile.
  let server = await launch(port, password).catch(async () => {
    port = await findFreePort();
    return launch(port, password);
  });
  return {
    port,
    url: `redis://${password === undefined ? '' : `:${encodeURIComponent(password)}@`}127.0.0.1:${port}`,
    stop: () => end(server),
    kill: () => end(server),
    async restart() {
      await end(server);
      server = await launch(port, password);
    },
    freeze: () => void server.kill('SIGSTOP'),
    thaw: () => void server.kill('SIGCONT'),
  };
}

/** A port that nobody listens at now. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function launch(port: number, password: string | undefined): Promise<ChildProcess> {
  if (binary === undefined) throw new Error('there is no redis-server');
  const settings = { port, bind: '127.0.0.1', save: '', appendonly: 'no', dir: tmpdir() };
  const server = spawn(
    binary,
    [
      ...Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]),
      ...(password === undefined ? [] : ['--requirepass', password]),
    ],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const endWithTests = () => void server.kill('SIGKILL');
  process.once('exit', endWithTests);
  server.once('exit', () => process.off('exit', endWithTests));
  await new Promise<void>((resolve, reject) => {
    let output = '';
    server.once('error', reject);
    server.once('exit', () => reject(new Error(`redis-server ended: ${output}`)));
    server.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('Ready to accept connections')) resolve();
    });
  });
  return server;
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  server.kill('SIGKILL');
  await ended;
}
