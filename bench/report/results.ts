import type { Figures } from '../measure/measure-round.js';
import type { StormFigures } from '../measure/measure-storm.js';
import type { Surplus, TracingName } from '../measure/measure-traces.js';
import type { ServerName } from '../servers/server.js';

/** What was measured, by the name of the scenario, the storm or which traces were recorded. */
export interface Results {
  readonly scenarios: ReadonlyMap<string, ReadonlyMap<ServerName, Figures>>;
  readonly traces: ReadonlyMap<TracingName, Surplus>;
  readonly storms: ReadonlyMap<string, ReadonlyMap<ServerName, StormFigures>>;
}
