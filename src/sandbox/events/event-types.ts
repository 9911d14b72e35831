import type { MachineState } from '../state/machine.js';

/** The events of Stripe Identity; there is none for a change that leaves the status as it was. */
export const eventTypes = [
  'identity.verification_session.canceled',
  'identity.verification_session.created',
  'identity.verification_session.processing',
  'identity.verification_session.redacted',
  'identity.verification_session.requires_input',
  'identity.verification_session.verified',
] as const;
export type EventType = (typeof eventTypes)[number];

/**
 * What a step of the lifecycle is told as, in order; `before` is null for a session that is new. The beginning of a
 * redaction is told only where it cancels the session, its end always.
 */
export function eventTypesOf(before: MachineState | null, after: MachineState): readonly EventType[] {
  if (before === null) return ['identity.verification_session.created'];
  const types: EventType[] = [];
  if (after.status !== before.status) types.push(`identity.verification_session.${after.status}`);
  if (after.redaction === 'redacted' && before.redaction !== 'redacted') {
    types.push('identity.verification_session.redacted');
  }
  return types;
}
