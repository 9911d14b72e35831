import { createHash } from 'node:crypto';
import { ApiFailure } from '../failures/api-failure.js';

export interface SavedAnswer {
  readonly status: number;
  readonly body: object;
  readonly requestId: string;
}

export interface IdempotentRequest {
  /** Account and mode: a key means nothing outside of them. */
  readonly scope: string;
  readonly key: string;
  readonly fingerprint: string;
}

interface Entry {
  readonly fingerprint: string;
  readonly begun: number;
  answer: SavedAnswer | null;
}

/** Remembers the first answer to each idempotency key. */
export interface IdempotentAnswers {
  /** @throws ApiFailure 400 where the key was used for another request, 409 while its first use is still under way */
  recall(request: IdempotentRequest): SavedAnswer | null;
  /** Claims a key for an execution that begins now. */
  begin(request: IdempotentRequest): void;
  save(request: IdempotentRequest, answer: SavedAnswer): void;
  forget(request: IdempotentRequest): void;
  clear(): void;
}

const longestKey = 255;
const keptMs = 24 * 3_600_000;
const mostKept = 10_000;

/** Stripe keeps keys for at least 24 hours; so do we, but never more than ten thousand of them. */
export function createIdempotentAnswers(now: () => number): IdempotentAnswers {
  const entries = new Map<string, Entry>();
  const nameOf = ({ scope, key }: IdempotentRequest) => `${scope} ${key}`;
  const prune = () => {
    for (const [name, { begun }] of entries) {
      if (entries.size <= mostKept && now() - begun <= keptMs) return;
      entries.delete(name);
    }
  };
  return {
    recall(request) {
      prune();
      const entry = entries.get(nameOf(request));
      if (entry === undefined) return null;
      if (entry.fingerprint !== request.fingerprint) throw otherParameters(request.key);
      if (entry.answer === null) throw inUse(request.key);
      return entry.answer;
    },
    begin: (request) =>
      void entries.set(nameOf(request), { fingerprint: request.fingerprint, begun: now(), answer: null }),
    save(request, answer) {
      const entry = entries.get(nameOf(request));
      if (entry !== undefined) entry.answer = answer;
    },
    forget: (request) => void entries.delete(nameOf(request)),
    clear: () => entries.clear(),
  };
}

/** @throws ApiFailure 400 for a key that is empty or too long */
export function checkKey(key: string): void {
  if (key === '') throw refuse(400, 'Idempotency Key must be a non-empty string.');
  if (key.length > longestKey) {
    throw refuse(
      400,
      `Idempotency keys can only be up to ${longestKey} characters; yours has ${key.length}.`,
    );
  }
}

/** Equal for requests to one endpoint with the same parameters, in whichever order they were sent. */
export function fingerprintOf(path: string, parameters: unknown): string {
  return createHash('sha256')
    .update(`${path}\n${canonical(parameters)}`)
    .digest('base64');
}

function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  const fields = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${fields.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join()}}`;
}

function otherParameters(key: string): ApiFailure {
  return refuse(
    400,
    'Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key ' +
      `other than '${key}' if you meant to execute a different request.`,
  );
}

/** Which type Stripe gives this one has not been seen on the wire; idempotency_error is our choice. */
function inUse(key: string): ApiFailure {
  return refuse(
    409,
    'There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, ' +
      `and the other request is still going through): ${key}. Please try again later.`,
    'idempotency_key_in_use',
  );
}

function refuse(status: number, message: string, code?: string): ApiFailure {
  return new ApiFailure(status, { type: 'idempotency_error', message, ...(code !== undefined && { code }) });
}
