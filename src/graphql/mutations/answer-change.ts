import type { GraphQLResolveInfo } from 'graphql';
import { Failure } from '../../stripe/failure.js';
import type { VerificationSession } from '../../stripe/model/verification-session.js';
import type { WriteOptions } from '../../stripe/writes.js';
import type { GatewayContext } from '../context.js';
import { toProblem } from '../problems/problem.js';
import { planPayload } from '../selection/plan-selection.js';
import type { PayloadName, Result } from './payload.js';

/**
 * Makes a change and answers with its payload, or with the problem as data.
 * @param change makes the change with what the answer must hold, so that it needs no read after it
 */
export async function answerChange(
  payloadName: PayloadName,
  idempotencyKey: string | null | undefined,
  { loaders }: GatewayContext,
  info: GraphQLResolveInfo,
  change: (options: WriteOptions) => Promise<VerificationSession>,
): Promise<Result> {
  const plan = planPayload(info, payloadName);
  const conflictPlan = planPayload(info, 'VerificationSessionStateConflict');
  try {
    const session = await change({ plan, conflictPlan, idempotencyKey });
    loaders.sessions.replace(session, plan);
    return { __typename: payloadName, verificationSession: session };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const problem = toProblem(error);
    if (problem.verificationSession !== null)
      loaders.sessions.replace(problem.verificationSession, conflictPlan);
    return problem;
  }
}
