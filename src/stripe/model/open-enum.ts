/** The literals that the stripe package lists for an open enum, without the catch-all string it joins to them. */
export type Known<T> = T extends string ? (string extends T ? never : T) : never;

/** Reads a value of one of Stripe's open enums: what the table does not name, now or later, is UNKNOWN. */
export type OpenEnumReader<Ours extends string> = (value: string) => Ours | 'UNKNOWN';

/**
 * Makes the reader of an open enum. Stripe adds values to API versions already released, so each reader is total.
 * The table must name every literal that the installed stripe package knows: a new one fails the type check.
 * Source: https://github.com/stripe/stripe-node#open-and-closed-enum
 */
export function readOpenEnum<Theirs, Ours extends string>(
  table: Readonly<Record<Known<Theirs>, Ours>>,
): OpenEnumReader<Ours> {
  const values = new Map<string, Ours>(Object.entries<Ours>(table));
  return (value) => values.get(value) ?? 'UNKNOWN';
}
