import type { ApolloClient } from '@apollo/client';
import { readFault, type Fault } from '../problems/fault';
import { isOver, type SessionState } from '../status/is-over';
import { sessionNow, sessionUpdated } from './session-operations';

export type Connection =
  | { readonly kind: 'connecting' }
  /** Changes arrive as they happen. */
  | { readonly kind: 'live' }
  | { readonly kind: 'reconnecting' }
  /** The stream keeps failing: the session is asked for again and again. */
  | { readonly kind: 'polling' }
  /** Nothing will change any more. */
  | { readonly kind: 'ended' }
  /** The gateway has refused, and would again. */
  | { readonly kind: 'refused'; readonly fault: Fault };

export interface SessionWatchOptions {
  readonly client: ApolloClient;
  readonly id: string;
  readonly onConnection: (connection: Connection) => void;
}

export interface SessionWatch {
  stop(): void;
}

/** How often a lost stream is opened again before polling begins. */
const reconnections = 3;
const firstPauseMs = 500;
const pollMs = 3000;
/** The stream is tried again after so many polls. */
const pollsBetween = 10;

/**
 * Keeps a session of the client's cache as new as the gateway knows it: by the live stream, which is opened again when
 * it is lost, and by polling where streams do not come through (some proxies hold them back). Read it from the cache.
 */
export function watchSession({ client, id, onConnection }: SessionWatchOptions): SessionWatch {
  const variables = { id };
  let stopped = false;
  let losses = 0;
  let polls = 0;
  let state: SessionState | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stream: { unsubscribe(): void } | undefined;

  function connect() {
    stream = client.subscribe({ query: sessionUpdated, variables }).subscribe({
      next({ data, error }) {
        if (error !== undefined) {
          lose(error);
          return;
        }
        losses = 0;
        state = data?.verificationSessionUpdated;
        onConnection({ kind: 'live' });
      },
      error: lose,
      // It completes after a final state, but also when the gateway restarts and when the token ends.
      complete: () => lose(undefined),
    });
  }

  /** Whether there is nothing more to wait for: the session is over, or the gateway refuses. Told, if so. */
  function isSettled(fault: Fault | undefined): boolean {
    if (fault !== undefined && !fault.retryable) onConnection({ kind: 'refused', fault });
    else if (fault === undefined && isOver(state)) onConnection({ kind: 'ended' });
    else return false;
    return true;
  }

  function lose(error: unknown) {
    stream?.unsubscribe();
    if (stopped || isSettled(error === undefined ? undefined : readFault(error))) return;
    losses += 1;
    if (losses > reconnections) {
      void poll();
      return;
    }
    onConnection({ kind: 'reconnecting' });
    // Some chance, so that not everyone comes back in the same moment after a restart.
    timer = setTimeout(connect, firstPauseMs * 2 ** (losses - 1) * (0.5 + Math.random()));
  }

  async function poll() {
    onConnection({ kind: 'polling' });
    const fault = await readOnce();
    if (stopped || isSettled(fault)) return;
    polls += 1;
    timer = setTimeout(polls % pollsBetween === 0 ? connect : () => void poll(), pollMs);
  }

  async function readOnce(): Promise<Fault | undefined> {
    try {
      const { data } = await client.query({ query: sessionNow, variables, fetchPolicy: 'network-only' });
      state = data?.verificationSession ?? undefined;
      return undefined;
    } catch (error) {
      return readFault(error);
    }
  }

  connect();
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
      stream?.unsubscribe();
    },
  };
}
