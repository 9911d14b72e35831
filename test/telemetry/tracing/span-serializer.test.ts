import type { HrTime } from '@opentelemetry/api';
import { createTraceState, SpanKind, TraceFlags } from '@opentelemetry/api';
import { JsonTraceSerializer, ProtobufTraceSerializer } from '@opentelemetry/otlp-transformer';
import { resourceFromAttributes } from '@opentelemetry/resources';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RecordedSpan, type SpanOrigin } from '../../../src/telemetry/tracing/recorded-span.js';
import { spanSerializer } from '../../../src/telemetry/tracing/span-serializer.js';

const digits = (length: number) =>
  fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`)).filter((id) => !/^0+$/.test(id));
/** Short and long ones, and characters of one to four bytes. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ minLength: 100, maxLength: 200 }),
  fc.nat(20_000).map((length) => 'x'.repeat(length)),
);
const value = fc.oneof(
  text,
  fc.maxSafeNat(),
  fc.double({ noNaN: true, noInteger: true }),
  fc.constant(undefined),
);
const key = fc.stringMatching(/^[a-zé][a-z._]{0,20}$/);
const attributes = fc.dictionary(key, value, { maxKeys: 6 });
const kind = fc.constantFrom(SpanKind.SERVER, SpanKind.INTERNAL, SpanKind.CLIENT);
const caller = fc
  .record({
    traceId: digits(32),
    spanId: digits(16),
    state: fc.constantFrom(undefined, 'vendor=one,other=2'),
  })
  .map(({ state, ...ids }) => ({
    ...ids,
    traceFlags: TraceFlags.SAMPLED,
    isRemote: true,
    ...(state !== undefined && { traceState: createTraceState(state) }),
  }));
const described = fc.record({
  kind,
  name: text,
  begun: attributes,
  ended: attributes,
  failure: fc.option(fc.constantFrom('INTERNAL', 'UPSTREAM_TIMEOUT'), { nil: undefined }),
  isChild: fc.boolean(),
});

/** Spans that have ended: the first below a caller or none, each other below the one before it or beside the first. */
const spans = fc
  .record({
    resource: fc.dictionary(key, text, { maxKeys: 4 }),
    caller: fc.option(caller, { nil: undefined }),
    list: fc.array(described, { minLength: 1, maxLength: 8 }),
  })
  .map(({ resource, caller: parent, list }) => {
    const made: RecordedSpan[] = [];
    const origin = makeOrigin(resource);
    for (const { kind: of, name, begun, ended, failure, isChild } of list) {
      const above = isChild ? (made.at(-1) ?? parent) : parent;
      const span = new RecordedSpan(origin, of, name, above, begun);
      span.end({ attributes: ended, failure });
      made.push(span);
    }
    return made;
  });

describe('spans', () => {
  it('have the bytes that OpenTelemetry gives them', () => {
    fc.assert(
      fc.property(spans, (some) => {
        expect(hex(spanSerializer.serializeRequest(some))).toBe(
          hex(ProtobufTraceSerializer.serializeRequest(some)),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('are sent in thousands at once', () => {
    const origin = makeOrigin();
    const many = Array.from({ length: 4000 }, (_, at) => {
      const span = new RecordedSpan(origin, SpanKind.CLIENT, `call ${at}`, undefined, { at });
      span.end();
      return span;
    });
    expect(hex(spanSerializer.serializeRequest(many))).toBe(
      hex(ProtobufTraceSerializer.serializeRequest(many)),
    );
  });

  it('are nothing to send where there are none', () => {
    expect(spanSerializer.serializeRequest([])).toBeUndefined();
  });

  it('can be read as JSON: what was known at their begin, at their end, and of their failure', () => {
    const span = new RecordedSpan(makeOrigin(), SpanKind.CLIENT, 'begun', undefined, {
      early: 1,
      left: undefined,
    });
    span.end({ name: 'ended', attributes: { late: 'two' }, failure: 'INTERNAL' });
    const bytes = JsonTraceSerializer.serializeRequest([span]);
    const read = JSON.parse(new TextDecoder().decode(bytes)) as {
      resourceSpans: [{ scopeSpans: [{ spans: [object] }] }];
    };
    expect(read.resourceSpans[0].scopeSpans[0].spans[0]).toMatchObject({
      name: 'ended',
      traceId: expect.stringMatching(/^[0-9a-f]{32}$/) as unknown,
      spanId: expect.stringMatching(/^[0-9a-f]{16}$/) as unknown,
      status: { code: 2 },
      attributes: [
        { key: 'early', value: { intValue: 1 } },
        { key: 'late', value: { stringValue: 'two' } },
        { key: 'error.type', value: { stringValue: 'INTERNAL' } },
      ],
    });
  });
});

describe('a span', () => {
  const ended: ReadableSpan[] = [];
  const origin = makeOrigin({}, (span) => void ended.push(span));

  it('ends once', () => {
    const span = new RecordedSpan(origin, SpanKind.SERVER, 'one', undefined);
    span.end({ name: 'first' });
    span.end({ name: 'second' });
    expect(ended).toEqual([span]);
    expect(span.name).toBe('first');
  });

  it('has the time of day, and lies within the one above it', () => {
    const before = Date.now();
    const above = new RecordedSpan(origin, SpanKind.SERVER, 'above', undefined);
    const below = new RecordedSpan(origin, SpanKind.CLIENT, 'below', above);
    below.end();
    above.end();
    const times = [above.startTime, below.startTime, below.endTime, above.endTime].map(toMicroseconds);
    expect(times).toEqual(times.toSorted((one, other) => one - other));
    expect(times[0]).toBeGreaterThanOrEqual(before * 1000);
    expect(times[3]).toBeLessThan((Date.now() + 1) * 1000);
  });

  it('has an id of its own, and the trace of the one above it', () => {
    const some = Array.from(
      { length: 1000 },
      () => new RecordedSpan(origin, SpanKind.SERVER, 'one', undefined),
    );
    expect(new Set(some.map(({ spanId }) => spanId)).size).toBe(1000);
    expect(new Set(some.map(({ traceId }) => traceId)).size).toBe(1000);
    const [above] = some;
    expect(new RecordedSpan(origin, SpanKind.CLIENT, 'below', above).traceId).toBe(above?.traceId);
  });
});

function makeOrigin(
  resource: Record<string, string> = {},
  onEnd: (span: ReadableSpan) => void = () => undefined,
): SpanOrigin {
  return {
    resource: resourceFromAttributes(resource),
    instrumentationScope: { name: 'a scope', version: '1.2.3' },
    processor: { onEnd },
  };
}

/** Whole microseconds of seconds and nanoseconds. */
function toMicroseconds([seconds, nanoseconds]: HrTime): number {
  return seconds * 1_000_000 + nanoseconds / 1000;
}

function hex(bytes: Uint8Array | undefined): string {
  return Buffer.from(bytes ?? []).toString('hex');
}
