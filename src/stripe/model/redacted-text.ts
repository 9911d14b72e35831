/** What Stripe puts where a text was erased. Source: https://docs.stripe.com/identity/verification-sessions#redact */
const placeholder = '[redacted]';

/** A text of Stripe; null when it is absent, null or erased. That it was erased is told by `redaction` of the session. */
export function toText(value: string | null | undefined): string | null {
  return value === undefined || value === placeholder ? null : value;
}
