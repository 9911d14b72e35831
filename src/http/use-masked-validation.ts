import type { GraphQLError } from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';

/** Sends the errors of validation through the mask too; yoga masks only what was thrown or executed. */
export function useMaskedValidation(mask: (error: unknown) => GraphQLError): Plugin {
  return {
    onExecutionResult: ({ result, setResult }) => {
      if (result === undefined || isAsyncIterable(result) || !result.errors?.some(isValidationError)) return;
      setResult({
        ...result,
        errors: result.errors.map((error) => (isValidationError(error) ? mask(error) : error)),
      });
    },
  };
}

function isValidationError({ extensions }: GraphQLError): boolean {
  return extensions['code'] === 'GRAPHQL_VALIDATION_FAILED' && extensions['requestId'] === undefined;
}
