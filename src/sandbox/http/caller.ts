import type { Context } from 'hono';
import { ApiFailure } from '../failures/api-failure.js';
import type { Mode } from '../state/realm.js';
import { defaultAccount } from '../state/world.js';

/** Who sends a request, and on which account and mode it acts. */
export interface Caller {
  readonly account: string;
  readonly mode: Mode;
  /** Restricted keys may read sensitive results; the 48 hours that Stripe sets to that are not imitated. */
  readonly restricted: boolean;
  /** The key with its middle hidden, for messages. */
  readonly maskedKey: string;
}

export type KeyKind = 'ek' | 'rk' | 'sk';

/**
 * Tells a caller by key and account header. Every well-formed key is taken to belong to the one default account.
 *
 * @throws ApiFailure 401 for a missing or unknown key, 403 for an account that no key could act on
 */
export function identifyCaller(context: Context, kinds: readonly KeyKind[] = ['rk', 'sk']): Caller {
  const key = readKey(context.req.header('Authorization'));
  const [, kind, infix] = /^(ek|rk|sk)_(test|live)_\w+$/.exec(key) ?? [];
  const maskedKey = maskKey(key);
  if (
    kind === undefined ||
    !kinds.some((accepted) => accepted === kind) ||
    key.startsWith('sk_test_invalid')
  ) {
    throw new ApiFailure(401, { message: `Invalid API Key provided: ${maskedKey}` });
  }
  return {
    account: readAccount(context, maskedKey),
    mode: infix === 'live' ? 'live' : 'test',
    restricted: kind === 'rk',
    maskedKey,
  };
}

/** What a key may not do, as Stripe words it for restricted keys; that it says the same of secret keys is our choice. */
export function permissionDenied({ maskedKey, account }: Caller): ApiFailure {
  const message =
    `Permission denied. The provided key '${maskedKey}' does not have the required permissions for this endpoint on ` +
    `account '${account}'. Enabling Access recent sensitive verification results Read permissions on this key would ` +
    'allow this request to continue.';
  return new ApiFailure(403, { message, beforeExecution: true });
}

function readKey(authorization = ''): string {
  const [, bearer] = /^Bearer\s+(\S+)$/i.exec(authorization) ?? [];
  const [, basic] = /^Basic\s+(\S+)$/i.exec(authorization) ?? [];
  const key =
    bearer ??
    Buffer.from(basic ?? '', 'base64')
      .toString()
      .split(':')[0] ??
    '';
  if (key !== '') return key;
  throw new ApiFailure(401, {
    message:
      'You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth ' +
      "(e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details.",
  });
}

function maskKey(key: string): string {
  const [prefix = ''] = /^[a-z]{2}_(?:test|live)_/.exec(key) ?? [];
  const hidden = key.slice(prefix.length);
  return `${prefix}${'*'.repeat(Math.max(4, hidden.length - 4))}${hidden.length > 8 ? hidden.slice(-4) : ''}`;
}

/** There are no connected accounts to look up: any well-formed one exists, and starts empty. */
function readAccount(context: Context, maskedKey: string): string {
  const account = context.req.header('Stripe-Account');
  const scope = context.req.header('Stripe-Context');
  if (account !== undefined && scope !== undefined) {
    throw new ApiFailure(400, {
      message: 'Only one of the headers Stripe-Account and Stripe-Context may be sent.',
    });
  }
  const named = account ?? scope ?? defaultAccount;
  if (/^acct_\w{1,250}$/.test(named)) return named;
  throw new ApiFailure(403, {
    code: 'account_invalid',
    message:
      `The provided key '${maskedKey}' does not have access to account '${named}' (or that account does not exist). ` +
      'Application access may have been revoked.',
  });
}
