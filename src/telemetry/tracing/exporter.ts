import {
  convertLegacyHttpOptions,
  createOtlpHttpExportDelegate,
} from '@opentelemetry/otlp-exporter-base/node-http';
import { JsonTraceSerializer, TraceExporterMetricsHelper } from '@opentelemetry/otlp-transformer';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base';
import type { TracingOptions } from '../tracing.js';
import { spanSerializer } from './span-serializer.js';

const forms = {
  'http/protobuf': { contentType: 'application/x-protobuf', serializer: spanSerializer },
  'http/json': { contentType: 'application/json', serializer: JsonTraceSerializer },
} as const;

/**
 * Makes the sender of spans: OpenTelemetry's, with its retries and what the standard variables say of headers, time limits
 * and certificates. It would drop what it cannot send without a word; here the log is told, once.
 */
export function createExporter({ url, protocol, logger }: TracingOptions): SpanExporter {
  const { contentType, serializer } = forms[protocol];
  const inner = createOtlpHttpExportDelegate<ReadableSpan[], unknown>(
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the one way to their standard variables, OpenTelemetry's own exporters' too
    convertLegacyHttpOptions({ url }, 'TRACES', 'v1/traces', { 'Content-Type': contentType }),
    serializer,
    'otlp_http_span_exporter',
    TraceExporterMetricsHelper,
    undefined,
  );
  let isFailing = false;
  return {
    export(spans, done) {
      inner.export(spans, (result) => {
        const failed = result.error !== undefined;
        if (failed && !isFailing) logger.warn('spans cannot be sent to the collector');
        if (!failed && isFailing) logger.info('spans are sent to the collector again');
        isFailing = failed;
        done(result);
      });
    },
    forceFlush: () => inner.forceFlush(),
    shutdown: () => inner.shutdown(),
  };
}
