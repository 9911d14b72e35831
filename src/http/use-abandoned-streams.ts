import { isAsyncIterable, type Plugin, type YogaInitialContext } from 'graphql-yoga';

/**
 * Ends the streams of clients that have gone. Yoga ends the one that it is sending; a client that goes before the first
 * byte is sent would leave its stream open for ever.
 */
export function useAbandonedStreams(): Plugin<YogaInitialContext> {
  return {
    onSubscribe: ({ args }) => ({
      onSubscribeResult({ result }) {
        if (!isAsyncIterable(result)) return;
        const { signal } = args.contextValue.request;
        const end = () => void (result as AsyncIterableIterator<unknown>).return?.();
        if (signal.aborted) end();
        else signal.addEventListener('abort', end, { once: true });
      },
    }),
  };
}
