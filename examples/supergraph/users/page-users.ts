import { GraphQLError } from 'graphql';
import type { User } from './user.js';

export interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly filter?: {
    readonly status?: User['status'] | null;
    readonly nameContains?: string | null;
  } | null;
}

const defaultSize = 10;
const maxSize = 200;

/** Cuts a page out of all users; an id is the cursor. */
export function pageUsers(users: readonly User[], { first, after, filter }: PageArguments) {
  const size = first ?? defaultSize;
  if (size < 1 || size > maxSize) throw badInput(`first must be from 1 to ${maxSize}.`);
  const fitting = users.filter(
    ({ name, status }) => (filter?.status ?? status) === status && name.includes(filter?.nameContains ?? ''),
  );
  const start = typeof after === 'string' ? fitting.findIndex(({ id }) => id === after) + 1 : 0;
  if (typeof after === 'string' && start === 0) throw badInput('after is no cursor of this list.');
  const nodes = fitting.slice(start, start + size);
  return {
    nodes,
    edges: nodes.map((node) => ({ cursor: node.id, node })),
    pageInfo: {
      startCursor: nodes[0]?.id ?? null,
      endCursor: nodes.at(-1)?.id ?? null,
      hasNextPage: start + size < fitting.length,
      hasPreviousPage: start > 0,
    },
  };
}

function badInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}
