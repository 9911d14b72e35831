import { printSubgraphSchema } from '@apollo/subgraph';
import { isUnionType, parse, print, visit, type GraphQLSchema } from 'graphql';
import { guardTypes } from '../access/guard-types.js';
import { routersOnly } from '../access/refusals.js';
import { builder } from '../builder.js';
import type { GatewayContext } from '../context.js';
import { resolveEntities } from './resolve-entities.js';

/** The version that knows all directives in use; `@listSize` is its newest. */
const linkUrl = 'https://specs.apollo.dev/federation/v2.9';

const typeNames: Readonly<Record<string, string>> = {
  session: 'VerificationSession',
  report: 'VerificationReport',
  user: 'User',
  customer: 'Customer',
};

/** Gives the executable schema what routers ask, `_service` and `_entities`, beside what clients see. */
export function toSubgraphSchema(): GraphQLSchema {
  const schema = builder.toSubGraphSchema({ linkUrl });
  const sdl = printSdl(schema);
  const { _entities: entities, _service: service } = schema.getQueryType()?.getFields() ?? {};
  const union = schema.getType('_Entity');
  if (entities === undefined || service === undefined || !isUnionType(union)) {
    throw new Error('the schema has no entities');
  }
  entities.resolve = resolveEntities;
  service.resolve = resolveService;
  union.resolveType = typeNameOf;
  guardTypes(schema);
  return schema;

  function resolveService(_root: unknown, _args: unknown, { mayFederate }: GatewayContext): { sdl: string } {
    if (!mayFederate) throw routersOnly();
    return { sdl };
  }
}

function typeNameOf({ kind }: { readonly kind: string }): string | undefined {
  return typeNames[kind];
}

/** Prints what composition sees. */
export function printSubgraphSdl(): string {
  return printSdl(builder.toSubGraphSchema({ linkUrl }));
}

/** Without Relay's node and nodes: each subgraph could only answer for itself, and several of them have such fields. */
function printSdl(schema: GraphQLSchema): string {
  const document = visit(parse(printSubgraphSchema(schema)), {
    ObjectTypeDefinition: (type) => (type.name.value === 'Query' ? undefined : false),
    FieldDefinition: ({ name }) => (name.value === 'node' || name.value === 'nodes' ? null : false),
  });
  return `${print(document)}\n`;
}
