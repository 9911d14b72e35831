import type { Fault } from './fault';

/**
 * For the default of a switch over an answer's __typename. The type makes the compiler complain when the schema gains a
 * member; a gateway that is newer than this page gets here at run time.
 */
export function readUnknownAnswer(_answer: never): Fault {
  return {
    code: 'UNKNOWN_ANSWER',
    message: 'The gateway answered in a way that this page does not know yet. Reload it.',
    param: null,
    requestId: null,
    retryable: false,
    retryAfterMs: null,
  };
}
