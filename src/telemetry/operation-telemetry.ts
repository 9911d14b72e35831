import type { OperationMetrics } from './metrics/operation-metrics.js';
import type { OperationNames } from './metrics/operation-names.js';
import { currentScope, runInScope, type OperationScope } from './request-scope.js';
import type { Tracing } from './tracing.js';

export interface OperationTelemetryOptions {
  readonly metrics: OperationMetrics;
  readonly names: OperationNames;
  /** Undefined where traces are not recorded. */
  readonly tracing: Tracing | undefined;
}

/** One operation, from when it comes until it is answered, or until its stream is open. */
export interface MeasuredOperation {
  /** Runs a part of its work. */
  run<T>(work: () => T): T;
  end(): void;
}

export interface OperationTelemetry {
  /** Begins an operation of the current request. */
  begin(): MeasuredOperation;
}

/** Makes the measuring of whole operations. Nothing is done for a single resolver. */
export function createOperationTelemetry(options: OperationTelemetryOptions): OperationTelemetry {
  const { metrics, names, tracing } = options;
  return {
    begin() {
      const begunAt = performance.now();
      const span = tracing?.begin('internal', 'GraphQL operation');
      const operation: OperationScope = {
        name: undefined,
        type: undefined,
        isExecuted: false,
        failure: undefined,
      };
      const outer = currentScope();
      const scope = outer && { ...outer, span: span ?? outer.span, operation };
      return {
        run: (work) => (scope === undefined ? work() : runInScope(scope, work)),
        end() {
          const { type = 'unknown', failure } = operation;
          const name = names.choose(operation.name, operation.isExecuted);
          const seconds = (performance.now() - begunAt) / 1000;
          metrics.count({ operation: name, type, outcome: failure ?? 'ok', seconds });
          span?.end({
            name: `${type} ${name}`,
            attributes: { 'graphql.operation.name': name, 'graphql.operation.type': type },
            failure,
          });
        },
      };
    },
  };
}

/** The operation that the current work belongs to, to be told what becomes known of it. */
export function operationUnderWay(): OperationScope | undefined {
  return currentScope()?.operation;
}

/** Tells that something went wrong; what went wrong first counts. */
export function noteFailure(code: string): void {
  const operation = operationUnderWay();
  if (operation !== undefined) operation.failure ??= code;
}
