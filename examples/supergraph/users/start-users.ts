import { createServer } from 'node:http';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { createYoga } from 'graphql-yoga';
import { listen, type Listening } from '../listen.js';
import { readSubject } from './read-subject.js';
import { usersResolvers, type UsersContext } from './resolvers.js';
import { usersSdl } from './type-definitions.js';
import { createUsers } from './user.js';

export interface UsersOptions {
  /** 0 takes any free one. */
  readonly port: number;
  readonly count: number;
  /** What tokens are signed with. */
  readonly tokenSecret: string;
}

/** Starts the users subgraph. Whoever sends no token is user_1, so that the example needs none. */
export function startUsers({ port, count, tokenSecret }: UsersOptions): Promise<Listening> {
  const users = createUsers(count);
  const yoga = createYoga<object, UsersContext>({
    // The package types every resolver's context as unknown; it is the one made below.
    schema: buildSubgraphSchema({ typeDefs: parse(usersSdl), resolvers: usersResolvers as never }),
    context: async ({ request }) => {
      const authorization = request.headers.get('authorization');
      const myId = authorization === null ? 'user_1' : await readSubject(authorization, tokenSecret);
      return { users, myId };
    },
    logging: false,
    landingPage: false,
    graphiql: false,
  });
  return listen(
    createServer((request, response) => void yoga(request, response)),
    port,
  );
}
