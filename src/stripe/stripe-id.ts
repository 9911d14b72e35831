import { badInput } from './failure.js';

/** The prefixes that tell what an id names. */
export type IdPrefix = 'vs' | 'vr';

const namesOf: Readonly<Record<IdPrefix, string>> = {
  vs: 'a verification session: vs_ followed by letters and digits',
  vr: 'a verification report: vr_ followed by letters and digits',
};

/** Stripe allows ids of up to 255 characters and promises nothing of what follows the prefix. */
const idShape = /^([a-z]{2,10})_[A-Za-z0-9_]{1,250}$/;

/** The prefix of an id, or undefined for a text that cannot be an id of Stripe's. */
export function prefixOf(id: string): string | undefined {
  return idShape.exec(id)?.[1];
}

/**
 * Lets through only what can be an id of this kind, so that a malformed one never reaches Stripe, where an empty id
 * would ask for the whole list.
 * @param param the argument's path in the GraphQL schema
 * @throws {Failure} BAD_USER_INPUT
 */
export function checkStripeId(id: string, prefix: IdPrefix, param: string): string {
  if (prefixOf(id) !== prefix) throw badInput(`\`${param}\` must be the id of ${namesOf[prefix]}.`, param);
  return id;
}
