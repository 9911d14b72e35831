import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSession } from '../operations/changes.js';
import { severalNodes } from '../operations/nodes.js';
import { sessionPage, sessionStatus } from '../operations/sessions.js';
import { startGateway, type TestGateway } from '../support/gateway.js';
import { makeSession, member, sessionIds } from '../support/sessions.js';
import type { Fault } from '../support/upstream.js';

/** What Stripe's texts could hold and nobody may read. */
const planted = {
  error: {
    type: 'invalid_request_error',
    message: 'Invalid key sk_test_PLANTED for acct_PLANTED and John PLANTED',
    doc_url: 'https://stripe.com/PLANTED',
    request_log_url: 'https://dashboard.stripe.com/acct_PLANTED/test/logs/req_PLANTED',
    payment_intent: { id: 'pi_PLANTED' },
  },
  PLANTED: true,
};

const requestId = 'req_fromstripe1';
/** Refuses, and asks the stripe package not to try again. */
function refuse(status: number, error: object = {}): Fault {
  return answer(status, JSON.stringify({ ...planted, error: { ...planted.error, ...error } }));
}
function answer(status: number, body: string): Fault {
  const headers = {
    'Request-Id': requestId,
    'Stripe-Should-Retry': 'false',
    'Stripe-Account': 'acct_PLANTED',
  };
  return { kind: 'answer', status, body, headers };
}

