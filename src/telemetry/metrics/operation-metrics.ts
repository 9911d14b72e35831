import type { Registry } from 'prom-client';
import { prefix } from './prefix.js';
import { tallyCounter, tallyHistogram } from './tallies.js';

export interface OperationCount {
  /** See `OperationNames`. */
  readonly operation: string;
  readonly type: string;
  /** `ok`, or a code of the closed list. */
  readonly outcome: string;
  readonly seconds: number;
}

export interface OperationMetrics {
  count(operation: OperationCount): void;
}

/** From what is answered out of memory to what waits for its turn until the deadline. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Makes the metrics of operations. Only the counter has every code, so that the buckets stay few. */
export function createOperationMetrics(registry: Registry): OperationMetrics {
  const countOperation = tallyCounter({
    name: `${prefix}operations_total`,
    help: 'GraphQL operations by name, type and outcome.',
    labelNames: ['operation', 'type', 'outcome'],
    registry,
  });
  const observeOperation = tallyHistogram({
    name: `${prefix}operation_duration_seconds`,
    help: 'Time of whole operations; of subscriptions, until the stream is open.',
    labelNames: ['operation', 'type', 'outcome'],
    buckets,
    registry,
  });
  return {
    count({ operation, type, outcome, seconds }) {
      countOperation(operation, type, outcome);
      observeOperation(seconds, operation, type, outcome === 'ok' ? 'ok' : 'failed');
    },
  };
}
