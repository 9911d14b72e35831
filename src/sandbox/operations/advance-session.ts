import { tellChange } from '../events/tell-change.js';
import { unexpectedState } from '../failures/unexpected-state.js';
import { isOpen, step, type Transition } from '../state/machine.js';
import type { Realm } from '../state/realm.js';
import type { SessionRow } from '../state/session.js';
import { createInvitation } from './invite.js';
import type { Setting } from './setting.js';

const actions: Readonly<Record<Transition['kind'], string>> = {
  cancel: 'cancel',
  edit_checks: 'change the checks of',
  edit_metadata: 'update',
  finish_redaction: 'finish redacting',
  redact: 'redact',
  settle: 'settle',
  submit: 'submit',
};

/**
 * Takes a session one step through its lifecycle, together with other changes to it, keeps it and tells of it. The
 * invitation follows: one that was open stays, a session that opens again gets a fresh one, a session that closes loses it.
 *
 * @throws ApiFailure where the lifecycle forbids the step; nothing is changed then.
 */
export function advanceSession(
  setting: Setting,
  realm: Realm,
  row: SessionRow,
  transition: Transition,
  change: (row: SessionRow) => SessionRow = (same) => same,
): SessionRow {
  const taken = step(row, transition);
  if (!taken.allowed) throw unexpectedState(actions[transition.kind], taken.why);
  const { status, redaction, last_error } = taken.state;
  const next = followInvitation(
    setting,
    realm,
    { ...change(row), status, redaction, last_error },
    transition,
  );
  realm.sessions.replace(next);
  tellChange(setting, realm, row, next);
  return next;
}

/** Gives an open session a fresh invitation in the place of the one it has. */
export function renewInvitation(setting: Setting, realm: Realm, row: SessionRow): SessionRow {
  if (row.invitation !== null) setting.world.closeEntrance(row.invitation.token, false);
  const invitation = createInvitation(setting.ids, realm, row.id, setting.now());
  setting.world.openEntrance(invitation.token, realm, row.id);
  const next = { ...row, invitation };
  realm.sessions.replace(next);
  return next;
}

function followInvitation(
  setting: Setting,
  realm: Realm,
  row: SessionRow,
  transition: Transition,
): SessionRow {
  if (isOpen(row)) {
    if (row.invitation !== null) return row;
    const invitation = createInvitation(setting.ids, realm, row.id, setting.now());
    setting.world.openEntrance(invitation.token, realm, row.id);
    return { ...row, invitation };
  }
  if (row.invitation !== null)
    setting.world.closeEntrance(row.invitation.token, transition.kind === 'submit');
  return { ...row, invitation: null };
}
