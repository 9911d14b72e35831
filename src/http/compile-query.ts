import {
  getVariableValues,
  GraphQLError,
  Kind,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type Source,
  type SourceLocation,
  type VariableDefinitionNode,
} from 'graphql';
import { compileQuery as compile, isCompiledQuery } from 'graphql-jit';
import type { GatewayContext } from '../graphql/context.js';
import { countSelections } from './count-selections.js';
import { isCompilable } from './is-compilable.js';

/** Executes a query; undefined where graphql-js refuses its variables. */
export type CompiledQuery = (
  context: GatewayContext,
  variables: Readonly<Record<string, unknown>>,
) => Promise<ExecutionResult> | ExecutionResult | undefined;

/** Of an operation: all of its fragments are written out where they are spread, and so many take some ten milliseconds. */
const maxSelections = 500;

/** Federation's scalar for whatever it is, which leaves a value as it is. */
const anything = '_Any';

/**
 * Compiles a query that has passed validation, by graphql-jit: undefined where that may not, or cannot, be done. It takes a
 * quarter off the CPU of an answer, by id as of a page of 25. Variables are graphql-js's to check and to coerce, because
 * graphql-jit does it otherwise; it is told that they are of a type that takes anything.
 */
export function compileQuery(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): CompiledQuery | undefined {
  if (schema.getType(anything) === undefined || !isCompilable(document, operation)) return undefined;
  if (countSelections(document, operation) > maxSelections) return undefined;
  const { variableDefinitions = [] } = operation;
  const definitions = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  const loose = { ...operation, variableDefinitions: variableDefinitions.map(loosen) };
  const compiled = compile(schema, { ...document, definitions: [loose, ...definitions] });
  if (!isCompiledQuery(compiled)) return undefined;
  const source = operation.loc?.source;
  return (context, variables) => {
    const { coerced } = getVariableValues(schema, variableDefinitions, variables);
    if (coerced === undefined) return undefined;
    const result = compiled.query(undefined, context, coerced);
    return result instanceof Promise
      ? result.then((answer) => restore(answer, source))
      : restore(result, source);
  };
}

/** The errors of graphql-jit know lines and columns, and not of what: whoever makes another of them would lose both. */
function restore(result: ExecutionResult, source: Source | undefined): ExecutionResult {
  const { errors, data } = result;
  if (errors === undefined) return result;
  return { errors: errors.map((error) => toGraphQLError(error, source)), data: data ?? null };
}

function toGraphQLError(
  { message, path, originalError, locations = [] }: GraphQLError,
  source: Source | undefined,
): GraphQLError {
  const positions = source && locations.map((location) => positionOf(source.body, location));
  return new GraphQLError(message, { source, positions, path, originalError });
}

function positionOf(text: string, { line, column }: SourceLocation): number {
  const ends = text.matchAll(/\r\n|[\n\r]/g);
  let begin = 0;
  for (let passed = 1; passed < line; passed += 1) {
    const { value: end } = ends.next();
    if (end !== undefined) begin = end.index + end[0].length;
  }
  return begin + column - 1;
}

function loosen({ kind, variable }: VariableDefinitionNode): VariableDefinitionNode {
  const type = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: anything } } as const;
  return { kind, variable, type };
}