interface Case {
  readonly name: string;
  readonly fault: Fault;
  readonly code: string;
  readonly retryable: boolean;
  /** Absent where Stripe has given none. */
  readonly upstreamCode?: string;
  /** Whether Stripe's request id can be known. */
  readonly named: boolean;
  /** Other than VerificationUnavailable. */
  readonly typename?: string;
  /** Attempts the stripe package makes where nobody tells it to stop. */
  readonly attempts?: number;
}
const cases: Case[] = [
  { name: '401', fault: refuse(401), code: 'UPSTREAM_AUTHENTICATION_FAILED', retryable: false, named: true },
  { name: '403', fault: refuse(403), code: 'UPSTREAM_PERMISSION_DENIED', retryable: false, named: true },
  {
    name: '403 with a code',
    fault: refuse(403, { code: 'account_invalid' }),
    code: 'UPSTREAM_PERMISSION_DENIED',
    upstreamCode: 'account_invalid',
    retryable: false,
    named: true,
  },
  {
    name: '409 of an idempotency key',
    fault: refuse(409, { type: 'idempotency_error', code: 'idempotency_key_in_use' }),
    code: 'IDEMPOTENCY_KEY_IN_USE',
    upstreamCode: 'idempotency_key_in_use',
    retryable: true,
    named: true,
    typename: 'VerificationIdempotencyConflict',
  },
  {
    name: '429 of a lock',
    fault: refuse(429, { code: 'lock_timeout' }),
    code: 'RATE_LIMITED',
    upstreamCode: 'lock_timeout',
    retryable: true,
    named: true,
  },
  {
    name: '409 of a lock',
    fault: refuse(409, { code: 'lock_timeout' }),
    code: 'UPSTREAM_CONFLICT',
    upstreamCode: 'lock_timeout',
    retryable: true,
    named: true,
  },
  {
    name: '429',
    fault: refuse(429, { code: 'rate_limit' }),
    code: 'RATE_LIMITED',
    upstreamCode: 'rate_limit',
    retryable: true,
    named: true,
  },
  {
    name: '500',
    fault: refuse(500, { type: 'api_error' }),
    code: 'UPSTREAM_UNAVAILABLE',
    retryable: true,
    named: true,
  },
  {
    name: '503',
    fault: refuse(503, { type: 'api_error' }),
    code: 'UPSTREAM_UNAVAILABLE',
    retryable: true,
    named: true,
  },
  {
    name: '400 of no known kind',
    fault: refuse(400, { code: 'PLANTED code', param: 'PLANTED' }),
    code: 'UPSTREAM_REJECTED',
    retryable: false,
    named: true,
    typename: 'VerificationInvalidRequest',
  },
  {
    name: '400 of a card error',
    fault: refuse(400, { type: 'card_error', code: 'card_declined' }),
    code: 'UPSTREAM_REJECTED',
    upstreamCode: 'card_declined',
    retryable: false,
    named: true,
    typename: 'VerificationInvalidRequest',
  },
  {
    name: '418',
    fault: refuse(418),
    code: 'UPSTREAM_REJECTED',
    retryable: false,
    named: true,
    typename: 'VerificationInvalidRequest',
  },
  {
    name: 'garbage with 200',
    fault: answer(200, '<html>John PLANTED</html>'),
    code: 'UPSTREAM_INVALID_RESPONSE',
    retryable: true,
    named: true,
  },
  {
    name: 'garbage with 502',
    fault: answer(502, '<html>John PLANTED</html>'),
    code: 'UPSTREAM_INVALID_RESPONSE',
    retryable: true,
    named: true,
  },
  {
    name: 'an empty body',
    fault: answer(200, ''),
    code: 'UPSTREAM_INVALID_RESPONSE',
    retryable: true,
    named: true,
  },
  {
    name: 'JSON null with 200',
    fault: answer(200, 'null'),
    code: 'UPSTREAM_INVALID_RESPONSE',
    retryable: true,
    named: true,
  },
  {
    name: 'JSON null with 500',
    fault: answer(500, 'null'),
    code: 'UPSTREAM_INVALID_RESPONSE',
    retryable: true,
    named: true,
  },
  {
    name: 'a JSON list',
    fault: answer(200, '["John PLANTED"]'),
    code: 'UPSTREAM_INVALID_RESPONSE',
    retryable: true,
    named: false,
  },
  {
    name: 'a JSON text',
    fault: answer(200, '"John PLANTED"'),
    code: 'UPSTREAM_INVALID_RESPONSE',
    retryable: true,
    named: true,
  },
  {
    name: 'a number as error',
    fault: answer(400, '{"error":1987}'),
    code: 'UPSTREAM_INVALID_RESPONSE',
    retryable: true,
    named: false,
  },
  {
    name: 'a text as error',
    fault: answer(401, '{"error":"PLANTED","error_description":"John PLANTED"}'),
    code: 'UPSTREAM_AUTHENTICATION_FAILED',
    retryable: false,
    named: true,
  },
  {
    name: 'numbers for words in an error',
    fault: refuse(403, { type: 1987, code: 1987, param: 1987, message: 1987 }),
    code: 'UPSTREAM_PERMISSION_DENIED',
    retryable: false,
    named: true,
  },
  {
    name: '500 without an error in its JSON',
    fault: answer(500, '{"message":"John PLANTED"}'),
    code: 'UPSTREAM_UNAVAILABLE',
    retryable: true,
    named: true,
  },
  {
    name: '403 without an error in its JSON',
    fault: answer(403, '{"message":"John PLANTED"}'),
    code: 'UPSTREAM_PERMISSION_DENIED',
    retryable: false,
    named: true,
  },
  {
    name: 'another object with 200',
    fault: answer(200, '{"object":"balance","PLANTED":1}'),
    code: 'UPSTREAM_INVALID_RESPONSE',
    retryable: true,
    named: false,
  },
  {
    name: 'a connection that is reset',
    fault: { kind: 'reset' },
    code: 'UPSTREAM_UNAVAILABLE',
    retryable: true,
    named: false,
    attempts: 3,
  },
  {
    name: 'a body that is cut',
    fault: { kind: 'cut' },
    code: 'UPSTREAM_UNAVAILABLE',
    retryable: true,
    named: false,
    attempts: 3,
  },
];

