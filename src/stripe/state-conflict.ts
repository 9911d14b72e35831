import { Failure, type FailureDetails } from './failure.js';
import type { VerificationSession } from './model/verification-session.js';

/** A change that the session's state does not allow, with the session as it stands. */
export class StateConflict extends Failure {
  constructor(
    readonly session: VerificationSession,
    details: FailureDetails,
  ) {
    super(
      'STATE_CONFLICT',
      'The state of the session does not allow this. `allowedActions` tells what it does allow.',
      details,
    );
  }
}
