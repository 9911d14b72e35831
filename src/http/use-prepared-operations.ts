import type { DocumentNode } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { GatewayContext } from '../graphql/context.js';
import type { PreparedOperations } from './prepared-operations.js';
import type { HeadersLike } from './plain-request.js';

/** Remembers what has come through all other plugins and is about to be executed, and forgets what its context has read. */
export function usePreparedOperations(
  prepared: PreparedOperations,
  mayIntrospect: (headers: HeadersLike) => boolean,
): Plugin<GatewayContext> {
  return {
    onExecute({ args }) {
      const { params, request } = args.contextValue;
      const { query: text, operationName } = params;
      const { forget } = args.contextValue;
      if (typeof text === 'string') {
        prepared.learn(
          { text, operationName, mayIntrospect: mayIntrospect(request.headers) },
          args.document as DocumentNode,
        );
      }
      return { onExecuteDone: forget };
    },
  };
}
