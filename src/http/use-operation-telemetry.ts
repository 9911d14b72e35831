import { getOperationAST, type DocumentNode, type GraphQLError } from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import { noteFailure, type OperationTelemetry } from '../telemetry/operation-telemetry.js';
import type { RequestScope } from '../telemetry/request-scope.js';
import type { ServerContext } from './server-context.js';

/**
 * Measures every operation from its parameters to its result. What is thrown on the way, as for a document that is not
 * known, passes the mask only later, so it is asked here under which code it will be shown.
 */
export function useOperationTelemetry(
  telemetry: OperationTelemetry,
  mask: (error: unknown) => GraphQLError,
): Plugin<ServerContext, ServerContext> {
  return {
    instrumentation: {
      async operation({ context: { scope }, request }, work) {
        const end = telemetry.begin(scope);
        try {
          await work();
        } catch (error) {
          noteFailure(scope, readCode(mask(error)));
          throw error;
        } finally {
          // Whatever came of it, nobody was there to see it.
          if (request.signal.aborted && scope.operation !== undefined) scope.operation.failure = 'ABANDONED';
          end();
        }
      },
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
      if (error !== undefined) noteFailure(scope, readCode(error));
    },
  };
}

function noteExecution({ scope: { operation } }: { readonly scope: RequestScope }): void {
  if (operation !== undefined) operation.isExecuted = true;
}

function readCode({ extensions }: GraphQLError): string {
  return String(extensions['code']);
}
