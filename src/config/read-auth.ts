import { asymmetric, symmetric } from './algorithms.js';
import type { AuthConfig } from './config.js';
import type { Environment } from './environment.js';
import { isLive } from './live-key.js';
import { isLoopback } from './web-address.js';

/** Access control is chosen on purpose wherever real people's data could be behind the key. */
export function readAuth(env: Environment): { auth: AuthConfig; problems: string[] } {
  const { STRIPE_API_KEY: key, AUTH_JWKS_URL: jwksUrl, AUTH_JWT_SECRET: secret } = env;
  const embedded = key === undefined;
  const hasKeys = jwksUrl !== undefined || secret !== undefined;
  // What is on this machine alone, and heard on this machine alone, is somebody's own.
  const isPrivate = env.HOST === undefined || isLoopback(`http://${env.HOST}`);
  const harmless = embedded || (isPrivate && isLoopback(env.STRIPE_API_BASE));
  const mode = env.AUTH_MODE ?? (hasKeys ? 'jwt' : harmless ? 'off' : undefined);
  const problems: string[] = [];
  if (isLive(key)) {
    if (mode !== 'jwt') {
      problems.push(
        'STRIPE_API_KEY must not be a live key while access control is off: set AUTH_MODE=jwt, or use a test key',
      );
    }
    for (const name of ['HOST', 'AUTH_ISSUER', 'AUTH_AUDIENCE'] as const) {
      if (env[name] === undefined) problems.push(`${name} must be set on purpose with a live key`);
    }
  } else if (mode === undefined) {
    problems.push('AUTH_MODE must be set beside STRIPE_API_KEY: jwt, or off on purpose with a test key');
  }
  if (mode === 'off' && hasKeys) {
    problems.push('AUTH_MODE must be jwt, or AUTH_JWKS_URL and AUTH_JWT_SECRET left out');
  }
  if (mode !== 'jwt') {
    return { auth: embedded ? { mode: 'sandbox', tokenRequired: false } : { mode: 'off' }, problems };
  }
  if (jwksUrl !== undefined && secret !== undefined) {
    problems.push('AUTH_JWKS_URL and AUTH_JWT_SECRET cannot both be set: tokens have one kind of key');
  }
  const keys = jwksUrl !== undefined ? { jwksUrl } : secret !== undefined ? { secret } : undefined;
  if (keys === undefined) {
    if (!embedded) problems.push('AUTH_JWKS_URL or AUTH_JWT_SECRET must be set with AUTH_MODE=jwt');
    return { auth: { mode: 'sandbox', tokenRequired: true }, problems };
  }
  const fitting = 'jwksUrl' in keys ? asymmetric : symmetric;
  const algorithms =
    env.AUTH_ALGORITHMS ?? ('jwksUrl' in keys ? ['RS256', 'PS256', 'ES256', 'EdDSA'] : ['HS256']);
  if (!algorithms.every((algorithm) => fitting.includes(algorithm))) {
    problems.push(`AUTH_ALGORITHMS must fit the keys: ${fitting.join(', ')}`);
  }
  const auth: AuthConfig = {
    mode: 'jwt',
    keys,
    issuer: env.AUTH_ISSUER,
    audience: env.AUTH_AUDIENCE,
    algorithms,
    clockToleranceSeconds: env.AUTH_CLOCK_TOLERANCE_SECONDS,
    accountClaim: env.AUTH_ACCOUNT_CLAIM,
  };
  return { auth, problems };
}
