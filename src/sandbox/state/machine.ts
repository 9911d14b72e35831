import type { LastErrorCode, RedactionStatus, SessionStatus } from '../vocabulary.js';

/** The part of a session that decides what may happen to it next. */
export interface MachineState {
  readonly status: SessionStatus;
  readonly redaction: RedactionStatus | null;
  readonly last_error: LastErrorCode | null;
}

export type Transition =
  | { readonly kind: 'edit_checks' }
  | { readonly kind: 'edit_metadata' }
  | { readonly kind: 'submit' }
  | { readonly kind: 'settle'; readonly failure: LastErrorCode | null }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'redact' }
  | { readonly kind: 'finish_redaction' };

export type Step =
  | { readonly allowed: true; readonly state: MachineState }
  | { readonly allowed: false; readonly why: string };

export const initialState: MachineState = { status: 'requires_input', redaction: null, last_error: null };

/** Whether a person can begin an attempt: only then does the session carry a client secret and an address. */
export function isOpen(state: MachineState): boolean {
  return state.status === 'requires_input' && state.redaction === null;
}

/**
 * The lifecycle of a VerificationSession as one pure function.
 *
 * Stripe documents: requires_input → processing → verified, or back to requires_input with an error; cancel only from
 * requires_input; redact only from requires_input (which cancels it) or verified; what is redacted cannot be used again.
 * It does not say whether metadata may still be written in the other statuses, nor whether a canceled session can be
 * redacted; allowing the first and refusing the second is our choice. So is clearing last_error at the next submission.
 */
export function step(state: MachineState, transition: Transition): Step {
  if (transition.kind === 'finish_redaction') {
    return state.redaction === 'processing'
      ? allow({ ...state, redaction: 'redacted' })
      : refuse('no redaction is in progress');
  }
  if (state.redaction !== null) return refuse('it has been redacted');
  switch (transition.kind) {
    case 'edit_metadata':
      return allow(state);
    case 'edit_checks':
      return onlyIn(state, ['requires_input'], state);
    case 'submit':
      return onlyIn(state, ['requires_input'], { status: 'processing', redaction: null, last_error: null });
    case 'settle':
      return onlyIn(state, ['processing'], {
        status: transition.failure === null ? 'verified' : 'requires_input',
        redaction: null,
        last_error: transition.failure,
      });
    case 'cancel':
      return onlyIn(state, ['requires_input'], { ...state, status: 'canceled' });
    case 'redact':
      return onlyIn(state, ['requires_input', 'verified'], {
        ...state,
        status: state.status === 'verified' ? 'verified' : 'canceled',
        redaction: 'processing',
      });
  }
}

function onlyIn(state: MachineState, from: readonly SessionStatus[], next: MachineState): Step {
  return from.includes(state.status) ? allow(next) : refuse(`its status is \`${state.status}\``);
}

function allow(state: MachineState): Step {
  return { allowed: true, state };
}

function refuse(why: string): Step {
  return { allowed: false, why };
}
