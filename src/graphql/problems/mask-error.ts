import { GraphQLError } from 'graphql';
import { Failure } from '../../stripe/failure.js';
import type { Logger } from '../../telemetry/logger.js';
import { currentRequestId } from '../../telemetry/request-id.js';
import { readLimit } from './document-limit.js';
import { isDocumentCode, type ErrorCode } from './error-code.js';
import { scrubDocumentMessage, withoutSuggestions } from './scrub-message.js';

/** Errors of graphql-js while arguments are read, which name only the schema and variables. */
const argumentMessage =
  /^Argument "\w+" of (?:non-null|required) type "[^"]+" (?:was not provided|was provided the variable "\$\w+" which was not provided a runtime value|must not be null)\.$/;

export interface ErrorMaskOptions {
  readonly logger: Logger;
  /** Whether errors of a document may name what the schema has instead: not to those who may not see the schema. */
  readonly suggestions: boolean;
}

/** Makes the function that every error passes on its way out: what is not meant for clients is hidden and logged. */
export function createErrorMask({ logger, suggestions }: ErrorMaskOptions): (error: unknown) => GraphQLError {
  return (error) => {
    const failure = findFailure(error);
    if (failure !== undefined) return showFailure(failure, error);
    if (error instanceof GraphQLError && error.originalError === undefined) {
      if (error.extensions['code'] === 'BAD_USER_INPUT') return error;
      if (error.path === undefined) return showDocumentError(error, suggestions);
      if (argumentMessage.test(error.message)) return show(error.message, 'BAD_USER_INPUT', false, error);
    }
    const unexpected = error instanceof GraphQLError ? (error.originalError ?? error) : error;
    logger.error({ requestId: currentRequestId(), ...describe(unexpected) }, 'unexpected error');
    return show(
      'Something went wrong in this gateway. Its operator finds the reason in the log by the request id.',
      'INTERNAL_SERVER_ERROR',
      false,
      error,
    );
  };
}

/** An error that a client is meant to see, in the place of another. */
function show(
  message: string,
  code: ErrorCode,
  retryable: boolean,
  inPlaceOf: unknown,
  extensions: Record<string, unknown> = {},
): GraphQLError {
  const shown = inPlaceOf instanceof GraphQLError ? inPlaceOf : undefined;
  return new GraphQLError(message, {
    nodes: shown?.nodes ?? null,
    source: shown?.source ?? null,
    positions: shown?.positions ?? null,
    path: shown?.path ?? null,
    extensions: { code, retryable, requestId: currentRequestId(), ...extensions },
  });
}

function showFailure(failure: Failure, error: unknown): GraphQLError {
  const { requestId, upstreamCode, param, retryAfterMs } = failure.details;
  return show(failure.message, failure.code, failure.retryable, error, {
    ...(requestId === undefined ? {} : { requestId }),
    ...(upstreamCode === undefined ? {} : { upstreamCode }),
    ...(param === undefined ? {} : { param }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

/** An error of parsing, of validation, or of the request itself: its status is kept, its quotes are not. */
function showDocumentError(error: GraphQLError, suggestions: boolean): GraphQLError {
  const { http, code } = error.extensions;
  const limit = readLimit(error.message);
  if (limit !== undefined) return show(limit, 'OPERATION_TOO_EXPENSIVE', false, error);
  if (isDocumentCode(code))
    return show(error.message, code, false, error, http === undefined ? {} : { http });
  const isRequestError = error.nodes === undefined && code !== 'GRAPHQL_VALIDATION_FAILED';
  const extensions = http === undefined ? {} : { http };
  if (error.message.startsWith('Syntax Error')) {
    return show(scrubDocumentMessage(error.message), 'GRAPHQL_PARSE_FAILED', false, error, extensions);
  }
  const shown: ErrorCode = isRequestError ? 'BAD_REQUEST' : 'GRAPHQL_VALIDATION_FAILED';
  // By `spec` yoga answers 200 to who accepts only application/json; that is for documents, not for broken requests.
  const status = isRequestError && http !== undefined ? { http: { ...http, spec: false } } : extensions;
  const message = scrubDocumentMessage(error.message);
  return show(suggestions ? message : withoutSuggestions(message), shown, false, error, status);
}

function findFailure(error: unknown): Failure | undefined {
  if (error instanceof Failure) return error;
  return error instanceof GraphQLError ? findFailure(error.originalError) : undefined;
}

/** The kind of an error and where it arose; not its message, which may quote what it stumbled over. */
function describe(error: unknown): { type: string; stack?: string[] } {
  if (!(error instanceof Error)) return { type: typeof error };
  const frames = error.stack?.split('\n').filter((line) => line.trimStart().startsWith('at '));
  return { type: error.name, stack: frames?.map((line) => line.trim()) ?? [] };
}
