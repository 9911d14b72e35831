import { graphql, readFragment, type FragmentType } from '../generated';
import type { Fault } from './fault';

/** Every problem of a mutation, also of kinds that this application does not know by name. */
export const problemParts = graphql(`
  fragment ProblemParts on VerificationProblem {
    code
    message
    param
    requestId
    retryable
    ... on VerificationUnavailable {
      retryAfterMs
    }
  }
`);

/** Reads a problem of a mutation. */
export function readProblem(problem: FragmentType<typeof problemParts>): Fault {
  const parts = readFragment(problemParts, problem);
  return {
    code: parts.code,
    message: parts.message,
    param: parts.param ?? null,
    requestId: parts.requestId ?? null,
    retryable: parts.retryable,
    retryAfterMs: ('retryAfterMs' in parts ? parts.retryAfterMs : null) ?? null,
  };
}
