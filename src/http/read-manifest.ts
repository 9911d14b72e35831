import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Documents by the name that clients ask for them with, usually their SHA-256. */
export type Manifest = ReadonlyMap<string, string>;

/** GraphQL Code Generator's file, and the one of Apollo's tools. */
const codegenShape = z.record(z.string(), z.string());
const apolloShape = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  operations: z.array(z.object({ id: z.string(), body: z.string() })),
});

/** Reads the manifest of an application's documents. @throws {Error} that names the file where it cannot be used */
export function readManifest(path: string): Manifest {
  const content = parse(path);
  const apollo = apolloShape.safeParse(content);
  if (apollo.success) return new Map(apollo.data.operations.map(({ id, body }) => [id, body]));
  const codegen = codegenShape.safeParse(content);
  if (codegen.success) return new Map(Object.entries(codegen.data));
  throw new Error(`${path}, named by PERSISTED_DOCUMENTS, must map each document's hash to its text`);
}

function parse(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new Error(`${path}, named by PERSISTED_DOCUMENTS, cannot be read as JSON`);
  }
}
