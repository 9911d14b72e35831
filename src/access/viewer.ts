import { scopes, type Scope } from './scope.js';

/** Who is calling, as a verified token tells it. */
export interface Viewer {
  /** The person or service, `sub`; null for a token without one. */
  readonly subject: string | null;
  readonly scopes: ReadonlySet<Scope>;
  /** The connected accounts that the token lets act on; null where it says nothing of accounts. */
  readonly accounts: readonly string[] | null;
  /** When the token ends, in milliseconds since 1970; null for never. */
  readonly expiresAt: number | null;
}

/** Everyone, where access control is off: the sandbox, or a test key on purpose. */
export const developer: Viewer = Object.freeze({
  subject: null,
  scopes: new Set(scopes),
  accounts: null,
  expiresAt: null,
});
