import { z } from 'zod';

/** A value that was sent must not be empty: an empty one would mean to unset what cannot be unset. */
export const text = z.string().min(1);

export const wholeNumber = z
  .string()
  .regex(/^-?\d{1,15}$/, 'Invalid integer')
  .transform(Number);

export const truth = z
  .string()
  .regex(/^(true|false)$/, 'Invalid boolean')
  .transform((value) => value === 'true');

export const unset = z.literal('');

export const expandPaths = z.array(text);

const webAddress = /^https?:\/\/[^\s/]/i;

/** Custom schemes are not: the hosted page shows an address as a link, and it must not be a script. */
export function isWebAddress(value: string): boolean {
  return webAddress.test(value) && URL.canParse(value);
}

export const address = text.regex(webAddress, 'Not a valid URL').refine(isWebAddress, 'Not a valid URL');
