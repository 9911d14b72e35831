import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import type { TracingOptions } from '../tracing.js';

/** Makes the sender of spans. The SDK would drop what it cannot send without a word; here the log is told, once. */
export async function createExporter({ url, protocol, logger }: TracingOptions): Promise<SpanExporter> {
  const { OTLPTraceExporter } =
    protocol === 'http/json'
      ? await import('@opentelemetry/exporter-trace-otlp-http')
      : await import('@opentelemetry/exporter-trace-otlp-proto');
  const inner: SpanExporter = new OTLPTraceExporter({ url });
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
    forceFlush: () => inner.forceFlush?.() ?? Promise.resolve(),
    shutdown: () => inner.shutdown(),
  };
}
