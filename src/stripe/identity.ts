import type { Logger } from '../telemetry/logger.js';
import type { ReadCache } from './cache/read-cache.js';
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
  /** Milliseconds for one call in all, its retries included. */
  readonly timeoutMs: number;
  /** Every attempt of every lane and account takes its turn there. */
  readonly pacer: Pacer;
  /** How this gateway names itself to Stripe. */
  readonly appInfo: { readonly name: string; readonly version: string };
  /** Through which the requests of this process share what they read. */
  readonly cache: ReadCache;
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
  /** Closes the connections to Stripe. */
  stop(): Promise<void>;
}

/** Clients are small and share the sockets; past this many they are made anew, so that tokens cannot fill the memory. */
const maxAccounts = 1000;

/** Connects the two lanes. Nothing is asked of Stripe until the first call. */
export function createStripeIdentity(options: StripeIdentityOptions): StripeIdentity {
  const transport = createUndiciHttpClient();
  const { apiKey, sensitiveApiKey, pacer, cache, ...rest } = options;
  const httpClient = paceHttpClient(transport.httpClient, pacer);
  const accounts = new Map<string | undefined, IdentityAccount>();

  function connect(account: string | undefined): IdentityAccount {
    const common = { ...rest, account, httpClient };
    const lanes = {
      base: createStripeClient({ ...common, lane: 'base', apiKey }),
      sensitive:
        sensitiveApiKey === undefined
          ? undefined
          : createStripeClient({ ...common, lane: 'sensitive', apiKey: sensitiveApiKey }),
    };
    return cache.share(account, { sessions: createSessions(lanes), reports: createReports(lanes) });
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
    stop() {
      pacer.stop();
      return transport.stop();
    },
  };
}
