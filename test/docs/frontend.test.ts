import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../src/graphql/problems/error-code.js';
import { toProblem } from '../../src/graphql/problems/problem.js';
import { Failure, type FailureCode } from '../../src/stripe/failure.js';
import { committedSchema } from '../http/graphiql/committed-schema.js';
import { readPage } from './pages.js';
import { readTable } from './tables.js';

/** Every code; the types keep it whole. True for those that a failure can have. */
const isFailure: Record<ErrorCode, boolean> = {
  AUDIT_UNAVAILABLE: true,
  AUTHENTICATION_UNAVAILABLE: true,
  BAD_REQUEST: false,
  BAD_USER_INPUT: true,
  FELL_BEHIND: true,
  FORBIDDEN: true,
  GRAPHQL_PARSE_FAILED: false,
  GRAPHQL_VALIDATION_FAILED: false,
  IDEMPOTENCY_CONFLICT: true,
  IDEMPOTENCY_KEY_IN_USE: true,
  INTERNAL_SERVER_ERROR: false,
  NOT_FOUND: true,
  OPERATION_TOO_EXPENSIVE: true,
  PERSISTED_QUERY_MISMATCH: false,
  PERSISTED_QUERY_NOT_FOUND: false,
  PERSISTED_QUERY_REQUIRED: false,
  PERSONAL_DATA_UNAVAILABLE: true,
  RATE_LIMITED: true,
  STATE_CONFLICT: true,
  UNAUTHENTICATED: true,
  UPSTREAM_AUTHENTICATION_FAILED: true,
  UPSTREAM_CONFLICT: true,
  UPSTREAM_INVALID_RESPONSE: true,
  UPSTREAM_PERMISSION_DENIED: true,
  UPSTREAM_REJECTED: true,
  UPSTREAM_TIMEOUT: true,
  UPSTREAM_UNAVAILABLE: true,
};

const rows = readTable(readPage('docs/frontend.md'), 'code').map(([code = '', as = '', retryable = '']) => ({
  code,
  as,
  retryable,
}));

/** What the schema says a problem's code can be. */
function codesOfProblems(): string[] {
  const problem = committedSchema().getType('VerificationProblem');
  const { code } = (problem as { getFields(): Record<string, { description?: string | null }> }).getFields();
  return [...(code?.description ?? '').matchAll(/[A-Z_]{5,}/g)].map(([word]) => word).sort();
}

describe('the table of codes', () => {
  it('has each code of the closed list, and no other', () => {
    expect(rows.map(({ code }) => code).sort()).toEqual(Object.keys(isFailure).sort());
  });

  it('calls data in a mutation what the schema calls so', () => {
    const data = rows.filter(({ as }) => as === 'data').map(({ code }) => code);
    expect(data.sort()).toEqual(codesOfProblems());
    for (const code of data) expect(toProblem(new Failure(code as FailureCode, '')), code).not.toBeNull();
    expect(new Set(rows.map(({ as }) => as))).toEqual(new Set(['data', 'error']));
  });

  it.each(rows)('tells whether $code is retryable', ({ code, retryable }) => {
    const known = isFailure[code as ErrorCode] && new Failure(code as FailureCode, '').retryable;
    expect(retryable).toBe(known ? 'yes' : 'no');
  });
});
