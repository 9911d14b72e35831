import { ApiFailure } from './api-failure.js';

/**
 * A transition the lifecycle forbids. Stripe documents the rule but not the answer: status 400 follows its general
 * table; the code and the sentence are our choice, made here and nowhere else.
 */
export function unexpectedState(action: string, why: string): ApiFailure {
  return new ApiFailure(400, {
    code: 'verification_session_unexpected_state',
    message: `You cannot ${action} this VerificationSession because ${why}.`,
  });
}
