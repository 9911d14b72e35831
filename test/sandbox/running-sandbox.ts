import Stripe from 'stripe';
import { onTestFinished } from 'vitest';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/index.js';

export interface RunningSandbox {
  readonly sandbox: Sandbox;
  /** The official library with the ordinary key, and with the restricted one. */
  readonly stripe: Stripe;
  readonly restricted: Stripe;
  readonly client: (key: string, config?: Stripe.StripeConfig) => Stripe;
  /** A request without the library; a form is sent as POST. */
  readonly request: (path: string, options?: RawRequest) => Promise<RawAnswer>;
  readonly submit: (session: string, form: Record<string, string>) => Promise<RawAnswer>;
}

export interface RawRequest {
  readonly form?: Record<string, string> | string;
  readonly method?: string;
  readonly key?: string | null;
  readonly headers?: Record<string, string>;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Record<string, unknown>;
  /** The error of the answer; empty where there is none. */
  readonly error: Record<string, unknown>;
}

/** Starts a sandbox, empty unless it is told otherwise, that stops when the test has finished. */
export async function runSandbox(options: SandboxOptions = {}): Promise<RunningSandbox> {
  const sandbox = createSandbox({ sessions: 0, processingMs: 0, redactionMs: 0, ...options });
  await sandbox.start();
  onTestFinished(() => sandbox.stop());
  return drive(sandbox);
}

export function drive(sandbox: Sandbox): RunningSandbox {
  const { hostname, port } = new URL(sandbox.url);
  const client = (key: string, config: Stripe.StripeConfig = {}) =>
    new Stripe(key, {
      host: hostname,
      port,
      protocol: 'http',
      telemetry: false,
      maxNetworkRetries: 0,
      ...config,
    });
  const request = async (
    path: string,
    { form, method, key = sandbox.secretKey, headers }: RawRequest = {},
  ) => {
    const response = await fetch(sandbox.url + path, {
      method: method ?? (form === undefined ? 'GET' : 'POST'),
      redirect: 'manual',
      headers: { ...(key !== null && { Authorization: `Bearer ${key}` }), ...headers },
      ...(form !== undefined && { body: typeof form === 'string' ? form : new URLSearchParams(form) }),
    });
    return readAnswer(response);
  };
  return {
    sandbox,
    stripe: client(sandbox.secretKey),
    restricted: client(sandbox.restrictedKey),
    client,
    request,
    submit: (session, form) =>
      request(`/_sandbox/verification_sessions/${session}/submit`, {
        form: { delay_ms: '0', ...form },
        key: null,
      }),
  };
}

async function readAnswer(response: Response): Promise<RawAnswer> {
  const text = await response.text();
  const json: unknown =
    response.headers.get('content-type')?.includes('json') === true ? JSON.parse(text) : {};
  const body = isRecord(json) ? json : {};
  const error = isRecord(body['error']) ? body['error'] : {};
  return { status: response.status, headers: response.headers, text, body, error };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a refused call of the library was refused with. */
export async function refusalOf(
  call: Promise<unknown>,
): Promise<InstanceType<typeof Stripe.errors.StripeError>> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error;
    throw error;
  }
  throw new Error('The call was not refused');
}

/** A clock that goes only when it is told to. */
export function createClock(start = Date.UTC(2026, 5, 1)) {
  let time = start;
  return { now: () => time, advance: (milliseconds: number) => void (time += milliseconds) };
}
