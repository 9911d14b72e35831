import { getOperationAST, type DocumentNode } from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import { noteFailure } from '../telemetry/operation-telemetry.js';
import type { RequestScope } from '../telemetry/request-scope.js';
import type { MeasureOperation } from './measure-operation.js';
import type { ServerContext } from './server-context.js';

/** Measures every operation from its parameters to its result, and tells the telemetry what becomes known of it. */
export function useOperationTelemetry(measure: MeasureOperation): Plugin<ServerContext, ServerContext> {
  return {
    instrumentation: {
      operation: ({ context: { scope }, request }, work) => measure(scope, request, work),
    },
    onParse:
      ({ context }) =>
      ({ result }) => {
        const { operation } = context.scope;
        if (operation === undefined || result === null || result instanceof Error) return;
        const asked = getOperationAST(result as DocumentNode, context.params.operationName);
        operation.name = asked?.name?.value;
        operation.type = asked?.operation;
      },
    onExecute: ({ args }) => noteExecution(args.contextValue),
    onSubscribe: ({ args }) => noteExecution(args.contextValue),
    onExecutionResult({ result, context: { scope } }) {
      if (result === undefined || isAsyncIterable(result)) return;
      const [error] = result.errors ?? [];
      if (error !== undefined) noteFailure(scope, String(error.extensions['code']));
    },
  };
}

function noteExecution({ scope: { operation } }: { readonly scope: RequestScope }): void {
  if (operation !== undefined) operation.isExecuted = true;
}
