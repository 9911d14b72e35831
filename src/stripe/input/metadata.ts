import type Stripe from 'stripe';
import { badInput } from '../failure.js';
import { countCharacters, isSendable } from './text.js';

/** One pair as a client gives it; a null value removes the key on update. */
export interface MetadataEntry {
  readonly key: string;
  readonly value?: string | null | undefined;
}

/** Stripe's limits, in characters. Source: https://docs.stripe.com/api/metadata */
const maxKeys = 50;
const maxKeyLength = 40;
const maxValueLength = 500;

/**
 * Checks the pairs against Stripe's limits, so that a text which is too long is not echoed by Stripe's own refusal.
 * @param removing whether a null value may remove a key: on update
 * @throws {Failure} BAD_USER_INPUT at `metadata.<index>.key` or `.value`
 */
export function toMetadata(entries: readonly MetadataEntry[], removing: boolean): Stripe.MetadataParam {
  if (entries.length > maxKeys) throw badInput(`\`metadata\` can have at most ${maxKeys} keys.`, 'metadata');
  const seen = new Map<string, string | null>();
  entries.forEach(({ key, value = null }, index) => {
    const at = (field: string) => `metadata.${index}.${field}`;
    if (key === '' || countCharacters(key) > maxKeyLength || !isSendable(key)) {
      throw badInput(`A metadata key must have 1 to ${maxKeyLength} characters.`, at('key'));
    }
    if (/[[\]]/.test(key)) throw badInput('A metadata key must not contain square brackets.', at('key'));
    if (seen.has(key)) throw badInput('Each metadata key can be given once.', at('key'));
    if (value === null && !removing) {
      throw badInput(
        'A new session has no key to remove: leave the entry out or give it a value.',
        at('value'),
      );
    }
    if (value === '') {
      throw badInput(
        'Stripe keeps no empty value: leave the entry out, or give null on update to remove the key.',
        at('value'),
      );
    }
    if (value !== null && (countCharacters(value) > maxValueLength || !isSendable(value))) {
      throw badInput(`A metadata value must have at most ${maxValueLength} characters.`, at('value'));
    }
    seen.set(key, value);
  });
  return Object.fromEntries(seen);
}
