import { Kind, parse, print, visit } from 'graphql';

const directives = ['authenticated', 'requiresScopes'];

/**
 * Takes @authenticated and @requiresScopes out of a subgraph's SDL, for @apollo/gateway: it refuses a supergraph that has
 * them. Nothing is opened by it, as the subgraph itself refuses.
 */
export function withoutAuthorization(sdl: string): string {
  const document = visit(parse(sdl), {
    Directive: ({ name }) => (directives.includes(name.value) ? null : undefined),
    ListValue: (list) => ({
      ...list,
      values: list.values.filter(
        (value) => value.kind !== Kind.STRING || !directives.includes(value.value.replace('@', '')),
      ),
    }),
  });
  return print(document);
}
