import type { RequestScope } from '../telemetry/request-scope.js';
import { Failure } from './failure.js';
import type { CallEnd, LaneName, StripeObserver } from './observer.js';
import { Abandoned } from './operation/abandoned.js';
import { createCallTally, type CallTally } from './transport/call-tally.js';

/** What call it is. */
export interface CallName {
  readonly endpoint: string;
  readonly lane: LaneName;
  /** Of the request that it is for. */
  readonly scope: RequestScope | undefined;
}

/** Makes a call and tells the observer, where there is one, how it ended. */
export async function observeCall<T>(
  observer: StripeObserver | undefined,
  { endpoint, lane, scope }: CallName,
  call: (tally: CallTally | undefined) => Promise<T>,
): Promise<T> {
  if (observer === undefined) return call(undefined);
  const tally = createCallTally();
  const end = observer.callStarted(endpoint, lane, scope);
  try {
    const answer = await call(tally);
    end({ outcome: 'ok', ...tally.read() });
    return answer;
  } catch (error) {
    end({ outcome: nameOutcome(error), ...tally.read() });
    throw error;
  }
}

/** Who has gone is no time-out of Stripe's, although it has the same code. */
function nameOutcome(error: unknown): CallEnd['outcome'] {
  if (error instanceof Abandoned) return 'ABANDONED';
  return error instanceof Failure ? error.code : 'INTERNAL_SERVER_ERROR';
}
