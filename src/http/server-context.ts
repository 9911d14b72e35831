import type { RequestScope } from '../telemetry/request-scope.js';

/** What comes along with a request through yoga. */
export interface ServerContext {
  readonly scope: RequestScope;
}
