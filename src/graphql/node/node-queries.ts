import type { GraphQLResolveInfo } from 'graphql';
import { badInput } from '../../stripe/failure.js';
import { prefixOf } from '../../stripe/stripe-id.js';
import { builder } from '../builder.js';
import type { GatewayContext } from '../context.js';
import { planObject } from '../selection/plan-selection.js';
import { settleEach } from '../settle-each.js';
import { Node, type NodeShape } from './node.js';

/** One call to Stripe for each id, so a list is bounded like a page. */
const maxIds = 100;

builder.queryFields((t) => ({
  node: t.field({
    type: Node,
    nullable: true,
    description:
      'Any object by its id: vs_... is a VerificationSession, vr_... a VerificationReport. Null when there is none.',
    args: { id: t.arg.id({ required: true, description: 'vs_... or vr_...' }) },
    resolve: (_root, { id }, context, info) => loadNode(id, 'id', context, info),
  }),
  nodes: t.field({
    type: [Node],
    nullable: { list: false, items: true },
    description: 'Several objects by their ids, in their order; null where there is none. At most 100 ids.',
    args: { ids: t.arg.idList({ required: true, description: 'vs_... or vr_..., mixed as you like.' }) },
    resolve: (_root, { ids }, context, info) => {
      if (ids.length > maxIds)
        throw badInput(`\`ids\` may name at most ${maxIds} objects: ask in several queries.`, 'ids');
      return settleEach(ids.map((id, index) => loadNode(id, `ids.${index}`, context, info)));
    },
  }),
}));

/** A malformed id is an error for itself alone. */
async function loadNode(
  id: string,
  param: string,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<NodeShape | null> {
  const prefix = prefixOf(id);
  switch (prefix) {
    case 'vs':
      return context.loaders.sessions.load(id, planObject(context, info, 'session'));
    case 'vr':
      return context.loaders.reports.load(id, planObject(context, info, 'report'));
    case undefined:
    default:
      throw badInput(
        `\`${param}\` must be an id of a verification session, vs_..., or report, vr_...`,
        param,
      );
  }
}
