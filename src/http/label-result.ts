import type { ExecutionResult } from 'graphql';
import { isAsyncIterable, mapAsyncIterator } from 'graphql-yoga';
import type { ErrorMask } from '../graphql/problems/mask-error.js';
import type { RequestScope } from '../telemetry/request-scope.js';

type Stream = AsyncIterable<ExecutionResult>;

/** Names the request in the errors of a result, or of everything that a stream will bring. */
export function labelResult(errors: ErrorMask, result: ExecutionResult, scope: RequestScope): ExecutionResult;
export function labelResult(
  errors: ErrorMask,
  result: ExecutionResult | Stream,
  scope: RequestScope,
): ExecutionResult | AsyncIterableIterator<ExecutionResult>;
export function labelResult(errors: ErrorMask, result: ExecutionResult | Stream, scope: RequestScope) {
  if (isAsyncIterable(result)) return mapAsyncIterator(result, (value) => labelResult(errors, value, scope));
  if (result.errors !== undefined) errors.label(result.errors, scope);
  return result;
}