describe('a fault of Stripe', () => {
  let gateway: TestGateway;
  let id: string;

  beforeAll(async () => {
    gateway = await startGateway();
    id = await makeSession(gateway);
  });
  beforeEach(async () => {
    gateway.upstream.reset();
    // What came of the fault before is not held against Stripe: its breaker stays closed.
    await gateway.ask(severalNodes, { ids: Array.from({ length: 12 }, (_, index) => `vs_none${index}`) });
    gateway.upstream.reset();
  });
  afterAll(() => gateway.stop());

  function expectSilence(text: string) {
    for (const shown of [text, gateway.log()]) {
      expect(shown).not.toMatch(/PLANTED|John|sk_test|rk_test|acct_/);
      expect(shown).not.toMatch(/ECONN|socket|undici|terminated|UND_ERR/);
    }
    expect(text).not.toMatch(/node_modules|at .*:\d+:\d+/);
  }

  describe.each(cases)('$name', ({ fault, code, retryable, upstreamCode, named, typename, attempts = 1 }) => {
    it('in a query is an error with a code', async () => {
      gateway.upstream.intercept(() => fault);
      const { data, errors, text, headers, status } = await gateway.ask(sessionStatus, { id });
      expect(status).toBe(200);
      expect(data).toEqual({ verificationSession: null });
      expect(errors).toHaveLength(1);
      expect(errors[0]?.path).toEqual(['verificationSession']);
      const { extensions } = errors[0] ?? {};
      expect(extensions).toMatchObject({
        code,
        retryable,
        requestId: named ? requestId : headers.get('x-request-id'),
        ...(upstreamCode === undefined ? {} : { upstreamCode }),
      });
      if (upstreamCode === undefined) expect(extensions).not.toHaveProperty('upstreamCode');
      expect(gateway.upstream.summary()).toEqual(
        Array.from({ length: attempts }, () => `GET verification_sessions/${id}`),
      );
      expectSilence(text);
    });

    it('in a mutation is a problem', async () => {
      gateway.upstream.intercept(() => fault);
      const { data, errors, text } = await gateway.ask(createSession, { input: { type: 'DOCUMENT' } });
      expect(errors).toEqual([]);
      expect(data.createVerificationSession).toMatchObject({
        __typename: typename ?? 'VerificationUnavailable',
        code,
        retryable,
        upstreamCode: upstreamCode ?? null,
        requestId: named ? requestId : null,
      });
      expect(gateway.upstream.summary()).toEqual(
        Array.from({ length: attempts }, () => 'POST verification_sessions'),
      );
      expectSilence(text);
    });
  });

  it('with a rate limit tells when to come back', async () => {
    gateway.upstream.intercept(() => refuse(429));
    const { data } = await gateway.ask(createSession, { input: { type: 'DOCUMENT' } });
    const problem = member(data.createVerificationSession, 'VerificationUnavailable');
    expect(problem.retryAfterMs).toBeGreaterThan(0);
    const { errors } = await gateway.ask(sessionStatus, { id });
    expect(errors[0]?.extensions).toHaveProperty('retryAfterMs', problem.retryAfterMs);
  });

  it.each([
    ['no list', '{"object":"list","data":null,"has_more":false}'],
    ['a list of nothing known', '{"object":"list","data":[{"PLANTED":1}],"has_more":false}'],
    ['a list of nulls', '{"object":"list","data":[null],"has_more":false}'],
    ['another object', '{"object":"balance","PLANTED":1}'],
    ['JSON null', 'null'],
    ['garbage', 'PLANTED'],
  ])('in a list (%s) is an error with a code', async (_name, body) => {
    gateway.upstream.intercept(() => answer(200, body));
    const { data, errors, text } = await gateway.ask(sessionPage, {});
    expect(data).toBeNull();
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['UPSTREAM_INVALID_RESPONSE']);
    expectSilence(text);
  });

  it('in a list without an error in its JSON is told by its status', async () => {
    gateway.upstream.intercept(() => answer(500, '{"message":"John PLANTED"}'));
    const { errors } = await gateway.ask(sessionPage, {});
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['UPSTREAM_UNAVAILABLE']);
  });

  it.each(['text PLANTED', 'req_PLANTED with spaces', 'acct_PLANTED'])(
    'whose request id is none (%s) does not pass it on',
    async (name) => {
      gateway.upstream.intercept(() => ({
        kind: 'answer',
        status: 403,
        headers: { 'Request-Id': name },
        body: JSON.stringify(planted),
      }));
      const { errors, text, headers } = await gateway.ask(sessionStatus, { id });
      expect(errors[0]?.extensions.requestId).toBe(headers.get('x-request-id'));
      expectSilence(text);
    },
  );

  it('that passes is not noticed: the call is made again with the same idempotency key', async () => {
    gateway.upstream.intercept(() => {
      gateway.upstream.intercept(() => undefined);
      return { kind: 'reset' };
    });
    const { data } = await gateway.ask(createSession, { input: { type: 'DOCUMENT' } });
    member(data.createVerificationSession, 'CreateVerificationSessionPayload');
    expect(gateway.upstream.summary()).toEqual(['POST verification_sessions', 'POST verification_sessions']);
    const [first, second] = gateway.upstream.calls.map(({ headers }) => headers['idempotency-key']);
    expect(first).toMatch(/\S/);
    expect(second).toBe(first);
  });

  it('after the change was made does not make it twice', async () => {
    gateway.upstream.intercept(() => {
      gateway.upstream.intercept(() => undefined);
      return { kind: 'cut' };
    });
    const clientReferenceId = 'user_once';
    const { data } = await gateway.ask(createSession, { input: { type: 'DOCUMENT', clientReferenceId } });
    const { verificationSession } = member(
      data.createVerificationSession,
      'CreateVerificationSessionPayload',
    );
    expect(gateway.upstream.calls).toHaveLength(2);
    const page = await gateway.ask(sessionPage, { filter: { clientReferenceId } });
    expect(page.data.verificationSessions.nodes.map((node) => node.id)).toEqual([verificationSession.id]);
  });

  it('of one field leaves the rest of the answer', async () => {
    const [other] = await sessionIds(gateway, 1, { status: 'VERIFIED' });
    gateway.upstream.intercept(({ path }) => (path.endsWith(id) ? refuse(403) : undefined));
    const { data, errors } = await gateway.askText(
      `{ broken: verificationSession(id: "${id}") { id } whole: verificationSession(id: "${other}") { id } }`,
    );
    expect(data).toEqual({ broken: null, whole: { id: other } });
    expect(errors.map(({ path }) => path)).toEqual([['broken']]);
  });
});

