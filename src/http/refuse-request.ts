import { GraphQLError } from 'graphql';
import type { ErrorMask } from '../graphql/problems/mask-error.js';
import type { RequestScope } from '../telemetry/request-scope.js';

/** Answers a request that is refused as it stands, whatever it asks, and says what to send instead. */
export function refuseRequest(
  errors: ErrorMask,
  scope: RequestScope,
  status: 406 | 415,
  message: string,
): Response {
  const error = errors.mask(new GraphQLError(message));
  errors.label([error], scope);
  return Response.json({ errors: [error] }, { status });
}
