import type { ErrorMask } from '../graphql/problems/mask-error.js';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import { labelResult } from './label-result.js';
import type { ServerContext } from './server-context.js';

/**
 * Has every error pass the mask on its way out: yoga shows it what was thrown and executed, but no errors of validation.
 */
export function useErrorMask(errors: ErrorMask): Plugin<object, ServerContext> {
  return {
    onExecutionResult({ result, setResult }) {
      if (result === undefined || isAsyncIterable(result) || result.errors === undefined) return;
      setResult({ ...result, errors: result.errors.map((error) => errors.mask(error)) });
    },
    onResultProcess({ result, setResult, serverContext }) {
      if (!Array.isArray(result)) setResult(labelResult(errors, result, serverContext.scope));
    },
  };
}
