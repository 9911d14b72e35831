import { randomUUID } from 'node:crypto';
import { webhookPath } from '../../src/http/route-requests.js';
import { startGuarded, type GuardedGateway, type GuardedOptions } from '../access/guarded-gateway.js';
import { sign, snapshotOf } from '../events/deliveries.js';

export const webhookSecret = 'whsec_of_the_live_tests';

export interface LiveGateway extends GuardedGateway {
  /** Delivers as Stripe would, and answers with the status. */
  deliver(body: string, signature?: string): Promise<number>;
  /** Delivers an event, of an id of its own, that says of a session that it has changed. */
  tell(sessionId: string, more?: Record<string, unknown>): Promise<void>;
  /** Notes something on a session at Stripe, which sends no event for that. */
  note(sessionId: string, metadata: Record<string, string>): Promise<void>;
  /** What the gateway's own metrics count; 0 for what was never counted. */
  metric(name: string): Promise<number>;
  openSubscriptions(): Promise<number>;
  /** How often a session was read. */
  readsOf(sessionId: string): number;
}

export interface LiveOptions extends GuardedOptions {
  /** Whether the sandbox sends its events; where it does not, they are only what the test delivers. */
  readonly webhooks?: boolean;
}

/** Starts a gateway that demands tokens, hears of changes by webhooks alone, and holds no caller to a limit. */
export async function startLive({ webhooks = true, ...options }: LiveOptions = {}): Promise<LiveGateway> {
  const gateway = await startGuarded({
    ...options,
    env: {
      STRIPE_WEBHOOK_SECRET: webhookSecret,
      POLL_INTERVAL_MS: '0',
      MAX_OPERATIONS_PER_MINUTE: '100000',
      MAX_SUBSCRIPTIONS_PER_SUBJECT: '10000',
      ...options.env,
    },
  });
  const { sandbox, upstream, url } = gateway;

  async function post(address: string, form: Record<string, string>): Promise<void> {
    const response = await fetch(`${sandbox.url}${address}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${sandbox.secretKey}` },
      body: new URLSearchParams(form),
    });
    if (!response.ok) throw new Error(`the sandbox refused: ${await response.text()}`);
  }

  async function deliver(body: string, signature = sign(body, webhookSecret)): Promise<number> {
    const response = await fetch(`${url}${webhookPath}`, {
      method: 'POST',
      headers: { 'Stripe-Signature': signature },
      body,
    });
    await response.arrayBuffer();
    return response.status;
  }

  async function metric(name: string): Promise<number> {
    const text = await (await fetch(`${url}/metrics`)).text();
    const line = text.split('\n').find((each) => each.startsWith(`verification_gateway_${name} `));
    return Number(line?.split(' ').at(-1) ?? 0);
  }

  if (webhooks) {
    await post('/_sandbox/webhook_endpoints', { url: `${url}${webhookPath}`, secret: webhookSecret });
  }
  return {
    ...gateway,
    deliver,
    async tell(sessionId, more) {
      const type = 'identity.verification_session.processing';
      const status = await deliver(snapshotOf(type, sessionId, { id: newEventId(), ...more }));
      if (status !== 200) throw new Error(`the gateway refused an event: ${status}`);
    },
    note: (sessionId, metadata) =>
      post(
        `/v1/identity/verification_sessions/${sessionId}`,
        Object.fromEntries(Object.entries(metadata).map(([key, value]) => [`metadata[${key}]`, value])),
      ),
    metric,
    openSubscriptions: () => metric('subscriptions_open'),
    readsOf: (sessionId) =>
      upstream.calls.filter(({ method, path }) => method === 'GET' && path.endsWith(`/${sessionId}`)).length,
  };
}

export function newEventId(): string {
  return `evt_${randomUUID().replaceAll('-', '')}`;
}
