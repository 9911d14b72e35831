import { execute, type ExecutionArgs } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/**
 * Has graphql-js execute what yoga has prepared. Yoga's own executor puts the fields of an answer in the order in which
 * they came to be known, where the specification says the order in which they were asked for.
 */
export function useGraphQLJs(): Plugin {
  return { onExecute: ({ setExecuteFn }) => setExecuteFn((args: ExecutionArgs) => execute(args)) };
}
