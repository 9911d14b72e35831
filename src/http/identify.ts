import { chooseAccount } from '../access/account.js';
import { InvalidToken, type Authenticate } from '../access/authenticate.js';
import { developer, type Viewer } from '../access/viewer.js';
import { unauthenticated } from '../graphql/access/refusals.js';
import { Failure } from '../stripe/failure.js';

export interface IdentifyOptions {
  /** Undefined where access control is off: everyone is a developer. */
  readonly authenticate: Authenticate | undefined;
  /** Whether a request without a token is nobody's, or a developer's. */
  readonly tokenRequired: boolean;
  /** Connected accounts that a request may choose where its token names none. */
  readonly accounts: readonly string[];
}

export interface Caller {
  readonly viewer: Viewer | null;
  /** The connected account to act on; undefined for the configured one. */
  readonly account: string | undefined;
}

/** Tells from its headers who sends a request. @throws {Failure} UNAUTHENTICATED, AUTHENTICATION_UNAVAILABLE, FORBIDDEN for an account */
export type Identify = (headers: Pick<Headers, 'get'>) => Promise<Caller>;

const refusedTokens: Readonly<Record<InvalidToken['reason'], string>> = {
  expired: 'The token has expired: get a fresh one.',
  invalid: 'The token is not accepted here: check its issuer, audience and signature.',
  'keys-unavailable': 'The token cannot be checked now. Try again in a moment.',
};

/** Makes the door-keeper of GraphQL requests. */
export function createIdentify({ authenticate, tokenRequired, accounts }: IdentifyOptions): Identify {
  async function readViewer(authorization: string | null): Promise<Viewer | null> {
    if (authenticate === undefined) return developer;
    if (authorization === null) return tokenRequired ? null : developer;
    const [, token] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
    if (token === undefined) throw unauthenticated();
    try {
      return await authenticate(token);
    } catch (error) {
      if (!(error instanceof InvalidToken)) throw error;
      const code = error.reason === 'keys-unavailable' ? 'AUTHENTICATION_UNAVAILABLE' : 'UNAUTHENTICATED';
      throw new Failure(code, refusedTokens[error.reason]);
    }
  }

  return async (headers) => {
    const viewer = await readViewer(headers.get('authorization'));
    if (viewer === null) return { viewer, account: undefined };
    const choice = chooseAccount(viewer, accounts, headers.get('stripe-account') ?? undefined);
    if (choice.kind === 'account') return { viewer, account: choice.account };
    throw new Failure(
      'FORBIDDEN',
      choice.reason === 'choose-one'
        ? 'Your token names several accounts: choose one by the header Stripe-Account.'
        : 'Your token does not let you act on this account: leave the header Stripe-Account out.',
    );
  };
}
