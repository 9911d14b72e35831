import { randomUUID } from 'node:crypto';
import type { Logger } from '../../telemetry/logger.js';
import type { ChangeBus } from '../change-bus.js';
import { createListeners } from '../listeners.js';
import type { SessionChange } from '../session-change.js';
import { decodeMessage, encodeMessage, type ChangeMessage } from './change-message.js';
import { createOutbox } from './outbox.js';
import type { Redis } from './redis.js';

export interface RedisBusOptions {
  readonly redis: Redis;
  readonly logger: Logger;
  /** Begins the channel's name, for several gateways on one Redis. `verification-gateway` by default. */
  readonly namespace?: string;
  /** How many changes wait while Redis is away, 10 000 by default. */
  readonly maxWaiting?: number;
}

const batchSize = 100;
const retryMs = 1000;

/**
 * Makes the bus of several replicas. Listeners of this replica are told at once, with Redis or without; the others as
 * soon as Redis is there. Stopping it leaves Redis connected.
 */
export function createRedisBus(options: RedisBusOptions): ChangeBus {
  const { redis, logger, namespace = 'verification-gateway', maxWaiting = 10_000 } = options;
  const channel = `${namespace}:changes`;
  const origin = randomUUID();
  const changes = createListeners<[SessionChange]>(logger);
  const gaps = createListeners<[]>(logger);
  const outbox = createOutbox(maxWaiting);
  const onItsWay = new Set<Promise<unknown>>();
  let garbage = 0;
  let isFlushing = false;
  let isStopped = false;
  let retry: NodeJS.Timeout | undefined;

  function receive(text: string): void {
    const message = decodeMessage(text);
    if (message === undefined) {
      garbage += 1;
      // At the first, second, fourth and so on: somebody else's traffic must not fill the log.
      if ((garbage & (garbage - 1)) === 0) {
        logger.warn({ ignored: garbage }, 'messages on the channel of changes are none of ours');
      }
      return;
    }
    if (message.origin === origin) return;
    if (message.kind === 'gap') gaps.tell();
    else changes.tell(message.change);
  }

  function send(message: ChangeMessage): Promise<boolean> {
    const sent = redis.commands.publish(channel, encodeMessage(message)).then(
      () => true,
      () => false,
    );
    onItsWay.add(sent);
    void sent.then(() => onItsWay.delete(sent));
    return sent;
  }

  async function sendChange(change: SessionChange): Promise<boolean> {
    if (redis.isUp() && (await send({ origin, kind: 'change', change }))) return true;
    // Perhaps it did arrive; a hint may come twice.
    outbox.put(change);
    return false;
  }

  async function flush(): Promise<void> {
    if (isFlushing) return;
    isFlushing = true;
    const isDone = await sendWaiting();
    isFlushing = false;
    if (!isDone) flushLater();
  }

  async function sendWaiting(): Promise<boolean> {
    for (let batch = outbox.take(batchSize); batch.length > 0; batch = outbox.take(batchSize)) {
      const sent = await Promise.all(batch.map(sendChange));
      if (sent.includes(false)) return false;
    }
    return !outbox.takeOverflow() || (await send({ origin, kind: 'gap' }));
  }

  /** While Redis is away nothing is tried: it is flushed when it comes. */
  function flushLater(): void {
    clearTimeout(retry);
    if (!isStopped && redis.isUp()) retry = setTimeout(() => void flush(), retryMs);
  }

  const unsubscribe = redis.subscribe(channel, { onMessage: receive, onListening: gaps.tell });
  const offUp = redis.onUp(() => void flush());

  return {
    publish(change) {
      changes.tell(change);
      if (isStopped) return;
      void sendChange(change).then((isSent) => {
        if (!isSent) flushLater();
      });
    },
    subscribe: changes.add,
    onGap: gaps.add,
    async stop() {
      isStopped = true;
      offUp();
      unsubscribe();
      clearTimeout(retry);
      changes.clear();
      gaps.clear();
      await Promise.all(onItsWay);
    },
  };
}
