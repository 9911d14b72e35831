import type { GraphQLResolveInfo } from 'graphql';
import type { ChangeKind } from '../../access/policy.js';
import { Failure } from '../../stripe/failure.js';
import type { VerificationSession } from '../../stripe/model/verification-session.js';
import type { WriteOptions } from '../../stripe/writes.js';
import { noteFailure } from '../../telemetry/operation-telemetry.js';
import type { GatewayContext } from '../context.js';
import { toProblem } from '../problems/problem.js';
import { planPayload } from '../selection/plan-selection.js';
import type { Change, Result } from './payload.js';

export interface ChangeRequest {
  readonly change: Change;
  /** Null for a session that is only now created. */
  readonly sessionId: string | null;
  readonly idempotencyKey: string | null | undefined;
}

/**
 * Makes a change and answers with its payload, or with the problem as data. Either way an audit line is left.
 * @param make makes the change with what the answer must hold, so that it needs no read after it
 * @throws {Failure} UNAUTHENTICATED, FORBIDDEN
 */
export async function answerChange(
  { change, sessionId, idempotencyKey }: ChangeRequest,
  context: GatewayContext,
  info: GraphQLResolveInfo,
  make: (options: WriteOptions) => Promise<VerificationSession>,
): Promise<Result> {
  const payloadName = `${change}VerificationSessionPayload` as const;
  const plan = planPayload(context, info, payloadName);
  const conflictPlan = planPayload(context, info, 'VerificationSessionStateConflict');
  const record = (id: string | null, outcome: string) =>
    context.recordChange({ action: `session.${change.toLowerCase() as ChangeKind}`, sessionId: id, outcome });
  const show = (session: VerificationSession, read: WriteOptions['plan']) => {
    context.loaders.sessions.replace(session, read);
    context.visibility.grant(session);
  };
  try {
    const session = await make({ plan, conflictPlan, idempotencyKey });
    record(session.id, 'ok');
    show(session, plan);
    return { __typename: payloadName, verificationSession: session };
  } catch (error) {
    record(sessionId, error instanceof Failure ? error.code : 'INTERNAL_SERVER_ERROR');
    const problem = error instanceof Failure ? toProblem(error) : null;
    if (problem === null) throw error;
    noteFailure(context.scope, problem.code);
    if (problem.verificationSession !== null) show(problem.verificationSession, conflictPlan);
    return problem;
  }
}
