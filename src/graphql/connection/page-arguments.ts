import type { ArgBuilder } from '@pothos/core';
import type { GatewaySchemaTypes } from '../builder.js';

type Types = PothosSchemaTypes.ExtendDefaultTypes<GatewaySchemaTypes>;

/** Relay's arguments of every connection, at the field's root where client caches look for them. */
export function pageArguments(arg: ArgBuilder<Types>) {
  return {
    first: arg.int({ description: 'How many from the newest, or after `after`: 1 to 100, 10 by default.' }),
    after: arg.string({ description: 'A cursor: only objects older than this one.' }),
    last: arg.int({ description: 'How many right before `before`, which it needs: 1 to 100.' }),
    before: arg.string({ description: 'A cursor: only objects newer than this one.' }),
  };
}

/** How long a page can be, for routers that weigh a query before they ask it. */
export const pageSize = {
  listSize: {
    assumedSize: 10,
    slicingArguments: ['first', 'last'],
    sizedFields: ['nodes', 'edges'],
    requireOneSlicingArgument: false,
  },
};
