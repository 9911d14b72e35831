/** What a token may allow. Each stands alone: writing does not imply reading. */
export const scopes = [
  'verification:read',
  'verification:write',
  'verification:redact',
  'verification:pii',
] as const;
export type Scope = (typeof scopes)[number];

/**
 * Reads the scopes of a token: a text with spaces (`scope`, RFC 8693) or a list of texts (`scp`, as some issuers write
 * it). Scopes of other services are passed over.
 */
export function readScopes(claim: unknown): ReadonlySet<Scope> {
  const words: unknown[] = typeof claim === 'string' ? claim.split(' ') : Array.isArray(claim) ? claim : [];
  return new Set(scopes.filter((scope) => words.includes(scope)));
}
