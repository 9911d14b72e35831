import type { FailureCode } from '../../stripe/failure.js';

/** Every value of `extensions.code`. The list is closed: a client can switch over it. */
export type ErrorCode =
  | FailureCode
  | 'BAD_REQUEST'
  | 'GRAPHQL_PARSE_FAILED'
  | 'GRAPHQL_VALIDATION_FAILED'
  | 'INTERNAL_SERVER_ERROR';
