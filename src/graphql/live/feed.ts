import type { Signal, Watcher } from '../../events/watch/session-watch.js';
import { Failure } from '../../stripe/failure.js';

/** What a signal came to; `last` where nothing comes after it. */
export interface FeedStep<T> {
  readonly value?: T;
  readonly last?: boolean;
}

export interface FeedOptions<T> {
  readonly watcher: Watcher;
  /** When the viewer's token ends, in milliseconds since 1970; null for never. */
  readonly endsAt: number | null;
  /** Reads what a signal is about. Undefined: nothing to tell. */
  readonly read: (signal: Signal) => Promise<FeedStep<T> | undefined>;
  /** A signal could not be read now. Whether the subscription goes on all the same. */
  readonly goesOnUnread: (signal: Signal) => boolean;
}

/** The longest that a timer takes. */
const maxDelayMs = 2_147_483_647;

/**
 * Makes what a subscription is answered from. It reads only when the consumer asks for the next value, so one that does
 * not read costs a signal and nothing more, and when it reads again it gets the newest state. What ends it too early
 * comes as its last value, an Error, which GraphQL answers as one.
 */
export function createFeed<T>(options: FeedOptions<T>): AsyncIterableIterator<T | Error> {
  const { watcher, endsAt, read, goesOnUnread } = options;
  const timer =
    endsAt === null
      ? undefined
      : setTimeout(() => watcher.close(), Math.min(Math.max(endsAt - Date.now(), 0), maxDelayMs)).unref();
  let over = false;

  function end(): void {
    over = true;
    clearTimeout(timer);
    watcher.close();
  }

  async function step(): Promise<FeedStep<T | Error> | undefined> {
    const signal = await watcher.next();
    if (signal === null) return watcher.fellBehind ? { value: fellBehind(), last: true } : { last: true };
    try {
      return await read(signal);
    } catch (error) {
      if (error instanceof Failure && error.retryable && goesOnUnread(signal)) return undefined;
      return { value: error instanceof Error ? error : new Error('unreadable'), last: true };
    }
  }

  return {
    async next() {
      while (!over) {
        const taken = await step();
        if (taken?.last === true) end();
        if (taken?.value !== undefined) return { done: false, value: taken.value };
      }
      return { done: true, value: undefined };
    },
    return() {
      end();
      return Promise.resolve({ done: true, value: undefined });
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

function fellBehind(): Failure {
  return new Failure(
    'FELL_BEHIND',
    'More changes came than you took: read the list again and subscribe anew.',
  );
}
