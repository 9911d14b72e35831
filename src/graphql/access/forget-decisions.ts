import type { contextCacheSymbol } from '@pothos/core';
import { RequestCache } from '@pothos/plugin-scope-auth';
import type { GatewaySchemaTypes } from '../builder.js';

/** Under what the scope-auth plugin keeps its decisions. */
export interface Decisions {
  readonly [contextCacheSymbol]: object;
}

/**
 * Forgets what the scope-auth plugin has decided for an answer. It keeps that in a WeakMap, whose values outlive the quick
 * collections of V8: with them all of an operation did, 15 kB of each, until the next slow one. That was a tenth of an
 * answer's CPU and most of its slowest hundredth; and a subscription kept every session it had shown.
 */
export function forgetDecisions(decisions: Decisions): void {
  RequestCache.clearForContext<PothosSchemaTypes.ExtendDefaultTypes<GatewaySchemaTypes>>(decisions as never);
}
