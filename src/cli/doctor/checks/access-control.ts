import { isLoopback } from '../../../config/web-address.js';
import { fail, ok, warn, type Check } from '../check.js';

const mend = 'Set AUTH_MODE=jwt with AUTH_JWKS_URL or AUTH_JWT_SECRET, or leave HOST at 127.0.0.1.';

/** Whether somebody else than this machine gets in without a token. */
export const accessControl: Check = {
  name: 'access',
  run({ config: { auth, host } }) {
    if (auth.mode === 'jwt') return [ok('every request needs a token of the issuer')];
    if (auth.mode === 'sandbox' && auth.tokenRequired) {
      return [ok("every request needs a token of the sandbox's")];
    }
    if (isLoopback(`http://${host}`)) return [ok('no token is needed, and only this machine can call')];
    return auth.mode === 'off'
      ? [
          fail(
            "no token is needed, and HOST lets the network in: everybody may do everything with Stripe's key",
            mend,
          ),
        ]
      : [warn('no token is needed, and HOST lets the network in: everybody may use the sandbox', mend)];
  },
};
