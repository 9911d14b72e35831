import { readFileSync } from 'node:fs';
import { buildSchema, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';

/** The schema as committed, without resolvers. */
export function committedSchema(): GraphQLSchema {
  const sdl = readFileSync(new URL('../../../schema.graphql', import.meta.url), 'utf8');
  // Federation's directives are imported by @link, not defined.
  return buildSchema(sdl, { assumeValidSDL: true });
}

/** The same with one session to find and a stream of two words, enough for a page to show answers. */
export function schemaWithOneSession(id: string): GraphQLSchema {
  const schema = committedSchema();
  const session = {
    id,
    type: 'DOCUMENT',
    status: 'REQUIRES_INPUT',
    createdAt: '2026-11-22T10:00:00.000Z',
    livemode: false,
    clientReferenceId: 'user_42',
    allowedActions: ['SUBMIT', 'UPDATE', 'CANCEL'],
    metadata: [{ key: 'source', value: 'test' }],
  };
  const find = schema.getQueryType()?.getFields()['verificationSession'];
  if (find === undefined) throw new Error('schema.graphql has no Query.verificationSession');
  find.resolve = (_root, args: { id: string }) => (args.id === id ? session : null);

  const subscription = new GraphQLObjectType({
    name: 'WordStream',
    fields: {
      word: {
        type: GraphQLString,
        async *subscribe() {
          yield { word: 'first' };
          await Promise.resolve();
          yield { word: 'last' };
        },
      },
    },
  });
  return new GraphQLSchema({ ...schema.toConfig(), subscription });
}
