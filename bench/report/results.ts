import type { Figures } from '../measure/measure-round.js';
import type { StormFigures } from '../measure/measure-storm.js';
import type { ServerName } from '../servers/server.js';

/** What was measured, by the name of the scenario or the storm. */
export interface Results {
  readonly scenarios: ReadonlyMap<string, ReadonlyMap<ServerName, Figures>>;
  readonly storms: ReadonlyMap<string, ReadonlyMap<ServerName, StormFigures>>;
}
