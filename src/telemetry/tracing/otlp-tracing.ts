import { createTraceState, ROOT_CONTEXT, SpanKind, trace, TraceFlags } from '@opentelemetry/api';
import type { SpanContext } from '@opentelemetry/api';
import { detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, SamplingDecision } from '@opentelemetry/sdk-trace-base';
import type { TraceParent } from '../trace-parent.js';
import type { Span, Tracing, TracingOptions } from '../tracing.js';
import { createExporter } from './exporter.js';
import { RecordedSpan, type SpanOrigin } from './recorded-span.js';
import { createSampler } from './sampler.js';
import { makeTraceId } from './trace-ids.js';

const service = 'verification-gateway';
const kinds = { server: SpanKind.SERVER, internal: SpanKind.INTERNAL, client: SpanKind.CLIENT } as const;

/** Records traces for OpenTelemetry. Nothing is registered globally: spans are begun and ended by hand. */
export function createOtlpTracing(options: TracingOptions): Tracing {
  const { version } = options;
  const own = resourceFromAttributes({ 'service.name': service, 'service.version': version });
  const processor = new BatchSpanProcessor(createExporter(options));
  const origin: SpanOrigin = {
    // OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES go before what is said here.
    resource: own.merge(detectResources({ detectors: [envDetector] })),
    instrumentationScope: { name: service, version },
    processor,
  };
  const sampler = createSampler(options.sampler);

  function isSampled(
    traceId: string,
    kind: SpanKind,
    name: string,
    parent: SpanContext | undefined,
  ): boolean {
    const context = parent === undefined ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, parent);
    const { decision } = sampler.shouldSample(context, traceId, name, kind, {}, []);
    return decision === SamplingDecision.RECORD_AND_SAMPLED;
  }

  return {
    begin(kindName, name, scope, attributes) {
      const above = scope?.span;
      const kind = kinds[kindName];
      if (above instanceof RecordedSpan) return new RecordedSpan(origin, kind, name, above, attributes);
      // What is below a request that is not sampled is not either, and need not be asked about.
      if (above !== undefined) return above;
      const caller = scope?.trace && readContext(scope.trace);
      const traceId = caller?.traceId ?? makeTraceId(32);
      if (!isSampled(traceId, kind, name, caller)) return new UnsampledSpan(traceId);
      return new RecordedSpan(origin, kind, name, caller, attributes, traceId);
    },
    async stop(timeoutMs) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, timeoutMs)));
      // The log has been told of a collector that takes nothing.
      await Promise.race([processor.shutdown().catch(() => undefined), late]);
      clearTimeout(timer);
    },
  };
}

/** Has a name for the log, and that is all. */
class UnsampledSpan implements Span {
  constructor(readonly traceId: string) {}

  end(): void {
    // Nobody is told.
  }
}

function readContext({ traceId, spanId, isSampled, state }: TraceParent): SpanContext {
  return {
    traceId,
    spanId,
    traceFlags: isSampled ? TraceFlags.SAMPLED : TraceFlags.NONE,
    isRemote: true,
    ...(state !== undefined && { traceState: createTraceState(state) }),
  };
}
