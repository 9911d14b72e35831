import type { Logger } from '../telemetry/logger.js';
import { createBatchedSessions } from './batch/batched-sessions.js';
import { createBreaker, type BreakerState } from './breaker/breaker.js';
import { guardHttpClient } from './breaker/guard-http-client.js';
import type { ReadCache } from './cache/read-cache.js';
import type { LaneName, StripeObserver } from './observer.js';
import type { Pacer } from './pacing/pacer.js';
import { createReports, type Reports } from './reports.js';
import { createSessions, type Sessions } from './sessions.js';
import { createStripeClient } from './stripe-client.js';
import { paceHttpClient } from './transport/paced-http-client.js';
import { createUndiciHttpClient } from './transport/undici-http-client.js';

export interface StripeIdentityOptions {
  /** The ordinary key, sk_... or rk_... */
  readonly apiKey: string;
  /** A restricted key that may read sensitive results; without one those fields answer PERSONAL_DATA_UNAVAILABLE. */
  readonly sensitiveApiKey?: string | undefined;
  /** An http(s) origin instead of Stripe's. */
  readonly apiBase?: string | undefined;
  /** The connected account to act on, acct_... */
  readonly account?: string | undefined;
  /** Milliseconds for one attempt, and for a whole call where it belongs to no operation. */
  readonly timeoutMs: number;
  /** Every attempt of every lane and account takes its turn there. */
  readonly pacer: Pacer;
  /** How this gateway names itself to Stripe. */
  readonly appInfo: { readonly name: string; readonly version: string };
  /** Through which the requests of this process share what they read. */
  readonly cache: ReadCache;
  /** Is told of every call; nobody by default. */
  readonly observer?: StripeObserver | undefined;
  readonly logger: Logger;
}

/** The sessions and reports of one account. */
export interface IdentityAccount {
  readonly sessions: Sessions;
  readonly reports: Reports;
}

/** Stripe Identity as this gateway needs it. One for the process: it holds the connections. */
export interface StripeIdentity {
  /** Sessions and reports of a connected account; undefined is the configured one. */
  forAccount(account: string | undefined): IdentityAccount;
  /** An account as events name it: the configured one has a name, too, where there is one. */
  nameAccount(account: string | undefined): string | undefined;
  /** Whether calls of a lane go through: `closed`, as breakers say it, is well. Of all accounts together. */
  laneState(lane: LaneName): BreakerState;
  /** Closes the connections to Stripe. */
  stop(): Promise<void>;
}

/** Clients are small and share the sockets; past this many they are made anew, so that tokens cannot fill the memory. */
const maxAccounts = 1000;

/** Connects the two lanes. Nothing is asked of Stripe until the first call. */
export function createStripeIdentity(options: StripeIdentityOptions): StripeIdentity {
  const transport = createUndiciHttpClient();
  const { apiKey, sensitiveApiKey, pacer, cache, observer, ...rest } = options;
  const lanes = { base: openLane('base'), sensitive: openLane('sensitive') };
  const batch = createBatchedSessions({ pacer, timeoutMs: options.timeoutMs });
  const accounts = new Map<string | undefined, IdentityAccount>();

  /** All accounts share the breaker of a lane: it is Stripe that fails, not an account. */
  function openLane(lane: LaneName) {
    const breaker = createBreaker({ onChange: (state) => noteState(lane, state) });
    const httpClient = paceHttpClient(guardHttpClient(transport.httpClient, breaker), pacer, observer);
    return { lane, breaker, httpClient };
  }

  function noteState(lane: LaneName, state: BreakerState): void {
    options.logger.warn({ lane, state }, 'Stripe lane changed');
    observer?.breakerChanged(lane, state);
  }

  function connect(account: string | undefined): IdentityAccount {
    const common = { ...rest, account, observer };
    const openClient = (lane: LaneName, key: string) =>
      createStripeClient({ ...common, ...lanes[lane], apiKey: key });
    const clients = {
      base: openClient('base', apiKey),
      sensitive: sensitiveApiKey === undefined ? undefined : openClient('sensitive', sensitiveApiKey),
    };
    return cache.share(account, {
      sessions: batch(createSessions(clients)),
      reports: createReports(clients),
    });
  }

  return {
    forAccount(account = options.account) {
      const had = accounts.get(account);
      if (had !== undefined) return had;
      if (accounts.size >= maxAccounts) accounts.clear();
      const made = connect(account);
      accounts.set(account, made);
      return made;
    },
    nameAccount: (account = options.account) => account,
    laneState: (lane) => lanes[lane].breaker.state,
    stop() {
      pacer.stop();
      return transport.stop();
    },
  };
}
