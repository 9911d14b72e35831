import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { at, bearer, makeOwned, reportOf, startGuarded, type GuardedGateway } from './guarded-gateway.js';
import {
  expectedOfSession,
  ofSession,
  outcomesAt,
  personalCalls,
  reportFields,
  sessionFields,
} from './outcomes.js';
import { owner, stranger, viewers } from './viewers.js';
import { ways } from './ways.js';

describe('every way to guarded fields, for every viewer', () => {
  let gateway: GuardedGateway;
  let verified = '';
  let open = '';
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    gateway = await startGuarded();
    open = await makeOwned(gateway, owner, 'document_unverified_other');
    verified = await makeOwned(gateway, owner, 'verified');
    Object.assign(ids, {
      VERIFIED: verified,
      OPEN: open,
      VERIFIED_REPORT: await reportOf(gateway, verified),
      OPEN_REPORT: await reportOf(gateway, open),
    });
  });
  beforeEach(() => gateway.upstream.reset());
  afterAll(() => gateway.stop());

  const fill = (text: string) =>
    text.replace(/\$(VERIFIED_REPORT|OPEN_REPORT|VERIFIED|OPEN)/g, (_, name: string) => ids[name] ?? '');

  describe.each(ways)('$name', (way) => {
    it.each(viewers)('for $name', async ({ headers, rights, owner: isOwner = false }) => {
      const answer = await gateway.askText(fill(way.document), {}, await headers());
      const codes = answer.errors.map(({ path, extensions }) => [path?.join('.'), extensions.code]);

      if (rights === 'refused') {
        expect(answer.data).toBeUndefined();
        expect(codes).toEqual([[undefined, 'UNAUTHENTICATED']]);
        expect(gateway.upstream.summary()).toEqual([]);
        return;
      }
      if (rights === 'nobody' || rights.reads === 'none') {
        const code = rights === 'nobody' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
        expect(codes).toEqual(way.doors.map((door) => [door, code]));
        expect(gateway.upstream.summary()).toEqual([]);
        return;
      }
      if (!rights.personalData) expect(personalCalls(gateway.upstream.calls)).toEqual([]);
      if (rights.reads === 'own' && !isOwner) {
        expect(answer.errors).toEqual([]);
        if (way.strangerCost === 'filtered list') {
          const [list] = Object.values(answer.data as Record<string, Record<string, unknown>>);
          expect(Object.values(list ?? {})).toEqual([[]]);
          // One list, and its like in the sensitive lane for who may see that.
          expect(gateway.upstream.calls.map(({ lane }) => lane)).toEqual(
            gateway.upstream.calls.length === 1 ? ['base'] : ['base', 'sensitive'],
          );
          for (const { params } of gateway.upstream.calls) {
            expect(params['client_reference_id']).toBe(stranger);
          }
        } else {
          for (const door of way.doors) expect(at(answer.data, door.split('.'))).toBeNull();
          expect(gateway.upstream.summary().sort()).toEqual(way.strangerCost.map(fill).sort());
        }
        return;
      }
      if (rights.reads === 'own' && way.strangerCost === 'filtered list') {
        const [list, ...others] = gateway.upstream.calls;
        expect(list?.params['client_reference_id']).toBe(owner);
        for (const { path, params } of others) {
          if (path === list?.path) expect(params['client_reference_id']).toBe(owner);
        }
      }
      const expected = expectedOfSession(rights);
      if (way.sessions.length > 0) {
        expect(outcomesAt(answer, way.sessions, sessionFields)).toEqual(expected);
      }
      if (way.reports.length > 0) {
        const { documentStatus, documentNumber } = expected;
        expect(outcomesAt(answer, way.reports, reportFields)).toEqual({ documentStatus, documentNumber });
      }
      expect(codes.map(([, code]) => code).filter((code) => code !== 'FORBIDDEN')).toEqual([]);
    });
  });

  describe('a subject’s list', () => {
    it.each(['verificationSessions', 'verificationReports'])(
      '%s of somebody else is refused without a call',
      async (field) => {
        const headers = await bearer({ sub: stranger, scope: 'verification:pii' });
        const { errors, data } = await gateway.askText(
          `query ($of: String!) { ${field}(filter: { clientReferenceId: $of }) { nodes { id } } }`,
          { of: owner },
          headers,
        );
        expect(data).toBeNull();
        expect(errors.map(({ extensions: { code, param } }) => ({ code, param }))).toEqual([
          { code: 'FORBIDDEN', param: 'filter.clientReferenceId' },
        ]);
        expect(gateway.upstream.summary()).toEqual([]);
      },
    );

    it.each([
      ['its own reference', { clientReferenceId: owner }],
      ['null for the reference', { clientReferenceId: null }],
      ['another filter', { status: 'VERIFIED' }],
      ['no filter', null],
    ])('by %s is filtered at Stripe by the subject', async (_name, filter) => {
      const { errors } = await gateway.askText(
        'query ($filter: VerificationSessionFilter) { verificationSessions(filter: $filter) { nodes { id } } }',
        { filter },
        await bearer({ sub: owner }),
      );
      expect(errors).toEqual([]);
      expect(gateway.upstream.calls.map(({ params }) => params['client_reference_id'])).toEqual([owner]);
    });

    it('is not widened by an empty reference', async () => {
      const { errors } = await gateway.askText(
        '{ verificationSessions(filter: { clientReferenceId: "" }) { nodes { id } } }',
        {},
        await bearer({ sub: owner }),
      );
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
      expect(gateway.upstream.summary()).toEqual([]);
    });

    it('cannot be reached from another tenant’s report by its session filter', async () => {
      const { data } = await gateway.askText(
        `{ verificationReports(filter: { verificationSession: "${verified}" }) { nodes { id } } }`,
        {},
        await bearer({ sub: stranger }),
      );
      expect(at(data, ['verificationReports', 'nodes'])).toEqual([]);
      expect(gateway.upstream.calls[0]?.params['client_reference_id']).toBe(stranger);
    });
  });

  it('an answer that Stripe did not filter is not shown to a subject', async () => {
    // The second net: if Stripe ever passed over the filter, nothing of it may come through.
    gateway.upstream.intercept(({ method }) =>
      method === 'GET'
        ? {
            kind: 'rewrite',
            change: (json: { data: { client_reference_id: string }[] }) => ({
              ...json,
              data: json.data.map((session) => ({ ...session, client_reference_id: stranger })),
            }),
          }
        : undefined,
    );
    const auditedBefore = gateway.auditLines().length;
    const { text, errors, data } = await gateway.askText(
      `{ verificationSessions { nodes { ${ofSession} } } }`,
      {},
      await bearer({ sub: owner, scope: 'verification:pii' }),
    );
    expect(data).toBeNull();
    expect(errors.map(({ extensions }) => extensions.code)).toContain('FORBIDDEN');
    expect(text).not.toContain('_secret_');
    expect(gateway.auditLines().slice(auditedBefore)).toEqual([]);
  });

  it('aliases, fragments and directives do not get around it', async () => {
    const { data, errors, text } = await gateway.askText(
      `query ($yes: Boolean!) {
        a: node(id: "${verified}") { ... on Node { ... on VerificationSession { x: verifiedOutputs @include(if: $yes) { y: firstName } } } }
        b: verificationSession(id: "${verified}") { ...Deep }
      }
      fragment Deep on VerificationSession { r: lastVerificationReport { ... @skip(if: false) { d: document { n: number s: status } } } }`,
      { yes: true },
      await bearer({ scope: 'verification:read' }),
    );
    expect(data).toEqual({ a: { x: null }, b: { r: { d: { n: null, s: 'VERIFIED' } } } });
    expect(
      errors.map(({ path, extensions }) => `${path?.join('.') ?? ''} ${extensions.code}`).sort(),
    ).toEqual(['a.x FORBIDDEN', 'b.r.d.n FORBIDDEN']);
    expect(personalCalls(gateway.upstream.calls)).toEqual([]);
    expect(text).not.toMatch(/SAMPLE\d/);
  });
});
