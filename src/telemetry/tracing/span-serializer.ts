import type { ISerializer } from '@opentelemetry/otlp-transformer';
import { ProtobufTraceSerializer } from '@opentelemetry/otlp-transformer';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import type { AttributeValue } from '@opentelemetry/api';
import { ProtoWriter } from './proto-writer.js';

/** Field numbers of https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/trace/v1/trace.proto */
const inRequest = { resourceSpans: 1 } as const;
const inResourceSpans = { resource: 1, scopeSpans: 2 } as const;
const inResource = { attributes: 1, droppedAttributes: 2 } as const;
const inScopeSpans = { scope: 1, spans: 2 } as const;
const inScope = { name: 1, version: 2 } as const;
const inSpan = {
  traceId: 1,
  spanId: 2,
  traceState: 3,
  parentSpanId: 4,
  name: 5,
  kind: 6,
  startTime: 7,
  endTime: 8,
  attributes: 9,
  droppedAttributes: 10,
  droppedEvents: 12,
  droppedLinks: 14,
  status: 15,
  flags: 16,
} as const;
const inStatus = { code: 3 } as const;
const inAttribute = { key: 1, value: 2 } as const;
const inValue = { text: 1, whole: 3, double: 4 } as const;

const knowsWhetherRemote = 0x100;
const isRemote = 0x200;
const bytesOfSpan = 320;

/**
 * Makes the bytes of spans that a collector takes, those of OpenTelemetry's own ProtobufTraceSerializer. That one is for
 * spans of all kinds, and measures each before it writes it; for spans of one resource and scope, without events, links and
 * lists, which all of this gateway's are, this takes a quarter of its time.
 */
export const spanSerializer: ISerializer<ReadableSpan[], unknown> = {
  serializeRequest(spans) {
    const [first] = spans;
    if (first === undefined) return undefined;
    const writer = new ProtoWriter(spans.length * bytesOfSpan);
    const { resource, instrumentationScope } = first;
    const resourceSpans = writer.open(inRequest.resourceSpans);
    const about = writer.open(inResourceSpans.resource);
    for (const [key, value] of Object.entries(resource.attributes)) {
      if (value !== undefined) writeAttribute(writer, inResource.attributes, key, value);
    }
    writer.count(inResource.droppedAttributes, 0);
    writer.close(about);
    const scopeSpans = writer.open(inResourceSpans.scopeSpans);
    const scope = writer.open(inScopeSpans.scope);
    writer.text(inScope.name, instrumentationScope.name);
    if (instrumentationScope.version) writer.text(inScope.version, instrumentationScope.version);
    writer.close(scope);
    for (const span of spans) writeSpan(writer, span);
    writer.close(scopeSpans);
    writer.close(resourceSpans);
    return writer.finish();
  },
  deserializeResponse: (bytes) => ProtobufTraceSerializer.deserializeResponse(bytes),
};

function writeSpan(writer: ProtoWriter, span: ReadableSpan): void {
  const { parentSpanContext: parent, attributes, status } = span;
  const { traceId, spanId, traceFlags, traceState } = span.spanContext();
  const start = writer.open(inScopeSpans.spans);
  writer.hex(inSpan.traceId, traceId);
  writer.hex(inSpan.spanId, spanId);
  if (traceState !== undefined) writer.text(inSpan.traceState, traceState.serialize());
  if (parent !== undefined) writer.hex(inSpan.parentSpanId, parent.spanId);
  writer.text(inSpan.name, span.name);
  // There, 0 is no kind.
  writer.count(inSpan.kind, span.kind + 1);
  writer.time(inSpan.startTime, span.startTime);
  writer.time(inSpan.endTime, span.endTime);
  for (const key in attributes) {
    const value = attributes[key];
    if (value !== undefined) writeAttribute(writer, inSpan.attributes, key, value);
  }
  writer.count(inSpan.droppedAttributes, 0);
  writer.count(inSpan.droppedEvents, 0);
  writer.count(inSpan.droppedLinks, 0);
  const outcome = writer.open(inSpan.status);
  writer.count(inStatus.code, status.code);
  writer.close(outcome);
  writer.flags(inSpan.flags, traceFlags | knowsWhetherRemote | (parent?.isRemote === true ? isRemote : 0));
  writer.close(start);
}

function writeAttribute(writer: ProtoWriter, field: number, key: string, value: AttributeValue): void {
  const attribute = writer.open(field);
  writer.text(inAttribute.key, key);
  const content = writer.open(inAttribute.value);
  if (typeof value === 'string') writer.text(inValue.text, value);
  else if (typeof value === 'number') {
    if (Number.isSafeInteger(value) && value >= 0) writer.count(inValue.whole, value);
    else writer.double(inValue.double, value);
  }
  writer.close(content);
  writer.close(attribute);
}
