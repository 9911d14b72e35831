import type Stripe from 'stripe';
import { toText } from './redacted-text.js';

export interface VerifiedAddress {
  readonly city: string | null;
  readonly country: string | null;
  readonly line1: string | null;
  readonly line2: string | null;
  readonly postalCode: string | null;
  readonly state: string | null;
}

/** Reads an address. Redaction erases all of it but the country. */
export function toAddress(address: Stripe.Address | null | undefined): VerifiedAddress | null {
  if (address === null || address === undefined) return null;
  return {
    city: toText(address.city),
    country: toText(address.country),
    line1: toText(address.line1),
    line2: toText(address.line2),
    postalCode: toText(address.postal_code),
    state: toText(address.state),
  };
}
