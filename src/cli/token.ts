import { mintSandboxToken } from '../access/mint-token.js';
import type { TokenOptions } from './token-options.js';

/** Mints a token that the gateway accepts while it runs on its embedded sandbox. */
export function mintToken({ sub, scope, account, hours }: TokenOptions): Promise<string> {
  return mintSandboxToken({
    subject: sub,
    scopes: scope,
    account,
    lifetimeSeconds: Math.round(hours * 3600),
  });
}
