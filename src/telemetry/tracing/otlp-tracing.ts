import {
  createTraceState,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
} from '@opentelemetry/api';
import type { Context, Span as SdkSpan } from '@opentelemetry/api';
import { detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { RequestScope } from '../request-scope.js';
import type { Span, SpanEnd, Tracing, TracingOptions } from '../tracing.js';
import { createExporter } from './exporter.js';

const service = 'verification-gateway';
const kinds = { server: SpanKind.SERVER, internal: SpanKind.INTERNAL, client: SpanKind.CLIENT } as const;

/** Records traces by OpenTelemetry's SDK. Nothing is registered globally: spans are begun and ended by hand. */
export async function createOtlpTracing(options: TracingOptions): Promise<Tracing> {
  const own = resourceFromAttributes({ 'service.name': service, 'service.version': options.version });
  const provider = new BasicTracerProvider({
    // OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES go before what is said here.
    resource: own.merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [new BatchSpanProcessor(await createExporter(options))],
  });
  const tracer = provider.getTracer(service, options.version);
  return {
    begin(kind, name, scope, attributes = {}) {
      const above = scope?.span;
      // What is below a request that is not sampled is not either, and need not be asked about.
      if (above instanceof RecordedSpan && !above.isSampled) return above;
      return new RecordedSpan(tracer.startSpan(name, { kind: kinds[kind], attributes }, readParent(scope)));
    },
    async stop(timeoutMs) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, timeoutMs)));
      // The log has been told of a collector that takes nothing.
      await Promise.race([provider.shutdown().catch(() => undefined), late]);
      clearTimeout(timer);
    },
  };
}

class RecordedSpan implements Span {
  constructor(readonly inner: SdkSpan) {}

  get isSampled(): boolean {
    return (this.inner.spanContext().traceFlags & TraceFlags.SAMPLED) !== 0;
  }

  get traceId(): string {
    return this.inner.spanContext().traceId;
  }

  end({ name, attributes, failure }: SpanEnd = {}): void {
    if (name !== undefined) this.inner.updateName(name);
    if (attributes !== undefined) this.inner.setAttributes(attributes);
    if (failure !== undefined) {
      this.inner.setAttribute('error.type', failure).setStatus({ code: SpanStatusCode.ERROR });
    }
    this.inner.end();
  }
}

function readParent(scope: RequestScope | undefined): Context {
  if (scope?.span instanceof RecordedSpan) return trace.setSpan(ROOT_CONTEXT, scope.span.inner);
  if (scope?.trace === undefined) return ROOT_CONTEXT;
  const { traceId, spanId, isSampled, state } = scope.trace;
  return trace.setSpanContext(ROOT_CONTEXT, {
    traceId,
    spanId,
    traceFlags: isSampled ? TraceFlags.SAMPLED : TraceFlags.NONE,
    isRemote: true,
    ...(state === undefined ? {} : { traceState: createTraceState(state) }),
  });
}
