import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';

/** What went wrong, in one shape: for errors of queries, for problems of mutations, and for a lost connection. */
export interface Fault {
  /** From the gateway's closed list, or UNREACHABLE. A newer gateway may have more. */
  readonly code: string;
  readonly message: string;
  /** The input field at fault. */
  readonly param: string | null;
  /** For support. */
  readonly requestId: string | null;
  readonly retryable: boolean;
  /** Milliseconds to wait before another try, where that is known. */
  readonly retryAfterMs: number | null;
}

/** Reads what a client threw. It never shows the text of an unknown error: that may quote what was sent. */
export function readFault(error: unknown): Fault {
  if (CombinedGraphQLErrors.is(error)) {
    const [first] = error.errors;
    if (first !== undefined) return readGraphQLError(first);
  }
  if (ServerError.is(error) && error.statusCode < 500 && error.statusCode !== 429) {
    return {
      ...unreachable,
      code: 'BAD_REQUEST',
      message: 'The gateway does not take this request.',
      retryable: false,
    };
  }
  return unreachable;
}

/** All faults of an answer that has data as well, as when one field is refused. */
export function readFaults(error: unknown): readonly Fault[] {
  return CombinedGraphQLErrors.is(error) ? error.errors.map(readGraphQLError) : [readFault(error)];
}

const unreachable: Fault = {
  code: 'UNREACHABLE',
  message: 'The gateway cannot be reached.',
  param: null,
  requestId: null,
  retryable: true,
  retryAfterMs: null,
};

interface GraphQLErrorShape {
  readonly message: string;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

function readGraphQLError({ message, extensions = {} }: GraphQLErrorShape): Fault {
  const { code, param, requestId, retryable, retryAfterMs } = extensions;
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  return {
    code: text(code) ?? 'INTERNAL_SERVER_ERROR',
    message,
    param: text(param),
    requestId: text(requestId),
    retryable: retryable === true,
    retryAfterMs: typeof retryAfterMs === 'number' ? retryAfterMs : null,
  };
}