describe('a Stripe that is slow or gone', () => {
  let gateway: TestGateway;
  let id: string;

  beforeAll(async () => {
    gateway = await startGateway({ sandbox: { sessions: 1 }, env: { STRIPE_TIMEOUT_MS: '500' } });
    id = 'vs_any';
  });
  beforeEach(() => gateway.upstream.reset());
  afterAll(() => gateway.stop());

  it('is waited for until the deadline and no longer', async () => {
    gateway.upstream.intercept(() => ({ kind: 'hang' }));
    const began = performance.now();
    const { data, errors } = await gateway.ask(sessionStatus, { id });
    const took = performance.now() - began;
    expect(data).toEqual({ verificationSession: null });
    expect(errors[0]?.extensions).toMatchObject({ code: 'UPSTREAM_TIMEOUT', retryable: true });
    expect(took).toBeGreaterThan(450);
    expect(took).toBeLessThan(3000);
  });

  it('in a mutation is a problem that may be tried again', async () => {
    gateway.upstream.intercept(() => ({ kind: 'hang' }));
    const { data } = await gateway.ask(createSession, {
      input: { type: 'DOCUMENT', idempotencyKey: 'slow' },
    });
    expect(member(data.createVerificationSession, 'VerificationUnavailable')).toMatchObject({
      code: 'UPSTREAM_TIMEOUT',
      retryable: true,
      requestId: null,
    });
  });

  it('behind a port that nobody listens on is unavailable, for a query and for a mutation', async () => {
    const dead = await startGateway({
      sandbox: { sessions: 1 },
      env: { STRIPE_API_BASE: 'http://127.0.0.1:1' },
    });
    try {
      const [query, mutation] = await Promise.all([
        dead.ask(sessionStatus, { id }),
        dead.ask(createSession, { input: { type: 'DOCUMENT' } }),
      ]);
      expect(query.errors[0]?.extensions).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', retryable: true });
      expect(member(mutation.data.createVerificationSession, 'VerificationUnavailable')).toMatchObject({
        code: 'UPSTREAM_UNAVAILABLE',
        retryable: true,
      });
      for (const text of [query.text, mutation.text, dead.log()]) {
        expect(text).not.toMatch(/ECONNREFUSED|127\.0\.0\.1:1\b|sk_test/);
      }
    } finally {
      await dead.stop();
    }
  });
});
