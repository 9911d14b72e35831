import { Failure } from './failure.js';

/** The `expand` parameter, or nothing at all: an empty list is no parameter. */
export function withExpand(expand: readonly string[]): { expand?: string[] } {
  return expand.length === 0 ? {} : { expand: [...expand] };
}

/** A missing object is an answer to a read: null. */
export function nullWhenMissing(error: unknown): null {
  if (error instanceof Failure && error.code === 'NOT_FOUND') return null;
  throw error;
}
