import type { FailureCode } from '../../stripe/failure.js';

/** Every value of `extensions.code`. The list is closed: a client can switch over it. */
export type ErrorCode =
  | FailureCode
  | 'BAD_REQUEST'
  | 'GRAPHQL_PARSE_FAILED'
  | 'GRAPHQL_VALIDATION_FAILED'
  | 'INTERNAL_SERVER_ERROR'
  | DocumentCode;

/** Answers to a document's hash. The names are those that clients of Apollo's look for. */
const documentCodes = [
  'PERSISTED_QUERY_MISMATCH',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_REQUIRED',
] as const;
type DocumentCode = (typeof documentCodes)[number];

export function isDocumentCode(code: unknown): code is DocumentCode {
  return documentCodes.some((known) => known === code);
}
