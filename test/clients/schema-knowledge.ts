import { readFileSync } from 'node:fs';
import { buildSchema, introspectionFromSchema, isAbstractType, type IntrospectionQuery } from 'graphql';

const schema = buildSchema(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'));

/** The members of each union and interface of schema.graphql, as a cache wants them that knows nothing else. */
export function readPossibleTypes(): Record<string, string[]> {
  return Object.fromEntries(
    Object.values(schema.getTypeMap())
      .filter(isAbstractType)
      .map((type) => [type.name, schema.getPossibleTypes(type).map(({ name }) => name)]),
  );
}

/** The introspection of schema.graphql, for a cache that knows the whole schema; a closed gateway tells nobody. */
export function readIntrospection(): IntrospectionQuery {
  return introspectionFromSchema(schema);
}
