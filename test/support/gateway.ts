import { devNull } from 'node:os';
import { Writable } from 'node:stream';
import { createApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/index.js';
import { createLogger } from '../../src/telemetry/logger.js';
import type { TypedDocumentString } from '../generated/graphql.js';
import { startUpstream, type Upstream } from './upstream.js';

/** An answer of GraphQL over HTTP, with what it came with. */
export interface Answer<Data> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly data: Data;
  readonly errors: readonly GraphQLErrorShape[];
}

export interface GraphQLErrorShape {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: {
    readonly code: string;
    readonly retryable: boolean;
    readonly requestId?: string;
    readonly param?: string;
  };
}

export interface TestGateway {
  readonly url: string;
  readonly sandbox: Sandbox;
  /** Every call to Stripe, and the means to break them. */
  readonly upstream: Upstream;
  /** All lines of the application log so far, at debug level. */
  readonly log: () => string;
  /** Asks over HTTP. Typed for documents of test/operations; a plain text answers `any`-free `unknown` data. */
  ask<Data, Variables>(
    document: TypedDocumentString<Data, Variables>,
    variables: Variables,
    headers?: Record<string, string>,
  ): Promise<Answer<Data>>;
  askText(
    document: string,
    variables?: Record<string, unknown>,
    headers?: Record<string, string>,
  ): Promise<Answer<unknown>>;
  /** Moves a session as the person's submission would. `outcome` is verified or one of Stripe's error codes. */
  submit(id: string, outcome: string, delayMs?: number): Promise<void>;
  stop(): Promise<void>;
}

export interface TestGatewayOptions {
  readonly sandbox?: SandboxOptions;
  readonly env?: Record<string, string | undefined>;
}

/** Starts sandbox, recorder and gateway on free ports, wired as in production: everything goes over HTTP. */
export async function startGateway(options: TestGatewayOptions = {}): Promise<TestGateway> {
  const sandbox = createSandbox({ port: 0, sessions: 80, redactionMs: 0, ...options.sandbox });
  await sandbox.start();
  const upstream = await startUpstream(sandbox.url);
  const lines: string[] = [];
  const logger = createLogger({
    level: 'debug',
    destination: new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(chunk.toString());
        done();
      },
    }),
  });
  const config = readConfig({
    PORT: '0',
    AUDIT_LOG: devNull,
    STRIPE_API_KEY: sandbox.secretKey,
    STRIPE_SENSITIVE_API_KEY: sandbox.restrictedKey,
    STRIPE_API_BASE: upstream.url,
    // Tests ask faster than Stripe allows.
    STRIPE_RATE_ENDPOINT: '100000',
    STRIPE_RATE_TOTAL: '100000',
    // Tests count calls; those of the cache switch it on.
    CACHE_TTL_MS: '0',
    ...options.env,
  });
  const app = createApp(config, logger);
  await app.start();

  async function post(
    query: string,
    variables: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<unknown>> {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    const text = await response.text();
    const { data, errors = [] } = JSON.parse(text) as {
      data?: unknown;
      errors?: readonly GraphQLErrorShape[];
    };
    return { status: response.status, headers: response.headers, text, data, errors };
  }

  return {
    url: app.url,
    sandbox,
    upstream,
    log: () => lines.join(''),
    ask: (document, variables, headers) =>
      post(document.toString(), variables, headers) as Promise<Answer<never>>,
    askText: post,
    async submit(id, outcome, delayMs = 0) {
      const response = await fetch(`${sandbox.url}/_sandbox/verification_sessions/${id}/submit`, {
        method: 'POST',
        body: new URLSearchParams({ outcome, delay_ms: String(delayMs) }),
      });
      if (!response.ok) throw new Error(`the sandbox refused: ${await response.text()}`);
    },
    async stop() {
      await app.stop();
      await upstream.stop();
      await sandbox.stop();
    },
  };
}
