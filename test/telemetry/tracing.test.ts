import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { startGateway, type TestGateway } from '../support/gateway.js';
import { makeSession, makeSubmitted } from '../support/sessions.js';
import { startCollector, type Collector, type ReceivedSpan } from './collector.js';

const internal = 1;
const server = 2;
const client = 3;
const callerSpan = 'c'.repeat(16);

const newTraceId = () => randomBytes(16).toString('hex');
const parentOf = (traceId: string, flags = '01') => `00-${traceId}-${callerSpan}-${flags}`;

describe('traces', () => {
  let collector: Collector;
  let gateway: TestGateway;

  beforeAll(async () => {
    collector = await startCollector();
    // Those that the SDK reads by itself.
    vi.stubEnv('OTEL_BSP_SCHEDULE_DELAY', '50');
    vi.stubEnv('OTEL_SERVICE_NAME', 'gateway-of-the-test');
    gateway = await startGateway({
      env: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json' },
    });
  });
  afterEach(() => gateway.upstream.reset());
  afterAll(async () => {
    vi.unstubAllEnvs();
    await gateway.stop();
    await collector.stop();
  });

  it('are one tree below the caller: request, operation, calls to Stripe', async () => {
    const id = await makeSubmitted(gateway, 'verified');
    const traceId = newTraceId();
    gateway.upstream.reset();
    await gateway.askText(
      `query Born { verificationSession(id: "${id}") { status verifiedOutputs { dob { iso } } } }`,
      {},
      { traceparent: parentOf(traceId), tracestate: 'vendor=one' },
    );
    const spans = await collector.waitFor(traceId, 4);
    expect(spans).toHaveLength(4);
    const [request] = spans.filter(({ kind }) => kind === server);
    const [operation] = spans.filter(({ kind }) => kind === internal);
    const calls = spans.filter(({ kind }) => kind === client);
    expect(request).toMatchObject({
      name: 'POST /graphql',
      parentSpanId: callerSpan,
      traceState: 'vendor=one',
      attributes: {
        'http.request.method': 'POST',
        'http.route': '/graphql',
        'http.response.status_code': 200,
      },
    });
    expect(operation).toMatchObject({ name: 'query Born', parentSpanId: request?.spanId });
    expect(operation?.attributes).toEqual({
      'graphql.operation.name': 'Born',
      'graphql.operation.type': 'query',
    });
    expect(calls.map(({ attributes }) => attributes['stripe.lane']).sort()).toEqual(['base', 'sensitive']);
    for (const call of calls) {
      expect(call).toMatchObject({
        name: 'stripe sessions.retrieve',
        parentSpanId: operation?.spanId,
        attributes: {
          'stripe.endpoint': 'sessions.retrieve',
          'http.response.status_code': 200,
          'stripe.request_id': expect.stringMatching(/^req_/) as unknown,
          'stripe.attempts': 1,
        },
      });
      expect(contains(operation, call)).toBe(true);
    }
    expect(collector.resource).toMatchObject({ 'service.name': 'gateway-of-the-test' });
  });

  it('go no further: Stripe is a third party', async () => {
    const id = await makeSession(gateway);
    const headers = { traceparent: parentOf(newTraceId()), tracestate: 'vendor=one', baggage: 'of=one' };
    await gateway.askText(`{ verificationSession(id: "${id}") { status } }`, {}, headers);
    const [call] = gateway.upstream.calls;
    expect(call).toBeDefined();
    expect(Object.keys(call?.headers ?? {}).filter((name) => /trace|baggage/.test(name))).toEqual([]);
  });

  it('tell of failures by their codes, and of every attempt', async () => {
    const id = await makeSession(gateway);
    const traceId = newTraceId();
    gateway.upstream.intercept(() => ({
      kind: 'answer',
      status: 503,
      body: '{"error":{"type":"api_error"}}',
    }));
    await gateway.askText(
      `query Failing { verificationSession(id: "${id}") { status } }`,
      {},
      {
        traceparent: parentOf(traceId),
      },
    );
    const spans = await collector.waitFor(traceId, 3);
    const failed = { 'error.type': 'UPSTREAM_UNAVAILABLE' };
    expect(spans.find(({ kind }) => kind === internal)).toMatchObject({
      attributes: failed,
      status: { code: 2 },
    });
    expect(spans.find(({ kind }) => kind === client)).toMatchObject({
      attributes: { ...failed, 'http.response.status_code': 503, 'stripe.attempts': 3 },
      status: { code: 2 },
    });
  });

  it('stand in the lines of the log', async () => {
    const id = await makeSession(gateway);
    const traceId = newTraceId();
    gateway.upstream.intercept(() => ({ kind: 'answer', status: 403, body: '{"error":{"type":"x"}}' }));
    const { headers } = await gateway.askText(
      `{ verificationSession(id: "${id}") { status } }`,
      {},
      {
        traceparent: parentOf(traceId),
      },
    );
    expect(linesOf(gateway, traceId)).toMatchObject([
      { msg: 'Stripe call failed', requestId: headers.get('x-request-id') },
    ]);
  });

  it('begin anew where the caller has none, or none that can be read', async () => {
    const traceId = newTraceId();
    const headers = malformed(traceId);
    for (const traceparent of headers) {
      const { status } = await gateway.askText('query Anew { __typename }', {}, { traceparent });
      expect(status).toBe(200);
    }
    const operations = await vi.waitFor(
      () => {
        const found = collector.spans.filter(({ name }) => name === 'query Anew');
        expect(found).toHaveLength(headers.length);
        return found;
      },
      { timeout: 10_000 },
    );
    const traces = new Set(operations.map((span) => span.traceId));
    expect(traces.size).toBe(headers.length);
    expect(traces).not.toContain(traceId);
    for (const own of traces) {
      const [request] = (await collector.waitFor(own, 2)).filter(({ kind }) => kind === server);
      expect(request?.parentSpanId ?? '').toBe('');
    }
  });

  it('are left out where the caller records none', async () => {
    const left = newTraceId();
    const traceId = newTraceId();
    await gateway.askText('{ __typename }', {}, { traceparent: parentOf(left, '00') });
    await gateway.askText('{ __typename }', {}, { traceparent: parentOf(traceId) });
    await collector.waitFor(traceId, 2);
    expect(collector.spans.filter((span) => span.traceId === left)).toEqual([]);
  });

  it('go on over WebSocket', async () => {
    const id = await makeSubmitted(gateway, 'verified');
    const traceId = newTraceId();
    const socket = createClient({
      url: `${gateway.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { traceparent: parentOf(traceId) },
    });
    const stream = socket.iterate({
      query: `subscription Watch { verificationSessionUpdated(id: "${id}") { status } }`,
    });
    await stream.next();
    const spans = await collector.waitFor(traceId, 2);
    await socket.dispose();
    expect(spans.find(({ kind }) => kind === internal)).toMatchObject({
      name: 'subscription Watch',
      parentSpanId: callerSpan,
    });
    expect(spans.find(({ kind }) => kind === client)).toMatchObject({
      name: 'stripe sessions.retrieve',
      parentSpanId: spans.find(({ kind }) => kind === internal)?.spanId,
    });
  });
});

describe('a collector', () => {
  it('gets what the sampler leaves, at the address of traces alone', async () => {
    const collector = await startCollector();
    const start = (sampler: string) =>
      startGateway({
        env: {
          OTEL_TRACES_SAMPLER: sampler,
          OTEL_TRACES_SAMPLER_ARG: '0',
          OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${collector.url}/here`,
          OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1',
        },
      });
    const none = await start('traceidratio');
    const all = await start('always_on');
    await none.askText('query None { __typename }');
    await all.askText('query All { __typename }');
    await none.stop();
    await all.stop();
    expect(collector.contentTypes).toEqual(['application/x-protobuf']);
    expect(collector.text()).toMatch(/^\/here\n/);
    expect(collector.text()).toContain('query All');
    expect(collector.text()).not.toContain('query None');
    await collector.stop();
  });

  it('that is away is missed once in the log, and by nobody else', async () => {
    const collector = await startCollector();
    await collector.stop();
    vi.stubEnv('OTEL_BSP_SCHEDULE_DELAY', '20');
    vi.stubEnv('OTEL_EXPORTER_OTLP_TIMEOUT', '100');
    const gateway = await startGateway({ env: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url } });
    vi.unstubAllEnvs();
    const missed = () => gateway.log().match(/spans cannot be sent/g) ?? [];
    expect((await gateway.askText('{ __typename }')).data).toEqual({ __typename: 'Query' });
    await vi.waitFor(() => expect(missed()).toHaveLength(1), { timeout: 10_000 });
    expect((await gateway.askText('{ __typename }')).data).toEqual({ __typename: 'Query' });
    await gateway.stop();
    expect(missed()).toHaveLength(1);
  });
});

