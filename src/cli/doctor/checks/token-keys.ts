import { probeKeys } from '../../../access/probe-keys.js';
import { fail, ok, questionMs, warn, type Check } from '../check.js';

/** Whether the issuer's keys can check tokens. */
export const tokenKeys: Check = {
  name: 'token keys',
  async run({ config: { auth } }) {
    if (auth.mode !== 'jwt') return [];
    if ('secret' in auth.keys) return [ok('a secret is shared with the issuer')];
    const { jwksUrl } = auth.keys;
    const { algorithms } = auth;
    const keys = await probeKeys(jwksUrl, algorithms, questionMs).catch(() => undefined);
    if (keys === undefined) {
      return [
        fail(
          'AUTH_JWKS_URL does not answer with a JSON Web Key Set: no token can be checked',
          'Take the jwks_uri of the issuer, as its /.well-known/openid-configuration names it, and see that it is reached from here.',
        ),
      ];
    }
    const results = [
      keys.usable === 0
        ? fail(
            `none of the ${keys.total} keys at AUTH_JWKS_URL can check a signature by ${algorithms.join(', ')}`,
            'Name the algorithm the issuer signs with in AUTH_ALGORITHMS.',
          )
        : ok(`${keys.usable} of ${keys.total} keys can check a token`),
    ];
    if (keys.showsPrivateKey) {
      results.push(
        fail(
          'AUTH_JWKS_URL publishes a private key: everybody can sign tokens',
          'Have the issuer publish public keys alone, and make new ones.',
        ),
      );
    }
    if (auth.audience === undefined) {
      results.push(
        warn(
          'AUTH_AUDIENCE is not set: tokens that the issuer made for other services are taken, too',
          "Set AUTH_AUDIENCE to this service's name at the issuer.",
        ),
      );
    }
    return results;
  },
};
