import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  initialState,
  isOpen,
  step,
  type MachineState,
  type Transition,
} from '../../src/sandbox/state/machine.js';
import { lastErrorCodes } from '../../src/sandbox/vocabulary.js';
import { drive, type RunningSandbox } from './running-sandbox.js';
import { createSandbox } from '../../src/sandbox/index.js';

const failure = fc.option(fc.constantFrom(...lastErrorCodes));
const kinds = ['edit_checks', 'edit_metadata', 'submit', 'cancel', 'redact', 'finish_redaction'] as const;
const transition: fc.Arbitrary<Transition> = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...kinds).map((kind): Transition => ({ kind })) },
  { weight: 1, arbitrary: failure.map((code): Transition => ({ kind: 'settle', failure: code })) },
);

function walk(transitions: readonly Transition[]): MachineState[] {
  const states: MachineState[] = [initialState];
  for (const next of transitions) {
    const taken = step(states.at(-1) ?? initialState, next);
    if (taken.allowed) states.push(taken.state);
  }
  return states;
}

describe('the state machine', () => {
  test('only moves along the documented ways', () => {
    const ways = new Set([
      'requires_input>processing',
      'processing>verified',
      'processing>requires_input',
      'requires_input>canceled',
    ]);
    fc.assert(
      fc.property(fc.array(transition, { maxLength: 40 }), (transitions) => {
        const states = walk(transitions);
        states.forEach((state, index) => {
          const before = states[index - 1];
          if (before === undefined) return;
          if (before.status !== state.status) expect(ways).toContain(`${before.status}>${state.status}`);
          if (before.redaction !== null) expect(state).toEqual({ ...before, redaction: state.redaction });
          if (before.redaction === 'redacted') expect(state.redaction).toBe('redacted');
          if (state.redaction !== null) expect(['canceled', 'verified']).toContain(state.status);
          if (['processing', 'verified'].includes(state.status)) expect(state.last_error).toBeNull();
          if (isOpen(state)) expect([state.status, state.redaction]).toEqual(['requires_input', null]);
        });
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['requires_input', ['cancel', 'edit_checks', 'edit_metadata', 'redact', 'submit']],
    ['processing', ['edit_metadata', 'settle']],
    ['verified', ['edit_metadata', 'redact']],
    ['canceled', ['edit_metadata']],
  ] as const)('allows of a session that is %s: %j', (status, allowed) => {
    const all: Transition[] = [
      ...kinds.map((kind): Transition => ({ kind })),
      { kind: 'settle', failure: null },
    ];
    const state: MachineState = { status, redaction: null, last_error: null };
    const taken = all.filter((next) => step(state, next).allowed).map(({ kind }) => kind);
    expect(taken.sort()).toEqual([...allowed]);
  });

  test('allows a redacted session nothing but to finish', () => {
    for (const status of ['canceled', 'verified'] as const) {
      for (const redaction of ['processing', 'redacted'] as const) {
        const all: Transition[] = [
          ...kinds.map((kind): Transition => ({ kind })),
          { kind: 'settle', failure: null },
        ];
        const taken = all.filter((next) => step({ status, redaction, last_error: null }, next).allowed);
        expect(taken.map(({ kind }) => kind)).toEqual(redaction === 'processing' ? ['finish_redaction'] : []);
      }
    }
  });
});

test('a session that random operations are done to keeps its invariants', async () => {
  const sandbox = createSandbox({ sessions: 0, redactionMs: 0 });
  await sandbox.start();
  try {
    const operation = fc.constantFrom(
      'verify',
      'fail',
      'abandon',
      'submit',
      'cancel',
      'redact',
      'update',
      'retype',
    );
    const running = drive(sandbox);
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { maxLength: 8 }), async (operations) => {
        const { id } = await running.stripe.identity.verificationSessions.create({ type: 'document' });
        for (const each of operations) {
          expect([200, 400]).toContain(await perform(running, id, each));
          await checkInvariants(running, id);
        }
      }),
      { numRuns: 30 },
    );
  } finally {
    await sandbox.stop();
  }
});

async function perform({ request, submit }: RunningSandbox, id: string, operation: string): Promise<number> {
  const path = `/v1/identity/verification_sessions/${id}`;
  const forms: Record<string, Record<string, string>> = {
    verify: { outcome: 'verified' },
    fail: { outcome: 'document_expired' },
    abandon: { outcome: 'abandoned' },
    submit: { outcome: 'verified', delay_ms: '3600000' },
    update: { 'metadata[a]': 'b' },
    retype: { type: 'id_number' },
  };
  if (operation === 'cancel' || operation === 'redact')
    return (await request(`${path}/${operation}`, { form: '' })).status;
  const form = forms[operation] ?? {};
  if (operation === 'update' || operation === 'retype') return (await request(path, { form })).status;
  return (await submit(id, form)).status;
}

async function checkInvariants({ stripe }: RunningSandbox, id: string): Promise<void> {
  const session = await stripe.identity.verificationSessions.retrieve(id, { expand: ['verified_outputs'] });
  const open = session.status === 'requires_input' && session.redaction === null;
  expect([session.client_secret !== null, session.url !== null]).toEqual([open, open]);
  expect(session.verified_outputs !== null).toBe(session.status === 'verified');
  if (session.status === 'verified') expect(session.last_verification_report).not.toBeNull();
  if (session.redaction !== null) expect(session.metadata).toEqual({});
  const reports = await stripe.identity.verificationReports.list({ verification_session: id, limit: 1 });
  expect(session.last_verification_report).toBe(reports.data[0]?.id ?? null);
}
