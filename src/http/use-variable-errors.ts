import type { ExecutionArgs } from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import { describeVariableErrors } from '../graphql/problems/variable-errors.js';

const refusedVariable = /^Variable "\$\w+" /;

/** Replaces graphql-js's errors about variables, which quote their values, by ones that name path and type. */
export function useVariableErrors(): Plugin {
  return {
    onExecute: ({ args }: { args: ExecutionArgs }) => ({
      onExecuteDone: ({ result, setResult }) => {
        if (isAsyncIterable(result) || result.data !== undefined) return;
        if (result.errors?.some((error: Error) => refusedVariable.test(error.message)) !== true) return;
        setResult({ errors: describeVariableErrors(args) });
      },
    }),
  };
}
