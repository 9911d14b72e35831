import type Stripe from 'stripe';
import { describe, expect, test } from 'vitest';
import { documentTypes, lastErrorCodes, sessionStatuses } from '../../src/sandbox/vocabulary.js';
import { createClock, runSandbox, type RunningSandbox } from './running-sandbox.js';

type Session = Stripe.Identity.VerificationSession;

async function everySession({ stripe }: RunningSandbox): Promise<Session[]> {
  const expand = ['data.last_verification_report', 'data.verified_outputs'];
  return stripe.identity.verificationSessions
    .list({ limit: 100, expand })
    .autoPagingToArray({ limit: 10_000 });
}

describe('the seeded data', () => {
  test('is the same, byte by byte, for the same seed and clock, and other for another seed', async () => {
    const clock = createClock();
    const textsOf = async (seed: string) => {
      const { request, sandbox } = await runSandbox({ seed, sessions: 100, now: clock.now });
      const paths = ['verification_sessions?limit=100', 'verification_reports?limit=100'];
      const texts = await Promise.all(
        paths.map(async (path) => (await request(`/v1/identity/${path}`)).text),
      );
      return texts.map((text) => text.replaceAll(sandbox.url, 'origin'));
    };
    const first = await textsOf('one');
    expect(first.join()).toContain('vs_');
    expect(await textsOf('one')).toEqual(first);
    expect(await textsOf('two')).not.toEqual(first);
  });

  test('gives the next session the same id, too', async () => {
    const ids = new Set<string>();
    for (let count = 0; count < 2; count += 1) {
      const { stripe } = await runSandbox({ seed: 'one', sessions: 10 });
      await stripe.identity.verificationSessions.list();
      ids.add((await stripe.identity.verificationSessions.create({ type: 'document' })).id);
    }
    expect(ids.size).toBe(1);
  });

  test('has every kind of session from 60 on', async () => {
    const sessions = await everySession(await runSandbox({ sessions: 60 }));
    expect(sessions).toHaveLength(60);
    const having = (of: (session: Session) => unknown) => new Set(sessions.map(of));
    expect([...having(({ status }) => status)].sort()).toEqual([...sessionStatuses].sort());
    expect([...having(({ type }) => type)].sort()).toEqual(['document', 'id_number', 'verification_flow']);
    const codes = having(({ last_error }) => last_error?.code);
    expect(lastErrorCodes.filter((code) => !codes.has(code))).toEqual([]);
    const documents = having(({ last_verification_report: report }) =>
      typeof report === 'object' ? report?.document?.type : null,
    );
    expect(documentTypes.filter((type) => !documents.has(type))).toEqual([]);
    expect(having(({ redaction }) => redaction?.status)).toEqual(
      new Set([undefined, 'processing', 'redacted']),
    );
    for (const shows of [
      ({ metadata }: Session) => Object.keys(metadata).length > 0,
      ({ provided_details }: Session) => provided_details,
      ({ related_person }: Session) => related_person,
      ({ related_customer }: Session) => related_customer,
      ({ related_customer_account }: Session) => related_customer_account,
    ]) {
      expect(sessions.filter(shows).length).toBeGreaterThan(0);
    }
    const ofFirst = sessions.filter(({ client_reference_id }) => client_reference_id === 'user_1');
    expect(ofFirst.length).toBeGreaterThanOrEqual(5);
    expect(ofFirst.map(({ status }) => status)).toContain('verified');
  });

  test('lies within the 90 days before now, and stays as it is', async () => {
    const clock = createClock();
    const running = await runSandbox({ sessions: 250, now: clock.now });
    const before = await everySession(running);
    const now = clock.now() / 1000;
    expect(before.every(({ created }) => created <= now && created >= now - 90 * 86_400)).toBe(true);
    const reports = await running.stripe.identity.verificationReports.list({ limit: 100 });
    expect(reports.data.every(({ created }) => created <= now)).toBe(true);
    clock.advance(30 * 86_400_000);
    const counts = (sessions: Session[]) =>
      sessions.map(({ status, redaction }) => `${status} ${redaction?.status ?? ''}`);
    expect(counts(await everySession(running))).toEqual(counts(before));
  });

  test('keeps the rules of the lifecycle', async () => {
    for (const session of await everySession(await runSandbox({ sessions: 500, seed: 'rules' }))) {
      const open = session.status === 'requires_input' && session.redaction === null;
      expect([session.client_secret !== null, session.url !== null]).toEqual([open, open]);
      if (session.status === 'verified') {
        expect(session.verified_outputs).not.toBeNull();
        expect(session.last_verification_report).not.toBeNull();
      } else {
        expect(session.verified_outputs).toBeNull();
      }
      if (session.redaction !== null) expect(session.metadata).toEqual({});
    }
  });

  test('names invented people only', async () => {
    const sessions = await everySession(await runSandbox({ sessions: 250 }));
    const outputs = sessions
      .map(({ verified_outputs }) => verified_outputs)
      .filter((some) => some !== null && some !== undefined);
    for (const { email, phone } of outputs) {
      expect(email ?? 'x@example.com').toMatch(/(@example\.com|\.test|^\[redacted\])$/);
      expect(phone ?? '+12025550100').toMatch(/(55501\d\d|^\[redacted\])$/);
    }
  });
});
