import type { OperationMetrics } from './metrics/operation-metrics.js';
import type { OperationNames } from './metrics/operation-names.js';
import type { OperationScope, RequestScope } from './request-scope.js';
import type { Tracing } from './tracing.js';

export interface OperationTelemetryOptions {
  readonly metrics: OperationMetrics;
  readonly names: OperationNames;
  /** Undefined where traces are not recorded. */
  readonly tracing: Tracing | undefined;
}

export interface OperationTelemetry {
  /**
   * Begins the operation of a request.
   * @returns what ends it: when it is answered, or when its stream is open
   */
  begin(scope: RequestScope): () => void;
}

/** Makes the measuring of whole operations. Nothing is done for a single resolver. */
export function createOperationTelemetry(options: OperationTelemetryOptions): OperationTelemetry {
  const { metrics, names, tracing } = options;
  return {
    begin(scope) {
      const begunAt = performance.now();
      const span = tracing?.begin('internal', 'GraphQL operation', scope);
      scope.span = span ?? scope.span;
      const operation: OperationScope = {
        name: undefined,
        type: undefined,
        isExecuted: false,
        failure: undefined,
      };
      scope.operation = operation;
      return () => {
        const { type = 'unknown', failure } = operation;
        const name = names.choose(operation.name, operation.isExecuted);
        const seconds = (performance.now() - begunAt) / 1000;
        metrics.count({ operation: name, type, outcome: failure ?? 'ok', seconds });
        span?.end({
          name: `${type} ${name}`,
          attributes: { 'graphql.operation.name': name, 'graphql.operation.type': type },
          failure,
        });
      };
    },
  };
}

/** Tells that something went wrong in an operation; what went wrong first counts. */
export function noteFailure({ operation }: RequestScope, code: string): void {
  if (operation !== undefined) operation.failure ??= code;
}
