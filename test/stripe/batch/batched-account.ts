import { onTestFinished } from 'vitest';
import { createSandbox, type Sandbox } from '../../../src/sandbox/index.js';
import { createBatchedSessions } from '../../../src/stripe/batch/batched-sessions.js';
import type { Lanes } from '../../../src/stripe/lanes.js';
import { createBreaker } from '../../../src/stripe/breaker/breaker.js';
import { createPacer } from '../../../src/stripe/pacing/pacer.js';
import { createSessions, type Sessions } from '../../../src/stripe/sessions.js';
import { createStripeClient } from '../../../src/stripe/stripe-client.js';
import { paceHttpClient } from '../../../src/stripe/transport/paced-http-client.js';
import { createUndiciHttpClient } from '../../../src/stripe/transport/undici-http-client.js';
import { createLogger } from '../../../src/telemetry/logger.js';
import { startUpstream, type Upstream } from '../../support/upstream.js';

export interface BatchedStripe {
  readonly sandbox: Sandbox;
  /** What the batched faces ask. */
  readonly upstream: Upstream;
  /** When sessions are made from now on. Milliseconds. */
  readonly setTime: (now: number) => void;
  /** The batched face of an account, and the same without batches and without a pace. */
  readonly connect: (account: string | undefined) => {
    readonly batched: Sessions;
    readonly single: Sessions;
  };
}

export interface BatchedStripeOptions {
  readonly perEndpoint: number;
  /** 1000 by default. */
  readonly windowMs?: number;
  /** 10 000 by default. */
  readonly timeoutMs?: number;
}

/** Faces of the sandbox over HTTP that end with the test. */
export async function startBatchedStripe(options: BatchedStripeOptions): Promise<BatchedStripe> {
  const { perEndpoint, windowMs = 1000, timeoutMs = 10_000 } = options;
  let time = Date.UTC(2026, 5, 1);
  const sandbox = createSandbox({ port: 0, sessions: 0, now: () => time });
  await sandbox.start();
  const upstream = await startUpstream(sandbox.url);
  const pacer = createPacer({ perEndpoint, total: 100_000, marginMs: windowMs - 1000 });
  const transport = createUndiciHttpClient();
  onTestFinished(async () => {
    pacer.stop();
    await transport.stop();
    await upstream.stop();
    await sandbox.stop();
  });
  const common = {
    timeoutMs,
    appInfo: { name: 'test', version: '0' },
    logger: createLogger({ level: 'silent' }),
  };
  const batch = createBatchedSessions({ pacer, timeoutMs });

  function lanesOf(apiBase: string, account: string | undefined, isPaced: boolean): Lanes {
    const httpClient = isPaced ? paceHttpClient(transport.httpClient, pacer) : transport.httpClient;
    const of = { ...common, apiBase, account, httpClient, breaker: createBreaker() };
    return {
      base: createStripeClient({ ...of, lane: 'base', apiKey: sandbox.secretKey }),
      sensitive: createStripeClient({ ...of, lane: 'sensitive', apiKey: sandbox.restrictedKey }),
    };
  }
  return {
    sandbox,
    upstream,
    setTime: (now) => (time = now),
    connect: (account) => ({
      batched: batch(createSessions(lanesOf(upstream.url, account, true))),
      single: createSessions(lanesOf(sandbox.url, account, false)),
    }),
  };
}

/** Which of the calls are lists. */
export function isList({ method, path }: { readonly method: string; readonly path: string }): boolean {
  return method === 'GET' && path.endsWith('/verification_sessions');
}
