import type { GraphQLError } from 'graphql';
import type { RequestLike } from './plain-request.js';
import { noteFailure, type OperationTelemetry } from '../telemetry/operation-telemetry.js';
import type { RequestScope } from '../telemetry/request-scope.js';

/** Runs an operation of a request and tells the telemetry how it ended. */
export type MeasureOperation = <T>(
  scope: RequestScope,
  request: Pick<RequestLike, 'signal'>,
  work: () => Promise<T> | T,
) => Promise<T>;

/**
 * Makes the measuring of operations. What is thrown on the way, as for a document that is not known, passes the mask only
 * later, so it is asked here under which code it will be shown.
 */
export function createOperationMeasure(
  telemetry: OperationTelemetry,
  mask: (error: unknown) => GraphQLError,
): MeasureOperation {
  return async (scope, request, work) => {
    const end = telemetry.begin(scope);
    try {
      return await work();
    } catch (error) {
      noteFailure(scope, String(mask(error).extensions['code']));
      throw error;
    } finally {
      // Whatever came of it, nobody was there to see it.
      if (request.signal.aborted && scope.operation !== undefined) scope.operation.failure = 'ABANDONED';
      end();
    }
  };
}
