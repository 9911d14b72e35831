import { randomUUID } from 'node:crypto';
import { currentScope, runInScope } from './request-scope.js';
import type { TraceParent } from './trace-parent.js';

/** What a caller may name its request: what is safe to log and to send back in a header. */
const shape = /^[A-Za-z0-9._:-]{1,128}$/;

/** Takes over the id a proxy gave the request, or makes one. */
export function chooseRequestId(given: string | undefined): string {
  return given !== undefined && shape.test(given) ? given : randomUUID();
}

/** Runs the work of a request under its id, and under the trace of its caller where there is one. */
export function withRequestId<T>(requestId: string, work: () => T, trace?: TraceParent): T {
  const scope = {
    id: requestId,
    caller: undefined,
    trace,
    span: undefined,
    operation: undefined,
    timing: undefined,
  };
  return runInScope(scope, work);
}

/** The id of the request that the current work belongs to. */
export function currentRequestId(): string | undefined {
  return currentScope()?.id;
}

/**
 * Tells who asks, for all work of the current request.
 * @param key a name that is safe to keep, as a digest
 */
export function nameCaller(key: string): void {
  const scope = currentScope();
  if (scope !== undefined) scope.caller = key;
}

/** Who asks, as far as it is known. */
export function currentCaller(): string | undefined {
  return currentScope()?.caller;
}
