import type { DocumentNode } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { PreparedOperations } from './prepared-operations.js';
import type { HeadersLike } from './plain-request.js';

/** Remembers what has come through all other plugins and is about to be executed. */
export function usePreparedOperations(
  prepared: PreparedOperations,
  mayIntrospect: (headers: HeadersLike) => boolean,
): Plugin {
  return {
    onExecute({ args }) {
      const { params, request } = args.contextValue;
      const { query: text, operationName } = params;
      if (typeof text !== 'string') return;
      prepared.learn(
        { text, operationName, mayIntrospect: mayIntrospect(request.headers) },
        args.document as DocumentNode,
      );
    },
  };
}
