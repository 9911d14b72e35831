import type { Logger } from '../../telemetry/logger.js';
import type { Connection } from './connection.js';

export interface SubscriptionListener {
  readonly onMessage: (text: string) => void;
  /** Called each time the channel is listened to anew: messages before that were missed. */
  readonly onListening: () => void;
}

export interface Subscription {
  /** Returns what takes the listener away. */
  readonly add: (channel: string, listener: SubscriptionListener) => () => void;
  /** Listens to all channels, after the connection has come. */
  readonly begin: () => void;
  readonly stop: () => void;
}

const retryMs = 1000;

/** The channels that one connection listens to, one listener each. */
export function createSubscription({ client, isReady }: Connection, logger: Logger): Subscription {
  const listeners = new Map<string, SubscriptionListener>();
  const retries = new Map<string, NodeJS.Timeout>();
  client.on('message', (channel: string, text: string) => listeners.get(channel)?.onMessage(text));

  // The package would subscribe again by itself, and leave a rejection unhandled when that fails.
  function listen(channel: string, listener: SubscriptionListener): void {
    clearTimeout(retries.get(channel));
    client.subscribe(channel).then(
      () => {
        if (listeners.get(channel) === listener) listener.onListening();
      },
      () => {
        if (listeners.get(channel) !== listener || !isReady()) return;
        logger.warn('Redis refused a subscription: changes on other replicas are missed');
        retries.set(
          channel,
          setTimeout(() => listen(channel, listener), retryMs),
        );
      },
    );
  }

  return {
    add(channel, listener) {
      if (listeners.has(channel)) throw new Error('a channel has one listener');
      listeners.set(channel, listener);
      if (isReady()) listen(channel, listener);
      return () => {
        if (listeners.get(channel) !== listener) return;
        listeners.delete(channel);
        clearTimeout(retries.get(channel));
        if (isReady()) client.unsubscribe(channel).catch(() => undefined);
      };
    },
    begin() {
      for (const [channel, listener] of listeners) listen(channel, listener);
    },
    stop() {
      listeners.clear();
      for (const retry of retries.values()) clearTimeout(retry);
    },
  };
}
