import { NoSchemaIntrospectionCustomRule } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** Refuses questions about the schema from whoever has no right to it. */
export function useGuardedIntrospection(mayIntrospect: (headers: Headers) => boolean): Plugin {
  return {
    onValidate({ context, addValidationRule }) {
      if (!mayIntrospect(context.request.headers)) addValidationRule(NoSchemaIntrospectionCustomRule);
    },
  };
}
