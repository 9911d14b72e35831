import type { ExecutionArgs, ExecutionResult } from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import { describeVariableErrors } from '../graphql/problems/variable-errors.js';

const refusedVariable = /^Variable "\$\w+" /;

/** Replaces graphql-js's errors about variables, which quote their values, by ones that name path and type. */
export function useVariableErrors(): Plugin {
  return {
    onExecute: ({ args }: { args: ExecutionArgs }) => ({
      onExecuteDone({ result, setResult }) {
        if (isRefusedVariable(result)) setResult({ errors: describeVariableErrors(args) });
      },
    }),
    onSubscribe: ({ args }: { args: ExecutionArgs }) => ({
      onSubscribeResult({ result, setResult }) {
        if (isRefusedVariable(result)) setResult({ errors: describeVariableErrors(args) });
      },
    }),
  };
}

/** Whether graphql-js has refused the variables, so that nothing was executed. */
export function isRefusedVariable(result: ExecutionResult | AsyncIterable<unknown>): boolean {
  if (isAsyncIterable(result) || result.data !== undefined) return false;
  return result.errors?.some(({ message }) => refusedVariable.test(message)) === true;
}
