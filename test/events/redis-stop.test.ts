import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canTestRedis, findFreePort, startRedis, type OwnRedis } from '../support/redis.js';

/** A process with one replica: says `ready`, stops the replica when it is told to, and says what then keeps it alive. */
const program = `
import { createInterface } from 'node:readline';
import { createReplica } from './test/events/replica.ts';

const [url, state] = process.argv.slice(1);
const commands = createInterface(process.stdin);
const replica = createReplica(url, { commandTimeoutMs: 300 });
const say = (text) => void process.stdout.write(text + '\\n');
if (state === 'early') say('ready');
if (state === 'listening') replica.bus.onGap(() => say('ready'));
let tries = 0;
if (state === 'in vain') replica.redis.commands.on('end', () => (tries += 1) === 3 && say('ready'));
commands.once('line', async () => {
  commands.close();
  replica.publish('vs_1');
  await replica.stop();
  const held = process.getActiveResourcesInfo().filter((kind) => /TCP|TLS|Timeout|Immediate|AddrInfo/.test(kind));
  say(JSON.stringify(held));
  process.stdin.unref();
});
`;

/** Runs it and answers with the resources that are left after the stop; it has to end by itself. */
async function whatIsLeft(url: string, state: string, beforeStop?: () => void): Promise<unknown> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '-e', program, url, state],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const ended = once(child, 'exit');
  try {
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    expect((await lines.next()).value).toBe('ready');
    beforeStop?.();
    child.stdin.write('stop\n');
    const left = JSON.parse(String((await lines.next()).value)) as unknown;
    expect(await ended).toEqual([0, null]);
    return left;
  } finally {
    child.kill('SIGKILL');
  }
}

describe.skipIf(!canTestRedis('own', 'The end of a connection to Redis'))('a gateway that stops', () => {
  let server: OwnRedis;

  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.stop());

  it('leaves no socket and no timer', async () => {
    expect(await whatIsLeft(server.url, 'listening')).toEqual([]);
  });

  it('before it is connected leaves none', async () => {
    expect(await whatIsLeft(server.url, 'early')).toEqual([]);
  });

  it('while it tries in vain leaves none', async () => {
    expect(await whatIsLeft(`redis://127.0.0.1:${await findFreePort()}`, 'in vain')).toEqual([]);
  });

  it('while Redis does not answer leaves none', async () => {
    expect(await whatIsLeft(server.url, 'listening', server.freeze)).toEqual([]);
    server.thaw();
  });
});