describe('a gateway that records no traces', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startGateway();
  });
  afterAll(() => gateway.stop());

  it('has the trace of the caller in its log all the same, and no other', async () => {
    const id = await makeSession(gateway);
    const traceId = newTraceId();
    const strange = newTraceId();
    gateway.upstream.intercept(() => ({ kind: 'answer', status: 403, body: '{"error":{"type":"x"}}' }));
    const ask = (traceparent: string) =>
      gateway.askText(`{ verificationSession(id: "${id}") { status } }`, {}, { traceparent });
    await ask(parentOf(traceId));
    for (const header of malformed(strange)) await ask(header);
    await ask(`01-${traceId}-${callerSpan}-01-what-comes-later`);
    expect(linesOf(gateway, traceId)).toHaveLength(2);
    expect(gateway.log()).not.toContain(strange);
  });
});

function malformed(traceId: string): string[] {
  return [
    '',
    'nonsense',
    traceId,
    `ff-${traceId}-${callerSpan}-01`,
    `00-${traceId}-${callerSpan}-01-more`,
    `00-${traceId}-${'0'.repeat(16)}-01`,
    `00-${'0'.repeat(32)}-${callerSpan}-01`,
    `00-${traceId.slice(1)}-${callerSpan}-01`,
    `00-${traceId.replace(/./, 'A')}-${callerSpan}-01`,
    `${parentOf(traceId)}, ${parentOf(traceId)}`,
  ];
}

function linesOf(gateway: TestGateway, traceId: string): unknown[] {
  const lines = gateway
    .log()
    .split('\n')
    .filter((line) => line !== '');
  return lines
    .map((line) => JSON.parse(line) as { traceId?: string })
    .filter((line) => line.traceId === traceId);
}

/** Whether one lasted as long as the other, or longer. */
function contains(outer: ReceivedSpan | undefined, inner: ReceivedSpan): boolean {
  return (
    outer !== undefined &&
    BigInt(outer.startTimeUnixNano) <= BigInt(inner.startTimeUnixNano) &&
    BigInt(inner.endTimeUnixNano) <= BigInt(outer.endTimeUnixNano)
  );
}
