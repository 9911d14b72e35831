import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Answer, Order } from './messages.js';

/** A process full of subscribers. */
export interface Clients {
  open(order: Omit<Extract<Order, { kind: 'open' }>, 'kind'>): Promise<void>;
  /** Counts values from now on; the promise inside resolves with the time at which the last of them came. */
  count(values: number): Promise<{ readonly last: Promise<number> }>;
  /** Closes all connections at once. */
  stop(): Promise<void>;
}

/** Starts a process for subscribers, so that their memory is none of the gateway's. */
export function startClients(): Clients {
  const child = fork(new URL('client.ts', import.meta.url), { execArgv: ['--import', 'tsx'] });
  const exited = once(child, 'exit');

  async function answerOf<Kind extends Answer['kind']>(kind: Kind): Promise<Extract<Answer, { kind: Kind }>> {
    for (;;) {
      const [answer] = (await Promise.race([once(child, 'message'), exited.then(() => [])])) as [Answer?];
      if (answer === undefined) throw new Error('the process of the clients ended');
      if (answer.kind === kind) return answer as Extract<Answer, { kind: Kind }>;
    }
  }

  return {
    async open(order) {
      const opened = answerOf('opened');
      child.send({ kind: 'open', ...order } satisfies Order);
      await opened;
    },
    async count(values) {
      const last = answerOf('counted').then(({ at }) => at);
      const counting = answerOf('counting');
      child.send({ kind: 'count', values } satisfies Order);
      await counting;
      return { last };
    },
    async stop() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
