import type { PageWindow } from './page-arguments.js';

/** The paging part of a list call. */
export interface StripePageQuery {
  readonly limit: number;
  readonly starting_after?: string;
  readonly ending_before?: string;
}

/** What Stripe answered: at most `limit` objects, newest first, and whether more lie in the direction of travel. */
export interface StripePage<T> {
  readonly data: readonly T[];
  readonly has_more: boolean;
}

/** A page as Relay defines it. Cursors are the ids of the objects. */
export interface Page<T> {
  readonly nodes: readonly T[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

const stripeMaxLimit = 100;

/**
 * Maps a window to Stripe's paging. Between two cursors one object more is asked for, to see whether it is the far
 * cursor; Stripe takes only one cursor a call.
 */
export function toStripePage(window: PageWindow): StripePageQuery {
  const { direction, size, after, before } = window;
  if (direction === 'forward') {
    const limit = before === undefined ? size : Math.min(size + 1, stripeMaxLimit);
    return after === undefined ? { limit } : { limit, starting_after: after };
  }
  const limit = after === undefined ? size : Math.min(size + 1, stripeMaxLimit);
  return before === undefined ? { limit } : { limit, ending_before: before };
}

/**
 * Cuts Stripe's answer to the window, newest first in both directions. With a far cursor and the full size of 100 the
 * object past the page is not seen; then a true flag may stand for the far cursor alone, and the next page is empty.
 */
export function cutPage<T extends { readonly id: string }>(
  window: PageWindow,
  answer: StripePage<T>,
): Page<T> {
  return window.direction === 'forward' ? cutForward(window, answer) : cutBackward(window, answer);
}

function cutForward<T extends { readonly id: string }>(window: PageWindow, answer: StripePage<T>): Page<T> {
  const { size, after, before } = window;
  const end = before === undefined ? -1 : answer.data.findIndex((item) => item.id === before);
  const between = end === -1 ? answer.data : answer.data.slice(0, end);
  return {
    nodes: between.slice(0, size),
    hasNextPage: between.length > size || (end === -1 && answer.has_more),
    hasPreviousPage: after !== undefined,
  };
}

function cutBackward<T extends { readonly id: string }>(window: PageWindow, answer: StripePage<T>): Page<T> {
  const { size, after, before } = window;
  const start = after === undefined ? -1 : answer.data.findIndex((item) => item.id === after);
  const between = answer.data.slice(start + 1);
  return {
    nodes: between.slice(-size),
    hasNextPage: before !== undefined,
    hasPreviousPage: between.length > size || (start === -1 && answer.has_more),
  };
}
