import type { Tracing } from '../telemetry/tracing.js';
import type { Handle } from './route-requests.js';

export interface TraceOptions {
  /** Undefined where traces are not recorded. */
  readonly tracing: Tracing | undefined;
  /** The path that is named in spans; others come from outside, and may hold anything. */
  readonly route: string;
}

/** Has the work of each request recorded, until its answer is sent or nobody waits for it any more. */
export function traceRequests({ tracing, route }: TraceOptions, handle: Handle): Handle {
  if (tracing === undefined) return handle;
  return (request, response, scope) => {
    const { method = '' } = request;
    const isRoute = request.url?.split('?', 1)[0] === route;
    const span = tracing.begin('server', isRoute ? `${method} ${route}` : method, scope, {
      'http.request.method': method,
      'http.route': isRoute ? route : undefined,
    });
    response.once('close', () => {
      const { statusCode } = response;
      span.end({
        attributes: { 'http.response.status_code': statusCode },
        failure: statusCode >= 500 ? String(statusCode) : undefined,
      });
    });
    scope.span = span;
    return handle(request, response, scope);
  };
}
