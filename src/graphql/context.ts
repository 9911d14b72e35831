import type { contextCacheSymbol } from '@pothos/core';
import type { Viewer } from '../access/viewer.js';
import type { Loaders } from '../stripe/loaders.js';
import type { RequestScope } from '../telemetry/request-scope.js';
import type { Changes } from './access/guarded-changes.js';
import type { ReadRecords } from './access/personal-data.js';
import type { RecordChange } from './access/recorded-changes.js';
import type { Visibility } from './access/visibility.js';
import type { Live } from './live/live.js';

/** What the resolvers of one operation share. There is no way from here to Stripe that is not guarded. */
export interface GatewayContext {
  readonly scope: RequestScope;
  /** Who is calling; null for nobody. */
  readonly viewer: Viewer | null;
  /** Whether the caller may ask what routers ask: `_service` and `_entities`. */
  readonly mayFederate: boolean;
  /** Reads, merged and remembered for this operation alone. */
  readonly loaders: Loaders;
  readonly changes: Changes;
  readonly visibility: Visibility;
  /** Must be asked before personal data is shown. */
  readonly reads: ReadRecords;
  readonly recordChange: RecordChange;
  /** What subscriptions watch through. */
  readonly live: Live;
  /** Under which Pothos keeps what it has decided; copies of the context have it in common. */
  readonly [contextCacheSymbol]: object;
  /** Forgets what was read and decided: the operation has been answered. */
  readonly forget: () => void;
}
