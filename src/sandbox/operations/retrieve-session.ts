import { isOpen } from '../state/machine.js';
import type { Realm } from '../state/realm.js';
import type { SessionRow } from '../state/session.js';
import { renewInvitation } from './advance-session.js';
import { findSession } from './find-row.js';
import { secretIsValid } from './invite.js';
import type { Setting } from './setting.js';

/** Finds a session and, as Stripe promises of a retrieve, sees to it that an open one has a valid secret and address. */
export function retrieveSession(setting: Setting, realm: Realm, id: string): SessionRow {
  const row = findSession(realm, id);
  if (!isOpen(row)) return row;
  const valid = row.invitation !== null && secretIsValid(row.invitation, setting.now());
  return valid ? row : renewInvitation(setting, realm, row);
}
