import { createSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { startUpstream, type Upstream } from '../support/upstream.js';
import { startGatewayProcess, type GatewayProcess } from './gateway-process.js';

/** A sandbox that answers as slowly as the test says, and what gateways need to know of it. */
export interface SlowStripe {
  readonly sandbox: Sandbox;
  readonly upstream: Upstream;
  /** Starts a gateway on it in a process of its own. */
  startGateway(env?: Record<string, string>): Promise<GatewayProcess>;
  /** Makes a session by Stripe's own API. */
  makeSession(): Promise<string>;
  /** Cancels a session by Stripe's own API. */
  cancel(id: string): Promise<void>;
  /** Puts as much metadata on a session as Stripe takes, 25 kB, each time other. */
  annotate(id: string, note: string): Promise<void>;
  /** Plays the person's submission to its end. */
  verify(id: string): Promise<void>;
  /** Kills the gateways that are left, and stops. */
  stop(): Promise<void>;
}

/** The environment of a gateway on a Stripe that is somewhere on this machine. */
export function stripeEnv(sandbox: Sandbox, apiBase: string): Record<string, string> {
  return {
    STRIPE_API_KEY: sandbox.secretKey,
    STRIPE_RATE_ENDPOINT: '100000',
    STRIPE_RATE_TOTAL: '100000',
    STRIPE_SENSITIVE_API_KEY: sandbox.restrictedKey,
    STRIPE_API_BASE: apiBase,
  };
}

/** Starts a sandbox behind a recorder. */
export async function startSlowStripe(): Promise<SlowStripe> {
  const sandbox = createSandbox({ port: 0, sessions: 0, redactionMs: 0 });
  await sandbox.start();
  const upstream = await startUpstream(sandbox.url);
  const gateways: GatewayProcess[] = [];

  async function post(path: string, form: Record<string, string>): Promise<{ id: string }> {
    const response = await fetch(`${sandbox.url}${path}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${sandbox.secretKey}` },
      body: new URLSearchParams(form),
    });
    if (!response.ok) throw new Error(`the sandbox refused: ${await response.text()}`);
    return (await response.json()) as { id: string };
  }

  const sessions = '/v1/identity/verification_sessions';
  return {
    sandbox,
    upstream,
    async startGateway(env = {}) {
      const gateway = await startGatewayProcess({
        env: { ...stripeEnv(sandbox, upstream.url), ...env },
      });
      gateways.push(gateway);
      return gateway;
    },
    makeSession: async () => (await post(sessions, { type: 'document' })).id,
    async cancel(id) {
      await post(`${sessions}/${id}/cancel`, {});
    },
    async annotate(id, note) {
      const fields = Array.from({ length: 50 }, (_, index) => [
        `metadata[key_${index}]`,
        note.padEnd(500, '.'),
      ]);
      await post(`${sessions}/${id}`, Object.fromEntries(fields) as Record<string, string>);
    },
    async verify(id) {
      const outcome = { outcome: 'verified', delay_ms: '0' };
      await post(`/_sandbox/verification_sessions/${id}/submit`, outcome);
    },
    async stop() {
      for (const gateway of gateways) await gateway.kill();
      await upstream.stop();
      await sandbox.stop();
    },
  };
}
