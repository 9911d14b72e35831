import type Stripe from 'stripe';
import type { ExpandPlan } from './expand-plan.js';
import { Failure } from './failure.js';
import { checkIdempotencyKey } from './input/text.js';

/** How a change is asked for. */
export interface WriteOptions {
  /** What the answer must hold. */
  readonly plan: ExpandPlan;
  /** What the session must hold that is shown when its state forbids the change. */
  readonly conflictPlan: ExpandPlan;
  /** The client's own key, sent on as Stripe's Idempotency-Key; the stripe package makes one when there is none. */
  readonly idempotencyKey?: string | null | undefined;
}

/** The stripe package's options of one change. @throws {Failure} BAD_USER_INPUT for a key that no header can carry */
export function toRequestOptions({ idempotencyKey }: WriteOptions): Stripe.RequestOptions {
  return idempotencyKey === null || idempotencyKey === undefined
    ? {}
    : { idempotencyKey: checkIdempotencyKey(idempotencyKey, 'idempotencyKey') };
}

/** On create there is no object yet that could be missing: it is one that the input names. */
export function missingReference(error: unknown): unknown {
  if (!(error instanceof Failure) || error.code !== 'NOT_FOUND') return error;
  return new Failure(
    'BAD_USER_INPUT',
    'The input names an object that does not exist at Stripe.',
    error.details,
  );
}

/**
 * Whether a refusal may come from the object's state. Stripe documents no code for a forbidden transition, so what is
 * left when a parameter, a key or a missing object has been named is looked into.
 */
export function mayBeStateConflict(error: unknown): error is Failure {
  return error instanceof Failure && error.code === 'UPSTREAM_REJECTED' && error.details.param === undefined;
}
