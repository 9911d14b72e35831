import { InvalidWebhook } from './invalid-webhook.js';
import { isSigned } from './signature.js';
import { parseEvent, type WebhookEvent } from './webhook-event.js';

export interface WebhookReaderOptions {
  /** Signing secrets, whsec_...; while one is rotated the old and the new are both good. */
  readonly secrets: readonly string[];
  /** How far the time in the signature may lie from ours, before or after. 300 by default, as Stripe advises. */
  readonly toleranceSeconds?: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

export interface WebhookReader {
  /**
   * Tells what a delivery is about.
   * @param body the bytes as they came
   * @param signature the `Stripe-Signature` header
   * @throws {InvalidWebhook} and nothing else
   */
  read(body: Uint8Array, signature: string | undefined): WebhookEvent;
}

/** Makes a reader of Stripe's webhooks: signature first, then shape. https://docs.stripe.com/webhooks/signature */
export function createWebhookReader(options: WebhookReaderOptions): WebhookReader {
  const { secrets, toleranceSeconds = 300, now = Date.now } = options;
  if (secrets.length === 0 || secrets.some((secret) => secret.trim() === '')) {
    throw new Error('a webhook reader needs signing secrets, and none may be blank');
  }
  return {
    read(body, signature) {
      const text = decode(body);
      if (text === undefined || signature === undefined) throw new InvalidWebhook('signature');
      if (!isSigned({ text, header: signature, secrets, toleranceSeconds, now: now() })) {
        throw new InvalidWebhook('signature');
      }
      return parseEvent(text);
    },
  };
}

/** Strictly: the package would check the text that is left after replacing broken bytes and dropping a byte order mark. */
function decode(body: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return undefined;
  }
}
