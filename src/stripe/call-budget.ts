import { Failure } from './failure.js';

/** How many calls to Stripe one operation may cost. */
export interface CallBudget {
  /** Takes the calls of one wave, all or none. @throws {Failure} OPERATION_TOO_EXPENSIVE */
  take(calls: number): void;
}

/**
 * Makes the budget of one operation. A wave that exceeds it is refused whole, before its first call: half an answer
 * would cost as much as a whole one.
 */
export function createCallBudget(limit: number): CallBudget {
  let left = limit;
  return {
    take(calls) {
      if (calls > left) {
        throw new Failure(
          'OPERATION_TOO_EXPENSIVE',
          `This operation needs more than ${limit} calls to Stripe: ask for fewer objects at once, or for pages.`,
        );
      }
      left -= calls;
    },
  };
}
