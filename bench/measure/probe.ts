import { once } from 'node:events';
import type { Spawned } from './processes.js';

/** What a process has used so far, its threads included. */
export interface Usage {
  /** Milliseconds. */
  readonly cpuMs: number;
  /** The most it ever held, in bytes. */
  readonly peakRss: number;
}

/**
 * A module to load before a server: it tells the port as soon as one is listened on, and the usage when asked. It is
 * the same for all servers and does nothing while they are measured.
 */
export const probe = `data:text/javascript,${encodeURIComponent(`
  import { Server } from 'node:net';
  const { listen } = Server.prototype;
  Server.prototype.listen = function (...args) {
    this.once('listening', () => process.send({ kind: 'listening', port: this.address().port }));
    return listen.apply(this, args);
  };
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    const { maxRSS } = process.resourceUsage();
    process.send({ kind: 'usage', cpuMs: (user + system) / 1000, peakRss: maxRSS * 1024 });
  });
  process.on('disconnect', () => process.exit());
  process.channel.unref();
`)}`;

type Message = { readonly kind: 'listening'; readonly port: number } | ({ readonly kind: 'usage' } & Usage);

/** Resolves with the port that a process with the probe listens on. */
export async function waitForPort(server: Spawned): Promise<number> {
  const message = await nextMessage(server);
  if (message.kind !== 'listening') throw new Error('usage was told before it was asked for');
  return message.port;
}

/** Asks a process with the probe. */
export async function readUsage(server: Spawned): Promise<Usage> {
  const told = nextMessage(server);
  server.child.send('usage');
  const message = await told;
  if (message.kind !== 'usage') throw new Error('the server listens on a second port');
  return message;
}

async function nextMessage({ child, failed }: Spawned): Promise<Message> {
  const [message] = (await Promise.race([once(child, 'message'), failed])) as [Message];
  return message;
}
