import type { ServerTiming } from './server-timing.js';
import type { TraceParent } from './trace-parent.js';
import type { Span } from './tracing.js';

/** What goes along with all work of a request, handed on from part to part. It holds one operation. */
export interface RequestScope {
  readonly id: string;
  /** Of whoever sent the request. */
  readonly trace: TraceParent | undefined;
  /** What spans begun now hang below; undefined where nothing is recorded. */
  span: Span | undefined;
  /** Undefined until one has begun. */
  operation: OperationScope | undefined;
  /** Undefined where nobody is told. */
  timing: ServerTiming | undefined;
}

/** What becomes known of an operation on its way. */
export interface OperationScope {
  /** As the caller has named it. */
  name: string | undefined;
  type: 'query' | 'mutation' | 'subscription' | undefined;
  /** It is valid, and its caller may ask: it is about to be executed. */
  isExecuted: boolean;
  /** The code of the first thing that went wrong. */
  failure: string | undefined;
}

/** Opens the scope of a request, under the trace of its caller where there is one. */
export function openScope(id: string, trace?: TraceParent): RequestScope {
  return { id, trace, span: undefined, operation: undefined, timing: undefined };
}

/** The fields by which lines of a request's log are found: its id, and its trace whether or not that is recorded here. */
export function logNames(scope: RequestScope | undefined): { requestId?: string; traceId?: string } {
  if (scope === undefined) return {};
  const traceId = scope.span?.traceId ?? scope.trace?.traceId;
  return { requestId: scope.id, ...(traceId !== undefined && { traceId }) };
}
