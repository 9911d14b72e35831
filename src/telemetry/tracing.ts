import type { Logger } from './logger.js';
import type { RequestScope } from './request-scope.js';

/** Which traces are recorded. */
export interface SamplerOptions {
  /** As https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/#general-sdk-configuration has it. */
  readonly name:
    | 'always_on'
    | 'always_off'
    | 'traceidratio'
    | 'parentbased_always_on'
    | 'parentbased_always_off'
    | 'parentbased_traceidratio';
  /** The part of new traces, 0 to 1, for those that are named after it. */
  readonly ratio: number;
}

export interface TracingOptions {
  /** Where spans go, as `http://collector:4318/v1/traces`. */
  readonly url: string;
  readonly protocol: 'http/protobuf' | 'http/json';
  readonly sampler: SamplerOptions;
  /** Of this gateway. */
  readonly version: string;
  readonly logger: Logger;
}

/** Words and numbers of ours, never what a caller sent. */
export type SpanAttributes = Readonly<Record<string, string | number | undefined>>;

export interface SpanEnd {
  /** In place of the name it began with. */
  readonly name?: string;
  readonly attributes?: SpanAttributes;
  /** A code of the closed list, where it went wrong. */
  readonly failure?: string | undefined;
}

/** A piece of work that is recorded. */
export interface Span {
  readonly traceId: string;
  end(how?: SpanEnd): void;
}

/** Records what requests do. */
export interface Tracing {
  /** Begins a span below the request's present one, or below its caller's. */
  begin(
    kind: 'server' | 'internal' | 'client',
    name: string,
    scope: RequestScope | undefined,
    attributes?: SpanAttributes,
  ): Span;
  /** Sends what is left, and gives up after so many milliseconds. */
  stop(timeoutMs: number): Promise<void>;
}

/**
 * Begins to record traces. The SDK is loaded here and nowhere else, so that a gateway without traces does not hold it.
 * What is not among the options it reads from the standard variables itself: batches, headers, name.
 */
export async function startTracing(options: TracingOptions): Promise<Tracing> {
  const { createOtlpTracing } = await import('./tracing/otlp-tracing.js');
  return createOtlpTracing(options);
}
