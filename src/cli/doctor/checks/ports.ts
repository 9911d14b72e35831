import { once } from 'node:events';
import { createServer } from 'node:net';
import { isIPv6 } from 'node:net';
import { fail, ok, questionMs, type Check, type Result } from '../check.js';

interface Listener {
  readonly variable: 'PORT' | 'SANDBOX_PORT';
  readonly host: string;
  readonly port: number;
  /** Where one of ours answers 200. */
  readonly sign: string;
}

/** Whether the gateway, and its sandbox where it has one, can listen where they are told to. */
export const ports: Check = {
  name: 'ports',
  run({ config: { host, port, stripe, sandbox } }) {
    const listeners: Listener[] = [{ variable: 'PORT', host, port, sign: '/health/live' }];
    if (stripe === undefined) {
      const sign = '/_sandbox/state';
      listeners.push({ variable: 'SANDBOX_PORT', host: '127.0.0.1', port: sandbox.port, sign });
    }
    return Promise.all(listeners.map(check));
  },
};

async function check(listener: Listener): Promise<Result> {
  const { variable, port } = listener;
  if (port === 0) return ok(`${variable} takes any free port`);
  const code = await tryToListen(listener);
  if (code === undefined) return ok(`${variable} ${port} is free`);
  if (code === 'EADDRINUSE') {
    return (await isOurs(listener))
      ? ok(`${variable} ${port} is in use, by a gateway that runs already`)
      : fail(`${variable} ${port} is taken by another program`, `Stop it, or set ${variable} to a free one.`);
  }
  return fail(
    `HOST and ${variable} ${port} cannot be listened on (${code})`,
    'Set HOST to an address of this machine, and the port to one above 1023.',
  );
}

/** The system's code for why not; undefined where it can be done. */
async function tryToListen({ host, port }: Listener): Promise<string | undefined> {
  const server = createServer();
  try {
    server.listen(port, host);
    await once(server, 'listening');
    server.close();
    await once(server, 'close');
    return undefined;
  } catch (error) {
    return String((error as { code?: unknown }).code);
  }
}

async function isOurs({ host, port, sign }: Listener): Promise<boolean> {
  const local = { '0.0.0.0': '127.0.0.1', '::': '::1' }[host] ?? host;
  const url = `http://${isIPv6(local) ? `[${local}]` : local}:${port}${sign}`;
  try {
    const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(questionMs) });
    await answer.body?.cancel();
    return answer.status === 200;
  } catch {
    return false;
  }
}
