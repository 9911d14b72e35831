import { NoSchemaIntrospectionCustomRule } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { HeadersLike } from './plain-request.js';

/** Refuses questions about the schema from whoever has no right to it. */
export function useGuardedIntrospection(mayIntrospect: (headers: HeadersLike) => boolean): Plugin {
  return {
    onValidate({ context, addValidationRule }) {
      if (!mayIntrospect(context.request.headers)) addValidationRule(NoSchemaIntrospectionCustomRule);
    },
  };
}
