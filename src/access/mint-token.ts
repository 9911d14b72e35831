import { SignJWT } from 'jose';
import type { Scope } from './scope.js';

/** The secret that sandbox tokens are signed with. It is public: it opens made-up data and nothing else. */
export const sandboxSecret = 'the-sandbox-signs-with-this-and-nothing-else-does';

export interface TokenClaims {
  readonly subject?: string | undefined;
  readonly scopes: readonly Scope[];
  readonly account?: string | undefined;
  readonly lifetimeSeconds: number;
}

/** Makes a token that the sandbox's gateway accepts. */
export function mintSandboxToken({
  subject,
  scopes,
  account,
  lifetimeSeconds,
}: TokenClaims): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const token = new SignJWT({
    scope: scopes.join(' '),
    ...(account === undefined ? {} : { stripe_account: account }),
  })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuedAt(now)
    .setExpirationTime(now + lifetimeSeconds);
  if (subject !== undefined) token.setSubject(subject);
  return token.sign(new TextEncoder().encode(sandboxSecret));
}
