import { pageUsers, type PageArguments } from './page-users.js';
import type { User } from './user.js';

export interface UsersContext {
  readonly users: Map<string, User>;
  /** The user whose request it is. */
  readonly myId: string | undefined;
}

export const usersResolvers = {
  Query: {
    me: (_root: unknown, _args: object, { users, myId }: UsersContext) => users.get(myId ?? '') ?? null,
    users: (_root: unknown, args: PageArguments, { users }: UsersContext) =>
      pageUsers([...users.values()], args),
  },
  Mutation: {
    renameUser(_root: unknown, { id, name }: Pick<User, 'id' | 'name'>, { users }: UsersContext) {
      const user = users.get(id);
      if (user === undefined) return { __typename: 'Error', message: 'There is no such user.' };
      const renamed = { ...user, name };
      users.set(id, renamed);
      return { __typename: 'User', ...renamed };
    },
  },
  User: {
    // What the router knows of a user that our gateway named is its id.
    __resolveReference: ({ id }: Pick<User, 'id'>, { users }: UsersContext) => users.get(id) ?? null,
  },
};
