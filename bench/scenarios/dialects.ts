import { createGraphQLDialect } from './graphql-dialect.js';
import type { Dialect } from './question.js';
import { meshDialect } from './mesh-dialect.js';
import { restDialect } from './rest-dialect.js';

/** Every language, by name, so that another process can be told which. */
export const dialects = {
  gateway: createGraphQLDialect('_entities'),
  graphql: createGraphQLDialect('nodes'),
  rest: restDialect,
  mesh: meshDialect,
} as const satisfies Record<string, Dialect>;

export type DialectName = keyof typeof dialects;
