import { InvalidWebhook } from '../stripe/webhooks/invalid-webhook.js';
import type { WebhookReader } from '../stripe/webhooks/webhook-reader.js';
import type { Logger } from '../telemetry/logger.js';
import type { ChangeBus } from './change-bus.js';
import type { DuplicateMemory } from './duplicate-memory.js';

/** What became of a delivery. */
export type WebhookOutcome = keyof typeof statusOf;

export interface WebhookReceiverOptions {
  readonly reader: WebhookReader;
  readonly memory: DuplicateMemory;
  readonly bus: ChangeBus;
  readonly logger: Logger;
  /** Told of every delivery once, for a metric. */
  readonly count: (outcome: WebhookOutcome) => void;
  /** Told how many seconds after Stripe made an event its watchers were told, for a metric. */
  readonly observeLag?: (seconds: number) => void;
}

export interface WebhookReceiver {
  /**
   * Takes one delivery and answers with the status for Stripe, which sends again what is answered with 400 or 500.
   * Never throws.
   * @param body the bytes as they came
   */
  receive(body: Uint8Array, signature: string | undefined): Promise<200 | 400 | 500>;
}

/** Only what is at fault with the delivery itself is a 400; a 500 is our own failure. */
const statusOf = {
  changed: 200,
  duplicate: 200,
  ignored: 200,
  'bad-signature': 400,
  'bad-shape': 400,
  failed: 500,
} as const;

/** Makes the receiver of Stripe's webhooks: each event is handed on once. */
export function createWebhookReceiver(options: WebhookReceiverOptions): WebhookReceiver {
  const { reader, memory, bus, logger, count, observeLag } = options;

  async function handle(body: Uint8Array, signature: string | undefined): Promise<WebhookOutcome> {
    const event = reader.read(body, signature);
    if (event.kind === 'other') {
      logger.debug({ eventId: event.id }, 'webhook is not about a session');
      return 'ignored';
    }
    const { id, sessionId, account, createdAt } = event;
    const result = await memory.run(id, () => bus.publish({ sessionId, account }));
    logger.debug({ eventId: id, result }, 'webhook taken');
    if (result !== 'done') return 'duplicate';
    // Its clock is not ours.
    if (createdAt !== undefined) observeLag?.(Math.max(0, Date.now() - createdAt) / 1000);
    return 'changed';
  }

  function explain(error: unknown): WebhookOutcome {
    if (error instanceof InvalidWebhook) {
      logger.warn({ reason: error.reason }, 'webhook refused');
      return error.reason === 'signature' ? 'bad-signature' : 'bad-shape';
    }
    logger.error({ err: error }, 'webhook failed');
    return 'failed';
  }

  return {
    async receive(body, signature) {
      const outcome = await handle(body, signature).catch(explain);
      try {
        count(outcome);
      } catch (error) {
        logger.error({ err: error }, 'webhook was not counted');
      }
      return statusOf[outcome];
    },
  };
}
