import type { ObjectRef } from '@pothos/core';
import type { Page } from '../../stripe/pages/page.js';
import { builder, type GatewaySchemaTypes } from '../builder.js';
import { PageInfo, type PageInfoShape } from './page-info.js';

type Types = PothosSchemaTypes.ExtendDefaultTypes<GatewaySchemaTypes>;
interface Node {
  readonly id: string;
}

/**
 * Declares the connection and edge types of an object, `<Name>Connection` and `<Name>Edge`.
 * @param things what the nodes are called in descriptions, in the plural
 */
export function defineConnection<T extends Node>(name: string, node: ObjectRef<Types, T>, things: string) {
  const edge = builder.objectRef<{ readonly node: T }>(`${name}Edge`).implement({
    shareable: true,
    description: `One of the ${things} of a page, with its cursor.`,
    fields: (t) => ({
      cursor: t.string({
        description: 'Where it stands in the list: its id. Give it as `after` or `before`.',
        resolve: (parent) => parent.node.id,
      }),
      node: t.expose('node', { type: node, description: 'The object itself.' }),
    }),
  });
  return builder.objectRef<Page<T>>(`${name}Connection`).implement({
    shareable: true,
    description: `A page of ${things}, newest first. There is no total count: Stripe has none.`,
    fields: (t) => ({
      edges: t.field({
        type: [edge],
        description: 'The objects with their cursors.',
        resolve: ({ nodes }) => nodes.map((object) => ({ node: object })),
      }),
      nodes: t.field({
        type: [node],
        description: 'The objects alone.',
        resolve: ({ nodes }) => [...nodes],
      }),
      pageInfo: t.field({ type: PageInfo, description: 'How to go on.', resolve: toPageInfo }),
    }),
  });
}

function toPageInfo({ nodes, hasNextPage, hasPreviousPage }: Page<Node>): PageInfoShape {
  return {
    startCursor: nodes[0]?.id ?? null,
    endCursor: nodes.at(-1)?.id ?? null,
    hasNextPage,
    hasPreviousPage,
  };
}
