import Stripe from 'stripe';

export interface SignatureCheck {
  readonly text: string;
  readonly header: string;
  readonly secrets: readonly string[];
  readonly toleranceSeconds: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Whether one of the secrets signed the text and its time is within the tolerance, before or after now. */
export function isSigned({ text, header, secrets, toleranceSeconds, now }: SignatureCheck): boolean {
  const timestamp = readTimestamp(header);
  if (timestamp === undefined) return false;
  // The package refuses what is too old and lets through what is dated ahead, which could be replayed until then.
  if (Math.abs(Math.floor(now / 1000) - timestamp) > toleranceSeconds) return false;
  return secrets.some((secret) => {
    try {
      return (
        Stripe.webhooks.signature?.verifyHeader(text, header, secret, toleranceSeconds, undefined, now) ??
        false
      );
    } catch {
      // Its error holds the body and the header; a malformed header makes it a TypeError.
      return false;
    }
  });
}

/** The package takes the last of several times, and digits with letters after them; Stripe sends one whole number. */
function readTimestamp(header: string): number | undefined {
  const [only, ...others] = header.split(',').filter((part) => part.startsWith('t='));
  if (only === undefined || others.length > 0) return undefined;
  return /^t=\d{1,12}$/.test(only) ? Number(only.slice(2)) : undefined;
}
