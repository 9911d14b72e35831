import type { RateLimit } from './http/rate-limit.js';
import type { EventPayload } from './webhooks/endpoint-row.js';

export interface SandboxOptions {
  /** Where to listen; 127.0.0.1 by default. */
  readonly host?: string;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** The same seed gives the same data and the same ids; 'verification-gateway' by default. */
  readonly seed?: string;
  /** How many sessions the default account has in test mode at the start; 250 by default. From 60 on there is one of every kind. */
  readonly sessions?: number;
  /** The clock, in milliseconds; Date.now by default. Nothing in the sandbox goes on while it stands still. */
  readonly now?: () => number;
  /** How long a submission is processed unless it says otherwise, in milliseconds; 1000 by default. */
  readonly processingMs?: number;
  /** How long a redaction stays `processing`, in milliseconds; 2000 by default, 0 redacts at once. */
  readonly redactionMs?: number;
  /** Requests per second before a 429; none by default. */
  readonly rateLimit?: RateLimit | undefined;
  /** How long each answer of the API takes, in milliseconds; 0 by default. */
  readonly latencyMs?: number;
  readonly webhooks?: WebhookOptions;
}

export interface WebhookOptions {
  /** How long the first retry of a delivery waits, in milliseconds; 1000 by default. Each further one waits twice as long. */
  readonly retryMs?: number;
  /** How often an event is sent to an endpoint that does not take it; 5 by default. */
  readonly attempts?: number;
  /** How long a receiver may take to answer, in milliseconds; 10000 by default. */
  readonly timeoutMs?: number;
  /** Receivers of every event of the default account in test mode, there from the start and after a reset. */
  readonly endpoints?: readonly StandingEndpoint[];
}

export interface StandingEndpoint {
  readonly url: string;
  readonly secret: string;
  /** `snapshot` by default. */
  readonly event_payload?: EventPayload;
}

/** What a webhook option is when it is left out. */
export const webhookDefaults: Required<WebhookOptions> = {
  retryMs: 1000,
  attempts: 5,
  timeoutMs: 10_000,
  endpoints: [],
};

/** What an option is when it is left out. */
export const sandboxDefaults = {
  host: '127.0.0.1',
  port: 0,
  seed: 'verification-gateway',
  sessions: 250,
  now: () => Date.now(),
  processingMs: 1000,
  redactionMs: 2000,
  latencyMs: 0,
  webhooks: {},
} satisfies SandboxOptions;
