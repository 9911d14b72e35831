import { lexicographicSortSchema, printSchema } from 'graphql';
import { createSchema, printSubgraph } from '../graphql/schema.js';

/** Prints the schema as clients see it, or as composition sees the subgraph: what schema.graphql and schema.subgraph.graphql hold. */
export function printSdl(of: 'client' | 'subgraph'): string {
  return of === 'subgraph' ? printSubgraph() : `${printSchema(lexicographicSortSchema(createSchema()))}\n`;
}
