import type { Ids } from '../random/ids.js';
import type { Realm } from '../state/realm.js';
import type { Invitation } from '../state/session.js';

const hour = 3_600_000;

/** How long Stripe says the two parts of an invitation are good for. */
const secretLivesMs = 24 * hour;
const addressLivesMs = 48 * hour;

/** A fresh client secret and hosted page. `_secret_test_` in test mode is how the secrets of Stripe look. */
export function createInvitation(ids: Ids, realm: Realm, session: string, now: number): Invitation {
  return { clientSecret: `${session}_secret_${realm.mode}_${ids.token()}`, token: ids.token(), issued: now };
}

export function secretIsValid(invitation: Invitation, now: number): boolean {
  return now - invitation.issued < secretLivesMs;
}

export function addressIsValid(invitation: Invitation, now: number): boolean {
  return now - invitation.issued < addressLivesMs;
}
