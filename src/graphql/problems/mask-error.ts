import { GraphQLError } from 'graphql';
import { Failure } from '../../stripe/failure.js';
import type { Logger } from '../../telemetry/logger.js';
import { logNames, type RequestScope } from '../../telemetry/request-scope.js';
import { readLimit } from './document-limit.js';
import { isDocumentCode, type ErrorCode } from './error-code.js';
import { scrubDocumentMessage, withoutSuggestions } from './scrub-message.js';

/** Errors of graphql-js while arguments are read, which name only the schema and variables. */
const argumentMessage =
  /^Argument "\w+" of (?:non-null|required) type "[^"]+" (?:was not provided|was provided the variable "\$\w+" which was not provided a runtime value|must not be null)\.$/;

/** What stands between errors and clients. */
export interface ErrorMask {
  /** What clients see in the place of an error: what is not meant for them is hidden. What is masked already stays. */
  mask(error: unknown): GraphQLError;
  /** Names the request in errors that are masked, on their way out, and logs those that nobody had expected. */
  label(errors: readonly GraphQLError[], scope: RequestScope): void;
}

/** @param suggestions whether errors of a document may name what the schema has instead: not to those who may not see it */
export function createErrorMask(logger: Logger, suggestions: boolean): ErrorMask {
  const masked = new WeakSet<GraphQLError>();
  /** What is behind errors that say nothing. */
  const unexpected = new WeakMap<GraphQLError, unknown>();

  function hide(error: unknown): GraphQLError {
    const hidden = show(
      'Something went wrong in this gateway. Its operator finds the reason in the log by the request id.',
      'INTERNAL_SERVER_ERROR',
      false,
      error,
    );
    unexpected.set(hidden, error instanceof GraphQLError ? (error.originalError ?? error) : error);
    return hidden;
  }

  function choose(error: unknown): GraphQLError {
    const failure = findFailure(error);
    if (failure !== undefined) return showFailure(failure, error);
    if (!(error instanceof GraphQLError) || error.originalError !== undefined) return hide(error);
    if (error.extensions['code'] === 'BAD_USER_INPUT') return error;
    if (error.path === undefined) return showDocumentError(error, suggestions);
    return argumentMessage.test(error.message)
      ? show(error.message, 'BAD_USER_INPUT', false, error)
      : hide(error);
  }

  return {
    mask(error) {
      if (error instanceof GraphQLError && masked.has(error)) return error;
      const shown = choose(error);
      masked.add(shown);
      return shown;
    },
    label(errors, scope) {
      for (const error of errors) {
        error.extensions['requestId'] ??= scope.id;
        if (!unexpected.has(error)) continue;
        logger.error({ ...logNames(scope), ...describe(unexpected.get(error)) }, 'unexpected error');
        unexpected.delete(error);
      }
    },
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
    extensions: { code, retryable, requestId: undefined, ...extensions },
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
