import { flowOptions, optionsForType } from '../operations/change-options.js';
import { eraseReport, eraseSession } from '../operations/erase-rows.js';
import { createInvitation } from '../operations/invite.js';
import { makeAttempt } from '../operations/make-attempt.js';
import { leavesReport, writeReport } from '../operations/write-report.js';
import type { Ids } from '../random/ids.js';
import type { Random } from '../random/random.js';
import { initialState, isOpen, step, type MachineState, type Transition } from '../state/machine.js';
import type { Realm } from '../state/realm.js';
import type { ReportRow } from '../state/report.js';
import type { SessionOptions, SessionRow } from '../state/session.js';
import type { Scenario } from './scenario.js';
import { nobody, type SeededUser } from './users.js';

export interface StorySetting {
  readonly realm: Realm;
  readonly ids: Ids;
  readonly random: Random;
  readonly users: readonly SeededUser[];
  /** Unix seconds, as is `end`, which nothing in the story lies after. */
  readonly created: number;
  readonly end: number;
}

export interface Story {
  readonly session: SessionRow;
  readonly reports: readonly ReportRow[];
}

/** Takes a new session through what the scenario says happened to it; each step is one the lifecycle allows. */
export function tellStory(scenario: Scenario, setting: StorySetting): Story {
  const { realm, ids, end, random } = setting;
  const begun = newSession(scenario, setting);
  const reports: ReportRow[] = [];
  let state: MachineState = initialState;
  let time = setting.created;
  for (const outcome of scenario.attempts) {
    time = Math.min(end, time + 30 + Math.floor(random() * 600));
    const attempt = makeAttempt(begun, { outcome, document_type: scenario.documentType });
    state = take(take(state, { kind: 'submit' }), { kind: 'settle', failure: attempt.failure });
    if (leavesReport(begun, attempt)) reports.push(writeReport(begun, attempt, ids.report(), time));
  }
  state = finish(state, scenario.then);

  const session: SessionRow = {
    ...begun,
    status: state.status,
    redaction: state.redaction,
    last_error: state.last_error,
    last_verification_report: reports.at(-1)?.id ?? null,
    invitation: isOpen(state) ? createInvitation(ids, realm, begun.id, end * 1000) : null,
  };
  if (state.redaction === null) return { session, reports };
  return { session: eraseSession(session), reports: reports.map(eraseReport) };
}

function finish(state: MachineState, then: Scenario['then']): MachineState {
  switch (then) {
    case undefined:
      return state;
    case 'canceled':
      return take(state, { kind: 'cancel' });
    case 'processing':
      return take(state, { kind: 'submit' });
    case 'redacting':
      return take(state, { kind: 'redact' });
    case 'redacted':
      return take(take(state, { kind: 'redact' }), { kind: 'finish_redaction' });
  }
}

function take(state: MachineState, transition: Transition): MachineState {
  const taken = step(state, transition);
  if (!taken.allowed) throw new Error(`A seeded session cannot ${transition.kind}: ${taken.why}`);
  return taken.state;
}

const plainOptions = {
  document: optionsForType('document', {}),
  id_number: optionsForType('id_number', {}),
  verification_flow: flowOptions('vf_sandboxonboarding'),
};

function newSession(scenario: Scenario, { realm, ids, created, users }: StorySetting): SessionRow {
  const { type, user } = scenario;
  const known = (user === null ? undefined : users[user - 1]) ?? nobody;
  const options: SessionOptions =
    type === 'document' && scenario.document ? { document: scenario.document } : plainOptions[type];
  return {
    id: ids.session(),
    created,
    livemode: realm.mode === 'live',
    client_reference_id: known.client_reference_id,
    related_customer: known.related_customer,
    related_customer_account: known.related_customer_account,
    related_person: scenario.person ?? null,
    return_url: scenario.returnUrl ?? null,
    verification_flow: type === 'verification_flow' ? 'vf_sandboxonboarding' : null,
    type,
    options,
    provided_details: scenario.details ?? null,
    metadata: scenario.metadata ?? {},
    status: initialState.status,
    redaction: initialState.redaction,
    last_error: initialState.last_error,
    last_verification_report: null,
    invitation: null,
  };
}
