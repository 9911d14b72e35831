import {
  createRemoteJWKSet,
  customFetch,
  errors,
  jwtVerify,
  type FetchImplementation,
  type JWTPayload,
  type JWTVerifyGetKey,
} from 'jose';
import { readScopes } from './scope.js';
import type { Viewer } from './viewer.js';

export interface AuthenticatorOptions {
  /** Where the issuer publishes its keys, or the secret it shares with this gateway. */
  readonly keys: { readonly jwksUrl: string } | { readonly secret: string };
  readonly issuer?: string | undefined;
  readonly audience?: string | undefined;
  /** Signature algorithms to accept; any other, `none` above all, is refused. */
  readonly algorithms: readonly string[];
  /** Seconds by which clocks may differ. */
  readonly clockToleranceSeconds: number;
  /** The claim that names connected accounts, a text or a list of texts. */
  readonly accountClaim: string;
}

/** Why a token was not accepted. No detail reaches the caller, and none holds the token. */
export class InvalidToken extends Error {
  override readonly name = 'InvalidToken';

  constructor(readonly reason: 'expired' | 'invalid' | 'keys-unavailable') {
    super(reason);
  }
}

/** Tells who holds a token. @throws {InvalidToken} */
export type Authenticate = (token: string) => Promise<Viewer>;

/** At most one look-up of unknown keys in this time, however many tokens name them. */
const cooldownMs = 30_000;
/** Known keys are looked up again after this time, so that a withdrawn key stops working. */
const refreshMs = 600_000;
const lookUpTimeoutMs = 5_000;
/** Between any two look-ups: anybody can make up tokens, and while the issuer is down each of them would be one. */
const paceMs = 1_000;

/** Makes the verifier of bearer tokens. A remote key set is fetched on first use. */
export function createAuthenticator(options: AuthenticatorOptions): Authenticate {
  const { keys, issuer, audience, algorithms, clockToleranceSeconds, accountClaim } = options;
  const verifyOptions = {
    algorithms: [...algorithms],
    clockTolerance: clockToleranceSeconds,
    requiredClaims: ['exp'],
    ...(issuer === undefined ? {} : { issuer }),
    ...(audience === undefined ? {} : { audience }),
  };
  const getKey = 'jwksUrl' in keys ? createRemoteKeys(keys.jwksUrl) : undefined;
  const secret = 'secret' in keys ? new TextEncoder().encode(keys.secret) : undefined;

  return async (token) => {
    try {
      const { payload } =
        getKey === undefined
          ? await jwtVerify(token, secret ?? new Uint8Array(), verifyOptions)
          : await jwtVerify(token, getKey, verifyOptions);
      return toViewer(payload, accountClaim);
    } catch (error) {
      throw new InvalidToken(toReason(error));
    }
  };
}

/**
 * Keys never lapse by age alone: an issuer that is down must not lock out callers whose keys are known. They are looked
 * up again in the background instead, and a look-up that fails changes nothing.
 */
function createRemoteKeys(jwksUrl: string): JWTVerifyGetKey {
  const remote = createRemoteJWKSet(new URL(jwksUrl), {
    cooldownDuration: cooldownMs,
    cacheMaxAge: Infinity,
    timeoutDuration: lookUpTimeoutMs,
    [customFetch]: createPacedFetch(),
  });
  let refreshAt = Date.now() + refreshMs;
  return (header, token) => {
    if (Date.now() >= refreshAt) {
      refreshAt = Date.now() + refreshMs;
      remote.reload().catch(() => undefined);
    }
    return remote(header, token);
  };
}

/** The library waits between look-ups that succeed; this keeps those that fail apart too. */
function createPacedFetch(): FetchImplementation {
  let notBefore = 0;
  return async (url, options) => {
    if (Date.now() < notBefore) throw new Error('the keys were asked for a moment ago');
    notBefore = Date.now() + paceMs;
    return fetch(url, options);
  };
}

function toViewer(payload: JWTPayload, accountClaim: string): Viewer {
  return {
    subject: readSubject(payload.sub),
    scopes: readScopes(payload['scope'] ?? payload['scp']),
    accounts: readAccounts(payload[accountClaim]),
    expiresAt: payload.exp === undefined ? null : payload.exp * 1000,
  };
}

/** The library does not check that it is a text, as it must be. */
function readSubject(claim: unknown): string | null {
  return typeof claim === 'string' && claim !== '' ? claim : null;
}

function readAccounts(claim: unknown): readonly string[] | null {
  if (claim === undefined) return null;
  const listed: unknown[] = Array.isArray(claim) ? claim : [claim];
  return listed.filter(
    (account): account is string => typeof account === 'string' && /^acct_\w+$/.test(account),
  );
}

function toReason(error: unknown): InvalidToken['reason'] {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (!(error instanceof errors.JOSEError)) return 'keys-unavailable';
  return ['ERR_JOSE_GENERIC', 'ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID'].includes(error.code)
    ? 'keys-unavailable'
    : 'invalid';
}
