import { z } from 'zod';
import { unset } from './fields.js';

const longestKey = 40;
const longestValue = 500;

/** Pairs to merge, or '' to unset all of them. The messages are those of Stripe, which quote the offender. */
export const metadata = z.union([
  unset,
  z.record(z.string(), z.string()).superRefine((pairs, context) => {
    for (const [key, value] of Object.entries(pairs)) {
      const message = keyFault(key) ?? valueFault(value);
      if (message !== null) context.addIssue({ code: 'custom', message, path: [key] });
    }
  }),
]);

function keyFault(key: string): string | null {
  if (key.length > longestKey) {
    return `Metadata keys can have up to ${longestKey} characters, but you passed in a key that is ${key.length} characters. Invalid key: ${key}`;
  }
  if (/[[\]]/.test(key)) return `Metadata keys can't include square brackets. Invalid key: ${key}`;
  return key === '' ? 'Metadata keys must be non-empty strings.' : null;
}

function valueFault(value: string): string | null {
  if (value.length <= longestValue) return null;
  return `Metadata values can have up to ${longestValue} characters, but you passed in a value that is ${value.length} characters. Invalid value: ${value}`;
}
