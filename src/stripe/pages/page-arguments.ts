import { badInput } from '../failure.js';
import { checkStripeId, type IdPrefix } from '../stripe-id.js';

/** Relay's arguments of a connection, as a client gave them. */
export interface PageArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

/** The same, checked: which way to walk, how far, and between which cursors. */
export interface PageWindow {
  readonly direction: 'forward' | 'backward';
  readonly size: number;
  readonly after: string | undefined;
  readonly before: string | undefined;
}

/** Stripe's bounds of `limit`. Source: https://docs.stripe.com/api/pagination */
const defaultSize = 10;
const maxSize = 100;

/**
 * Checks a connection's arguments.
 * @param prefix what the cursors name, which are ids: `vs` or `vr`
 * @throws {Failure} BAD_USER_INPUT that says what to ask instead
 */
export function readPageArguments(args: PageArguments, prefix: IdPrefix): PageWindow {
  const { first, after, last, before } = args;
  if (isGiven(first) && isGiven(last)) {
    throw badInput(
      'Give either `first` or `last`, not both: `first` walks to older objects, `last` to newer ones.',
      'first',
    );
  }
  if (isGiven(last) && !isGiven(before)) {
    throw badInput(
      '`last` needs `before`: give the cursor to walk back from, or use `first` to begin with the newest.',
      'last',
    );
  }
  checkSize(first, 'first');
  checkSize(last, 'last');
  const window = {
    after: isGiven(after) ? checkStripeId(after, prefix, 'after') : undefined,
    before: isGiven(before) ? checkStripeId(before, prefix, 'before') : undefined,
  };
  // `before` alone means the page right before it, as Stripe's ending_before does.
  const backward = isGiven(last) || (isGiven(before) && !isGiven(first) && !isGiven(after));
  return {
    ...window,
    direction: backward ? 'backward' : 'forward',
    size: first ?? last ?? defaultSize,
  };
}

function checkSize(size: number | null | undefined, argument: 'first' | 'last'): void {
  if (isGiven(size) && (size < 1 || size > maxSize)) {
    throw badInput(
      `\`${argument}\` must be from 1 to ${maxSize}. Ask for more by following the cursors.`,
      argument,
    );
  }
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}
