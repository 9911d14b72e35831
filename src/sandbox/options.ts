import type { RateLimit } from './http/rate-limit.js';

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
}

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
} satisfies SandboxOptions;
