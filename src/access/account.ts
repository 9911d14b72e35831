import type { Viewer } from './viewer.js';

/** Which connected account a request acts on, or why none can be told. */
export type AccountChoice =
  | { readonly kind: 'account'; readonly account: string | undefined }
  | { readonly kind: 'refused'; readonly reason: 'not-allowed' | 'choose-one' };

/**
 * Chooses the account from what the token allows, or from the operator's list where the token says nothing. A request
 * may pick among those by its `Stripe-Account` header; it can never name another.
 * @param allowed the operator's list; empty: the platform's own account only
 * @param requested the header, if any
 */
export function chooseAccount(
  viewer: Viewer,
  allowed: readonly string[],
  requested: string | undefined,
): AccountChoice {
  const choices = viewer.accounts ?? allowed;
  if (requested !== undefined) {
    return choices.includes(requested)
      ? { kind: 'account', account: requested }
      : { kind: 'refused', reason: 'not-allowed' };
  }
  if (viewer.accounts === null) return { kind: 'account', account: undefined };
  const [only, second] = viewer.accounts;
  if (only === undefined) return { kind: 'refused', reason: 'not-allowed' };
  return second === undefined
    ? { kind: 'account', account: only }
    : { kind: 'refused', reason: 'choose-one' };
}
