import type { Config } from './config.js';
import { nameOperations } from './http/name-operations.js';
import type { Manifest } from './http/read-manifest.js';
import type { StripeObserver } from './stripe/observer.js';
import type { Logger } from './telemetry/logger.js';
import { createMetrics, type Metrics } from './telemetry/metrics.js';
import { createOperationNames } from './telemetry/metrics/operation-names.js';
import { createOperationTelemetry, type OperationTelemetry } from './telemetry/operation-telemetry.js';
import { createStripeTelemetry } from './telemetry/stripe-telemetry.js';
import { startTracing, type Tracing } from './telemetry/tracing.js';

export interface TelemetryOptions {
  readonly config: Pick<Config, 'tracing'>;
  /** Of this gateway. */
  readonly version: string;
  /** Documents whose operations are told apart by name. */
  readonly manifest: Manifest;
  readonly logger: Logger;
}

/** What the parts are watched with. */
export interface Telemetry {
  readonly metrics: Metrics;
  readonly tracing: Tracing | undefined;
  readonly operations: OperationTelemetry;
  readonly stripe: StripeObserver;
}

/** Connects metrics, and traces where they are wanted. */
export async function connectTelemetry(options: TelemetryOptions): Promise<Telemetry> {
  const { config, version, manifest, logger } = options;
  const metrics = createMetrics();
  const tracing =
    config.tracing === undefined ? undefined : await startTracing({ ...config.tracing, version, logger });
  const names = createOperationNames({ trusted: nameOperations(manifest) });
  return {
    metrics,
    tracing,
    operations: createOperationTelemetry({ metrics: metrics.operations, names, tracing }),
    stripe: createStripeTelemetry({ metrics: metrics.stripe, tracing }),
  };
}
