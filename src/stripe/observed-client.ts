import { Failure } from './failure.js';
import type { CallEnd, LaneName, StripeObserver } from './observer.js';
import { Abandoned } from './operation/abandoned.js';
import type { StripeClient } from './stripe-client.js';
import { createCallTally, withTally } from './transport/call-tally.js';

/** The same client, each of its calls told to the observer. */
export function observeClient(
  client: StripeClient,
  lane: LaneName,
  observer: StripeObserver | undefined,
): StripeClient {
  if (observer === undefined) return client;
  return {
    sdk: client.sdk,
    async call(endpoint, run) {
      const tally = createCallTally();
      const end = observer.callStarted(endpoint, lane);
      try {
        const answer = await withTally(tally, () => client.call(endpoint, run));
        end({ outcome: 'ok', ...tally.read() });
        return answer;
      } catch (error) {
        end({ outcome: nameOutcome(error), ...tally.read() });
        throw error;
      }
    },
  };
}

/** Who has gone is no time-out of Stripe's, although it has the same code. */
function nameOutcome(error: unknown): CallEnd['outcome'] {
  if (error instanceof Abandoned) return 'ABANDONED';
  return error instanceof Failure ? error.code : 'INTERNAL_SERVER_ERROR';
}
