import { AsyncLocalStorage } from 'node:async_hooks';
import type { ServerTiming } from './server-timing.js';
import type { TraceParent } from './trace-parent.js';
import type { Span } from './tracing.js';

/** What goes along with all work of a request, or of one operation in it. */
export interface RequestScope {
  readonly id: string;
  /** Known once the request's token is read. */
  caller: string | undefined;
  /** Of whoever sent the request. */
  readonly trace: TraceParent | undefined;
  /** What spans begun now hang below; undefined where nothing is recorded. */
  readonly span: Span | undefined;
  readonly operation: OperationScope | undefined;
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

const requests = new AsyncLocalStorage<RequestScope>();

export function currentScope(): RequestScope | undefined {
  return requests.getStore();
}

export function runInScope<T>(scope: RequestScope, work: () => T): T {
  return requests.run(scope, work);
}
