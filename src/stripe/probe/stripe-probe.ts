import type Stripe from 'stripe';
import type { Logger } from '../../telemetry/logger.js';
import { createBreaker } from '../breaker/breaker.js';
import { Failure, type FailureCode } from '../failure.js';
import { apiVersion, createStripeClient, type StripeClient } from '../stripe-client.js';
import { createUndiciHttpClient } from '../transport/undici-http-client.js';

export interface StripeProbeOptions {
  readonly apiKey: string;
  /** An http(s) origin instead of Stripe's. */
  readonly apiBase?: string | undefined;
  readonly account?: string | undefined;
  /** Milliseconds for one question, its retries included. */
  readonly timeoutMs: number;
  readonly appInfo: { readonly name: string; readonly version: string };
  readonly logger: Logger;
}

/** What came of a question. */
export type Probed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: FailureCode };

/** Versions of the API, as the gateway asks for them and as the answer names its own. */
export interface Versions {
  readonly asked: string;
  readonly answered: string | undefined;
}

/** An endpoint that Stripe sends webhooks to. */
export interface RegisteredEndpoint {
  readonly url: string;
  readonly enabled: boolean;
  readonly events: readonly string[];
}

/** Asks Stripe what a key may do, by questions whose answers hold nothing of anybody. */
export interface StripeProbe {
  listSessions(): Promise<Probed<Versions>>;
  /** With an expand that only a restricted key may ask for. */
  listSensitive(): Promise<Probed<Versions>>;
  listWebhookEndpoints(): Promise<Probed<readonly RegisteredEndpoint[]>>;
  stop(): Promise<void>;
}

/** Nobody was verified before 1970: the page is empty, whatever the account holds. */
const nobody = { created: { lt: 1 }, limit: 1 };

/** Makes a probe of one key, over the gateway's own client: same version, same origin, same deadline. */
export function createStripeProbe(options: StripeProbeOptions): StripeProbe {
  const transport = createUndiciHttpClient();
  const client = createStripeClient({
    ...options,
    lane: 'base',
    httpClient: transport.httpClient,
    // It stays closed: a few questions tell nothing of a lane, and each is to be asked.
    breaker: createBreaker(),
  });

  async function listNobody(expand: string[]): Promise<Versions> {
    let answered: string | undefined;
    await client.call('probe', undefined, async (sdk, how) => {
      const page = await sdk.identity.verificationSessions.list({ ...nobody, expand }, how);
      answered = page.lastResponse.apiVersion;
      return page;
    });
    return { asked: apiVersion, answered };
  }

  return {
    listSessions: () => probe(() => listNobody([])),
    listSensitive: () => probe(() => listNobody(['data.verified_outputs.dob'])),
    listWebhookEndpoints: () => probe(() => listEndpoints(client)),
    stop: () => transport.stop(),
  };
}

async function listEndpoints(client: StripeClient): Promise<readonly RegisteredEndpoint[]> {
  // An account has at most 16 in each mode, so the first page is all of them.
  const page = await client.call('probe', undefined, (sdk, how) =>
    sdk.webhookEndpoints.list({ limit: 100 }, how),
  );
  return page.data.map(({ url, status, enabled_events: events }: Stripe.WebhookEndpoint) => ({
    url,
    enabled: status === 'enabled',
    events,
  }));
}

async function probe<T>(ask: () => Promise<T>): Promise<Probed<T>> {
  try {
    return { ok: true, value: await ask() };
  } catch (error) {
    if (error instanceof Failure) return { ok: false, code: error.code };
    throw error;
  }
}
