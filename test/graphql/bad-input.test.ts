import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type {
  CreateVerificationSessionInput,
  SessionPageQueryVariables,
  UpdateVerificationSessionInput,
} from '../generated/graphql.js';
import { cancelSession, createSession, redactSession, updateSession } from '../operations/changes.js';
import { oneNode, severalNodes } from '../operations/nodes.js';
import { reportPage, wholeReport } from '../operations/reports.js';
import { sessionPage, sessionStatus } from '../operations/sessions.js';
import { startGateway, type Answer, type TestGateway } from '../support/gateway.js';
import { member } from '../support/sessions.js';

/** What no answer and no line of the log may repeat. */
const secret = 'JOHN-DOE-1987';
const long = (length: number) => secret.padEnd(length, 'x');

describe('bad input', () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await startGateway({ sandbox: { sessions: 1 } });
  });
  beforeEach(() => gateway.upstream.reset());
  afterAll(() => gateway.stop());

  function expectSilence(answer: Pick<Answer<unknown>, 'text'>) {
    expect(gateway.upstream.calls).toEqual([]);
    expect(answer.text).not.toContain(secret);
    expect(gateway.log()).not.toContain(secret);
  }

  function expectBadInput(answer: Answer<unknown>, param: string) {
    expect(answer.errors).toHaveLength(1);
    expect(answer.errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', retryable: false, param });
    expect(answer.errors[0]?.extensions.requestId).toBe(answer.headers.get('x-request-id'));
    expect(answer.errors[0]?.message).toMatch(/^\S.*\.$/);
    expectSilence(answer);
  }

  describe('ids', () => {
    const notOfSessions = [
      secret,
      '',
      ' ',
      'vs_',
      'vs',
      'vr_report',
      'cus_customer',
      'VS_upper',
      'vs_a/b',
      'vs_a?b=c',
      'vs_a b',
      'vs_é',
      'vs_a\n',
      'vs_a\u0000',
      '../vs_a',
      `vs_${'a'.repeat(251)}`,
    ];
    it.each(notOfSessions)('%j is no id of a session', async (id) => {
      expectBadInput(await gateway.ask(sessionStatus, { id }), 'id');
    });

    it.each([secret, '', 'vs_session', 'vr_'])('%j is no id of a report', async (id) => {
      expectBadInput(await gateway.ask(wholeReport, { id }), 'id');
    });

    it.each([secret, '', 'cus_customer'])('%j is no id of a node', async (id) => {
      expectBadInput(await gateway.ask(oneNode, { id }), 'id');
    });

    it.each([secret, '', 'vr_report'])('%j names nothing to change', async (id) => {
      const input = { id };
      const answers = [
        (await gateway.ask(updateSession, { input })).data.updateVerificationSession,
        (await gateway.ask(cancelSession, { input })).data.cancelVerificationSession,
        (await gateway.ask(redactSession, { input })).data.redactVerificationSession,
      ];
      for (const answer of answers) {
        const problem = member(answer, 'VerificationInvalidRequest');
        expect(problem).toMatchObject({ code: 'BAD_USER_INPUT', param: 'id', requestId: null });
        expectSilence({ text: JSON.stringify(problem) });
      }
    });

    it('101 nodes are too many', async () => {
      const ids = Array.from({ length: 101 }, (_, index) => `vs_${index}`);
      expectBadInput(await gateway.ask(severalNodes, { ids }), 'ids');
    });
  });

  describe('pages', () => {
    const pages: [SessionPageQueryVariables, string][] = [
      [{ first: 0 }, 'first'],
      [{ first: -1 }, 'first'],
      [{ first: 101 }, 'first'],
      [{ last: 0, before: 'vs_a' }, 'last'],
      [{ last: 101, before: 'vs_a' }, 'last'],
      [{ last: 5 }, 'last'],
      [{ last: 5, after: 'vs_a' }, 'last'],
      [{ first: 5, last: 5 }, 'first'],
      [{ first: 5, last: 5, before: 'vs_a' }, 'first'],
      [{ after: secret }, 'after'],
      [{ after: '' }, 'after'],
      [{ after: 'vr_report' }, 'after'],
      [{ before: secret }, 'before'],
      [{ last: 1, before: '' }, 'before'],
      [{ filter: { clientReferenceId: '' } }, 'filter.clientReferenceId'],
      [{ filter: { clientReferenceId: long(5001) } }, 'filter.clientReferenceId'],
      [{ filter: { relatedCustomer: `${secret} ` } }, 'filter.relatedCustomer'],
      [{ filter: { relatedCustomer: '' } }, 'filter.relatedCustomer'],
      [{ filter: { relatedCustomerAccount: `a/${secret}` } }, 'filter.relatedCustomerAccount'],
      [{ filter: { createdAt: { gt: '1969-12-31T23:59:59Z' } } }, 'filter.createdAt.gt'],
      [{ filter: { createdAt: { gte: '1969-12-31T23:59:58Z' } } }, 'filter.createdAt.gte'],
      [{ filter: { createdAt: { lt: '1960-01-01T00:00:00Z' } } }, 'filter.createdAt.lt'],
      [{ filter: { createdAt: { lte: '0001-01-01T00:00:00Z' } } }, 'filter.createdAt.lte'],
    ];
    it.each(pages)('%j is refused at %s', async (variables, param) => {
      expectBadInput(await gateway.ask(sessionPage, variables), param);
    });

    it('of reports take cursors and ids of their own kind', async () => {
      expectBadInput(await gateway.ask(reportPage, { after: 'vs_session' }), 'after');
      expectBadInput(
        await gateway.ask(reportPage, { filter: { verificationSession: secret } }),
        'filter.verificationSession',
      );
    });
  });

  describe('new sessions', () => {
    const entries = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ key: `key${index}`, value: secret }));
    const inputs: [string, CreateVerificationSessionInput, string][] = [
      ['neither type nor flow', { clientReferenceId: secret }, 'type'],
      ['a null type and flow', { type: null, verificationFlow: null }, 'type'],
      ['an empty flow', { verificationFlow: '' }, 'verificationFlow'],
      ['a flow with spaces', { verificationFlow: `vf ${secret}` }, 'verificationFlow'],
      ['an empty reference', { type: 'DOCUMENT', clientReferenceId: '' }, 'clientReferenceId'],
      ['a reference too long', { type: 'DOCUMENT', clientReferenceId: long(5001) }, 'clientReferenceId'],
      ['an empty customer', { type: 'DOCUMENT', relatedCustomer: '' }, 'relatedCustomer'],
      ['a customer with a slash', { type: 'DOCUMENT', relatedCustomer: `${secret}/` }, 'relatedCustomer'],
      [
        'an account too long',
        { type: 'DOCUMENT', relatedCustomerAccount: long(256) },
        'relatedCustomerAccount',
      ],
      [
        'a person without an account',
        { type: 'DOCUMENT', relatedPerson: { account: '', person: secret } },
        'relatedPerson.account',
      ],
      [
        'an account without a person',
        { type: 'DOCUMENT', relatedPerson: { account: secret, person: '' } },
        'relatedPerson.person',
      ],
      ['an empty email', { type: 'DOCUMENT', providedDetails: { email: '' } }, 'providedDetails.email'],
      [
        'a phone too long',
        { type: 'DOCUMENT', providedDetails: { phone: long(5001) } },
        'providedDetails.phone',
      ],
      [
        'no allowed type',
        { type: 'DOCUMENT', options: { document: { allowedTypes: [] } } },
        'options.document.allowedTypes',
      ],
      ['a return URL that is none', { type: 'DOCUMENT', returnUrl: secret }, 'returnUrl'],
      ['a relative return URL', { type: 'DOCUMENT', returnUrl: `/${secret}` }, 'returnUrl'],
      [
        'a script as return URL',
        { type: 'DOCUMENT', returnUrl: `javascript:alert("${secret}")` },
        'returnUrl',
      ],
      ['a data return URL', { type: 'DOCUMENT', returnUrl: `data:text/html,${secret}` }, 'returnUrl'],
      ['an app as return URL', { type: 'DOCUMENT', returnUrl: `myapp://${secret}` }, 'returnUrl'],
      ['an empty return URL', { type: 'DOCUMENT', returnUrl: '' }, 'returnUrl'],
      ['51 metadata keys', { type: 'DOCUMENT', metadata: entries(51) }, 'metadata'],
      [
        'a metadata key of 41',
        { type: 'DOCUMENT', metadata: [{ key: long(41), value: 'a' }] },
        'metadata.0.key',
      ],
      [
        'an empty metadata key',
        { type: 'DOCUMENT', metadata: [{ key: '', value: secret }] },
        'metadata.0.key',
      ],
      [
        'a metadata key with brackets',
        { type: 'DOCUMENT', metadata: [...entries(1), { key: `${secret}[0]`, value: 'a' }] },
        'metadata.1.key',
      ],
      [
        'a metadata key given twice',
        {
          type: 'DOCUMENT',
          metadata: [
            { key: secret, value: 'a' },
            { key: secret, value: 'b' },
          ],
        },
        'metadata.1.key',
      ],
      [
        'a metadata value of 501',
        { type: 'DOCUMENT', metadata: [{ key: 'a', value: long(501) }] },
        'metadata.0.value',
      ],
      [
        'an empty metadata value',
        { type: 'DOCUMENT', metadata: [{ key: secret, value: '' }] },
        'metadata.0.value',
      ],
      [
        'a null metadata value',
        { type: 'DOCUMENT', metadata: [{ key: secret, value: null }] },
        'metadata.0.value',
      ],
      ['an empty idempotency key', { type: 'DOCUMENT', idempotencyKey: '' }, 'idempotencyKey'],
      ['an idempotency key too long', { type: 'DOCUMENT', idempotencyKey: long(256) }, 'idempotencyKey'],
      [
        'an idempotency key with a space',
        { type: 'DOCUMENT', idempotencyKey: `${secret} 1` },
        'idempotencyKey',
      ],
      [
        'an idempotency key that splits headers',
        { type: 'DOCUMENT', idempotencyKey: `${secret}\r\nStripe-Account: acct_other` },
        'idempotencyKey',
      ],
      [
        'an idempotency key outside ASCII',
        { type: 'DOCUMENT', idempotencyKey: `${secret}é` },
        'idempotencyKey',
      ],
    ];
    it.each(inputs)('%s', async (_name, input, param) => {
      const answer = await gateway.ask(createSession, { input });
      expect(answer.errors).toEqual([]);
      expect(member(answer.data.createVerificationSession, 'VerificationInvalidRequest')).toMatchObject({
        code: 'BAD_USER_INPUT',
        upstreamCode: null,
        param,
        requestId: null,
        retryable: false,
        message: expect.stringMatching(/^\S.*\.$/) as string,
      });
      expectSilence(answer);
    });
  });

  describe('changes', () => {
    const inputs: [string, Omit<UpdateVerificationSessionInput, 'id'>, string][] = [
      ['a null type', { type: null }, 'type'],
      ['no allowed type', { options: { document: { allowedTypes: [] } } }, 'options.document.allowedTypes'],
      ['an empty phone', { providedDetails: { phone: '' } }, 'providedDetails.phone'],
      ['an empty metadata value', { metadata: [{ key: secret, value: '' }] }, 'metadata.0.value'],
      ['a long metadata key', { metadata: [{ key: long(41), value: null }] }, 'metadata.0.key'],
      ['a bad idempotency key', { metadata: null, idempotencyKey: `${secret}\n` }, 'idempotencyKey'],
    ];
    it.each(inputs)('%s', async (_name, changes, param) => {
      const answer = await gateway.ask(updateSession, { input: { id: 'vs_any', ...changes } });
      expect(answer.errors).toEqual([]);
      expect(member(answer.data.updateVerificationSession, 'VerificationInvalidRequest')).toMatchObject({
        code: 'BAD_USER_INPUT',
        param,
        retryable: false,
      });
      expectSilence(answer);
    });
  });

  describe('variables of the wrong type', () => {
    const list =
      'query ($filter: VerificationSessionFilter) { verificationSessions(filter: $filter) { nodes { id } } }';
    const create =
      'mutation ($input: CreateVerificationSessionInput!) { createVerificationSession(input: $input) { __typename } }';
    const cases: [string, Record<string, unknown>, string][] = [
      [list, { filter: { status: secret } }, 'filter.status'],
      [list, { filter: { createdAt: { gt: secret } } }, 'filter.createdAt.gt'],
      [list, { filter: { createdAt: { gt: `2026-01-31 ${secret}` } } }, 'filter.createdAt.gt'],
      [list, { filter: { createdAt: { gt: '2026-01-31T12:00:00' } } }, 'filter.createdAt.gt'],
      [list, { filter: { createdAt: { gt: '2026-13-31T12:00:00Z' } } }, 'filter.createdAt.gt'],
      [list, { filter: { createdAt: { gt: 1_769_860_800 } } }, 'filter.createdAt.gt'],
      [list, { filter: secret }, 'filter'],
      [list, { filter: { [secret]: true } }, 'filter'],
      [list, { filter: { clientReferenceId: { name: secret } } }, 'filter.clientReferenceId'],
      [create, {}, 'input'],
      [create, { input: null }, 'input'],
      [create, { input: { type: secret } }, 'input.type'],
      [create, { input: { type: 'UNKNOWN' } }, 'input.type'],
      [create, { input: { type: 'DOCUMENT', metadata: [{ value: secret }] } }, 'input.metadata.0'],
      [create, { input: { type: 'DOCUMENT', [secret]: secret } }, 'input'],
      [
        create,
        { input: { options: { document: { allowedTypes: ['PASSPORT', secret] } } } },
        'input.options.document.allowedTypes.1',
      ],
      [
        'query ($first: Int) { verificationSessions(first: $first) { nodes { id } } }',
        { first: secret },
        'first',
      ],
      [
        'query ($first: Int) { verificationSessions(first: $first) { nodes { id } } }',
        { first: 2 ** 31 },
        'first',
      ],
      ['query ($id: ID!) { node(id: $id) { id } }', { id: { name: secret } }, 'id'],
      ['query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ['vs_a', null] }, 'ids.1'],
    ];
    it.each(cases)('%# %j', async (document, variables, param) => {
      const answer = await gateway.askText(document, variables);
      expect(answer.data).toBeUndefined();
      expect(answer.errors.map(({ extensions }) => extensions.param)).toContain(param);
      for (const { extensions, message } of answer.errors) {
        expect(extensions.code).toBe('BAD_USER_INPUT');
        expect(message).toMatch(/^Variable "\$[\w.]+" must be of type "[\w[\]!]+"\.$/);
      }
      expectSilence(answer);
    });

    it('are told all at once', async () => {
      const { errors } = await gateway.askText(list, {
        filter: { status: secret, createdAt: { gt: secret, lt: secret } },
      });
      expect(errors.map(({ extensions }) => extensions.param).sort()).toEqual([
        'filter.createdAt.gt',
        'filter.createdAt.lt',
        'filter.status',
      ]);
    });
  });

  describe('documents', () => {
    const documents: [string, string][] = [
      [
        `{ verificationSessions(filter: { status: "${secret}" }) { nodes { id } } }`,
        'GRAPHQL_VALIDATION_FAILED',
      ],
      [
        `{ verificationSessions(filter: { status: JOHN_DOE_1987 }) { nodes { id } } }`,
        'GRAPHQL_VALIDATION_FAILED',
      ],
      [
        `{ verificationSessions(filter: { createdAt: { gt: "${secret}" } }) { nodes { id } } }`,
        'GRAPHQL_VALIDATION_FAILED',
      ],
      [`{ verificationSessions(first: "${secret}") { nodes { id } } }`, 'GRAPHQL_VALIDATION_FAILED'],
      [`{ verificationSessions(filter: "${secret}") { nodes { id } } }`, 'GRAPHQL_VALIDATION_FAILED'],
      [`{ verificationSession(id: ["${secret}"]) { id } }`, 'GRAPHQL_VALIDATION_FAILED'],
      [`{ verificationSession(id: { name: "${secret}" }) { id } }`, 'GRAPHQL_VALIDATION_FAILED'],
      [
        `query ($first: Int = "${secret}") { verificationSessions(first: $first) { nodes { id } } }`,
        'GRAPHQL_VALIDATION_FAILED',
      ],
      [`{ verificationSession(id: "vs_a") { id @include(if: "${secret}") } }`, 'GRAPHQL_VALIDATION_FAILED'],
      [`{ nothing(name: "${secret}") }`, 'GRAPHQL_VALIDATION_FAILED'],
      [`{ verificationSession(name: "${secret}", id: "vs_a") { id } }`, 'GRAPHQL_VALIDATION_FAILED'],
      [
        `{ a: verificationSession(id: "${secret}") { id } a: verificationSession(id: "vs_other") { id } }`,
        'GRAPHQL_VALIDATION_FAILED',
      ],
      [`{ verificationSession(id: "vs_a") "${secret}" { id } }`, 'GRAPHQL_PARSE_FAILED'],
      [`{ verificationSession(id: "${secret}`, 'GRAPHQL_PARSE_FAILED'],
      [`{ verificationSession(id: """${secret}""" """${secret}""") }`, 'GRAPHQL_PARSE_FAILED'],
      [`"${secret}"`, 'GRAPHQL_PARSE_FAILED'],
      [`{ a(b: "\\u${secret}") }`, 'GRAPHQL_PARSE_FAILED'],
      [`{ a(b: '${secret}') }`, 'GRAPHQL_PARSE_FAILED'],
      [`{ a(b: 1${secret}) }`, 'GRAPHQL_PARSE_FAILED'],
      [`{ a(b: 1987.JOHN) }`, 'GRAPHQL_PARSE_FAILED'],
      [`${secret} { id }`, 'GRAPHQL_PARSE_FAILED'],
    ];
    it.each(documents)('%j', async (document, code) => {
      const answer = await gateway.askText(document);
      expect(answer.data).toBeUndefined();
      expect(answer.errors.length).toBeGreaterThan(0);
      for (const { extensions } of answer.errors) {
        expect(extensions).toMatchObject({ code, retryable: false });
        expect(extensions.requestId).toBe(answer.headers.get('x-request-id'));
      }
      expectSilence(answer);
      expect(answer.text).not.toMatch(/JOHN|DOE/);
    });

    it('an id written as a literal is checked like a variable', async () => {
      expectBadInput(await gateway.askText(`{ verificationSession(id: "${secret}") { id } }`), 'id');
    });

    it('may be told the names of the schema that they missed', async () => {
      const { errors } = await gateway.askText('{ verificationSesion(id: "vs_a") { id } }');
      expect(errors[0]?.message).toMatch(/^Cannot query field "verificationSesion" on type "Query"\./);
    });
  });

  describe('requests', () => {
    interface Body {
      readonly name: string;
      readonly body: string;
      readonly type?: string;
    }
    const bodies: Body[] = [
      { name: 'JSON that is none', body: `{"query": "${secret}` },
      { name: 'a bare word', body: secret },
      { name: 'a JSON text', body: `"${secret}"` },
      { name: 'JSON null', body: 'null' },
      { name: 'a query that is no text', body: `{"query": {"name": "${secret}"}}` },
      { name: 'variables that are no object', body: `{"query": "{ __typename }", "variables": "${secret}"}` },
      {
        name: 'extensions that are no object',
        body: `{"query": "{ __typename }", "extensions": "${secret}"}`,
      },
      { name: 'an unknown parameter', body: `{"query": "{ __typename }", "${secret}": 1}` },
      { name: 'no query', body: `{"variables": {"name": "${secret}"}}` },
      {
        name: 'an operation that is not there',
        body: `{"query": "query A { __typename }", "operationName": "${secret}"}`,
      },
      { name: 'another type', body: `query=${secret}`, type: `text/${secret}` },
      { name: 'an empty body', body: '' },
    ];
    it.each(bodies)('$name', async ({ body, type = 'application/json' }) => {
      const response = await fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'Content-Type': type },
        body,
      });
      const text = await response.text();
      expect(response.status).toBeGreaterThanOrEqual(200);
      expect(response.status).toBeLessThan(500);
      expectSilence({ text });
      if (text !== '') {
        const { data, errors } = JSON.parse(text) as {
          data?: unknown;
          errors: { extensions: { code: string } }[];
        };
        expect(data).toBeUndefined();
        expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_REQUEST']);
      }
    });

    it('a query string with variables that are no JSON', async () => {
      const response = await fetch(
        `${gateway.url}/graphql?query=${encodeURIComponent('{ __typename }')}&variables=${secret}`,
        { headers: { Accept: 'application/json', 'GraphQL-Require-Preflight': '1' } },
      );
      expect(response.status).toBeLessThan(500);
      expectSilence({ text: await response.text() });
    });
  });
});
