import { getOperationAST, GraphQLError, type DocumentNode } from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import { operationUnderWay, noteFailure, type OperationTelemetry } from '../telemetry/operation-telemetry.js';

/**
 * Measures every operation from its parameters to its result. What is thrown on the way, as for a document that is not
 * known, passes the mask only later, so it is asked here under which code it will be shown.
 */
export function useOperationTelemetry(
  telemetry: OperationTelemetry,
  mask: (error: unknown) => GraphQLError,
): Plugin {
  return {
    instrumentation: {
      async operation({ request }, work) {
        const operation = telemetry.begin();
        await operation.run(async () => {
          try {
            await work();
          } catch (error) {
            // The mask logs what is unexpected, and it will see this one again.
            const shown = error instanceof GraphQLError ? mask(error) : undefined;
            noteFailure(readCode(shown) ?? 'INTERNAL_SERVER_ERROR');
            throw error;
          } finally {
            if (request.signal.aborted) noteAbandonment();
            operation.end();
          }
        });
      },
    },
    onParse:
      ({ context }) =>
      ({ result }) => {
        const operation = operationUnderWay();
        if (operation === undefined || result === null || result instanceof Error) return;
        const asked = getOperationAST(result as DocumentNode, context.params.operationName);
        operation.name = asked?.name?.value;
        operation.type = asked?.operation;
      },
    onExecute: noteExecution,
    onSubscribe: noteExecution,
    onExecutionResult({ result }) {
      if (result === undefined || isAsyncIterable(result)) return;
      const code = readCode(result.errors?.[0]);
      if (code !== undefined) noteFailure(code);
    },
  };
}

function noteExecution(): void {
  const operation = operationUnderWay();
  if (operation !== undefined) operation.isExecuted = true;
}

/** Whatever came of it, nobody was there to see it. */
function noteAbandonment(): void {
  const operation = operationUnderWay();
  if (operation !== undefined) operation.failure = 'ABANDONED';
}

function readCode(error: GraphQLError | undefined): string | undefined {
  return error === undefined ? undefined : String(error.extensions['code']);
}
