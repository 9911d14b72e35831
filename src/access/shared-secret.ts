import { createHash, timingSafeEqual } from 'node:crypto';

/** Tells whether a text is the secret, in a time that tells nothing of how much of it is right. */
export type MatchSecret = (given: string | null) => boolean;

/** Makes the comparison with a secret; without a secret nothing matches. */
export function createSecretMatch(secret: string | undefined): MatchSecret {
  if (secret === undefined) return () => false;
  const expected = digest(secret);
  return (given) => given !== null && timingSafeEqual(digest(given), expected);
}

/** Digests have one length, which the comparison needs. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
