import { isObjectType, type GraphQLResolveInfo } from 'graphql';
import { badInput, Failure } from '../../stripe/failure.js';
import { routersOnly } from '../access/refusals.js';
import type { GatewayContext } from '../context.js';
import { settleEach } from '../settle-each.js';

/** One call to Stripe for each object, so a list is bounded like a page. */
const maxRepresentations = 100;

type ResolveReference = (
  representation: { readonly id: string },
  context: GatewayContext,
  info: GraphQLResolveInfo,
) => unknown;

/**
 * Answers a router's `_entities`, all representations in one wave. A malformed or foreign one is an error for itself
 * alone; the resolver of @apollo/subgraph would fail them all, and quote it.
 * @throws {Failure} FORBIDDEN for whoever is no router, BAD_USER_INPUT for too many
 */
export function resolveEntities(
  _root: unknown,
  { representations }: { readonly representations: readonly unknown[] },
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<unknown[]> {
  if (!context.mayFederate) throw routersOnly();
  if (representations.length > maxRepresentations) {
    throw badInput(
      `\`representations\` may name at most ${maxRepresentations} entities: ask in several queries.`,
      'representations',
    );
  }
  return settleEach(
    representations.map((representation, index) =>
      resolveOne(representation, `representations.${index}`, context, info),
    ),
  );
}

async function resolveOne(
  representation: unknown,
  param: string,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<unknown> {
  const { __typename: typeName, id } = (representation ?? {}) as { __typename?: unknown; id?: unknown };
  const resolveReference = typeof typeName === 'string' ? findReference(typeName, info) : undefined;
  if (resolveReference === undefined) {
    throw badInput(
      `\`${param}.__typename\` must be the name of an entity of this schema.`,
      `${param}.__typename`,
    );
  }
  if (typeof id !== 'string') {
    throw badInput(`\`${param}.id\` must be the id of the entity, a text.`, `${param}.id`);
  }
  try {
    return await resolveReference({ id }, context, info);
  } catch (error) {
    throw error instanceof Failure && error.code === 'BAD_USER_INPUT' && error.details.param === 'id'
      ? badInput(error.message.replace('`id`', `\`${param}.id\``), `${param}.id`)
      : error;
  }
}

function findReference(typeName: string, { schema }: GraphQLResolveInfo): ResolveReference | undefined {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) return undefined;
  const { subgraph } = (type.extensions['apollo'] ?? {}) as {
    subgraph?: { resolveReference?: ResolveReference };
  };
  return subgraph?.resolveReference;
}
