import { createSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { startGatewayProcess, type GatewayProcess } from '../lifecycle/gateway-process.js';
import { stripeEnv } from '../lifecycle/slow-stripe.js';
import { startChaosProxy, type ChaosProxy } from './chaos-proxy.js';
import { createExamination, examined, type VitalSigns } from './vital-signs.js';

/** A session as it was made, by which an answer can be told to be right. */
export interface KnownSession {
  readonly id: string;
  readonly person: string;
}

/** A gateway in a process of its own, on a sandbox behind a wire that can be broken. */
export interface ShakenGateway {
  readonly url: string;
  readonly chaos: ChaosProxy;
  readonly known: readonly KnownSession[];
  /** All of its log so far. */
  readonly log: () => string;
  examine(): Promise<VitalSigns>;
  /** Ids of the sessions that Stripe has of a person. */
  sessionsOf(person: string): Promise<readonly string[]>;
  stop(): Promise<void>;
}

/** Starts all of it, with some sessions that are verified. */
export async function startShaken(env: Record<string, string> = {}): Promise<ShakenGateway> {
  const sandbox = createSandbox({ port: 0, sessions: 0, redactionMs: 0 });
  await sandbox.start();
  const chaos = await startChaosProxy(sandbox.url);
  const gateway: GatewayProcess = await startGatewayProcess({
    ...examined,
    env: {
      ...stripeEnv(sandbox, chaos.url),
      STRIPE_TIMEOUT_MS: '2000',
      POLL_INTERVAL_MS: '1000',
      MAX_OPERATIONS_PER_MINUTE: '1000000',
      MAX_WRITER_CREATIONS_PER_HOUR: '1000000',
      MAX_SUBSCRIPTIONS_PER_SUBJECT: '10000',
      ...env,
    },
  });
  const known = await Promise.all(Array.from({ length: 20 }, (_, n) => makeKnown(sandbox, `known-${n}`)));

  return {
    url: gateway.url,
    chaos,
    known,
    log: gateway.log,
    examine: createExamination(gateway),
    async sessionsOf(person) {
      const query = new URLSearchParams({ client_reference_id: person });
      const { data } = await ask<{ data: { id: string }[] }>(sandbox, `${sessionsPath}?${query}`);
      return data.map(({ id }) => id);
    },
    async stop() {
      await gateway.kill();
      await chaos.stop();
      await sandbox.stop();
    },
  };
}

const sessionsPath = '/v1/identity/verification_sessions';

async function makeKnown(sandbox: Sandbox, person: string): Promise<KnownSession> {
  const made = await ask<{ id: string }>(sandbox, sessionsPath, {
    type: 'document',
    client_reference_id: person,
  });
  const outcome = { outcome: 'verified', delay_ms: '0' };
  await ask(sandbox, `/_sandbox/verification_sessions/${made.id}/submit`, outcome);
  return { id: made.id, person };
}

async function ask<T>(sandbox: Sandbox, path: string, form?: Record<string, string>): Promise<T> {
  const response = await fetch(`${sandbox.url}${path}`, {
    headers: { Authorization: `Bearer ${sandbox.secretKey}` },
    ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
  });
  if (!response.ok) throw new Error(`the sandbox refused: ${response.status}`);
  return (await response.json()) as T;
}
