import { Failure } from './failure.js';

/** How many calls to Stripe one operation may cost, and how much it may answer with. */
export interface CallBudget {
  /** Takes the calls of one wave, all or none. @throws {Failure} OPERATION_TOO_EXPENSIVE */
  take(calls: number): void;
  /** Takes the objects of a page, which cost no call where the page is known already. @throws {Failure} OPERATION_TOO_EXPENSIVE */
  takeObjects(objects: number): void;
}

/** Pages within pages that lead back to the same page multiply what is answered, for one call. */
const maxObjects = 2500;

/**
 * Makes the budget of one operation. A wave that exceeds it is refused whole, before its first call: half an answer
 * would cost as much as a whole one.
 */
export function createCallBudget(limit: number): CallBudget {
  let left = limit;
  let objectsLeft = maxObjects;
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
    takeObjects(objects) {
      if (objects > objectsLeft) {
        throw new Failure(
          'OPERATION_TOO_EXPENSIVE',
          `This operation shows more than ${maxObjects} objects of pages: ask for smaller pages.`,
        );
      }
      objectsLeft -= objects;
    },
  };
}
