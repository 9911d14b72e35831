import {
  execute,
  getOperationAST,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationTypeNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { GatewayContext } from '../graphql/context.js';
import { describeVariableErrors } from '../graphql/problems/variable-errors.js';
import { isRefusedVariable } from './use-variable-errors.js';

/** What an operation is known by. */
export interface OperationKey {
  readonly text: string;
  readonly operationName: string | undefined;
  /** Whether its caller may ask for the schema: one who may not must not get the operation of one who may. */
  readonly mayIntrospect: boolean;
}

/** A query or mutation that was parsed, validated and found within the limits before. */
export interface PreparedOperation {
  readonly name: string | undefined;
  readonly type: OperationTypeNode;
  execute(context: GatewayContext, variables: Variables): Promise<ExecutionResult>;
}

export type Variables = Readonly<Record<string, unknown>> | undefined;

export interface PreparedOperations {
  find(key: OperationKey): PreparedOperation | undefined;
  /** Takes in a document that is about to be executed. */
  learn(key: OperationKey, document: DocumentNode): void;
}

/** Characters of documents that are kept, in all; what is prepared of one takes some fifty times its text. */
const maxCharacters = 500_000;

/**
 * Makes the memory of operations that were executed before, the least used forgotten first. What comes again is executed
 * past the pipeline of plugins, which judge a document by its text alone.
 */
export function createPreparedOperations(schema: GraphQLSchema): PreparedOperations {
  const prepared = new LRUCache<string, Kept[]>({
    maxSize: maxCharacters,
    sizeCalculation: (kept, text) => text.length * kept.length,
  });

  async function run(
    document: DocumentNode,
    operationName: string | undefined,
    contextValue: GatewayContext,
    variableValues: Variables,
  ): Promise<ExecutionResult> {
    const args = { schema, document, operationName, contextValue, variableValues };
    const result = await execute(args);
    return isRefusedVariable(result) ? { errors: describeVariableErrors(args) } : result;
  }

  return {
    find: (key) => prepared.get(key.text)?.find(isOf(key))?.operation,
    learn(key, document) {
      const operation = getOperationAST(document, key.operationName);
      const had = prepared.get(key.text) ?? [];
      if (!operation || had.some(isOf(key))) return;
      const made: PreparedOperation = {
        name: operation.name?.value,
        type: operation.operation,
        execute: (context, variables) => run(document, key.operationName, context, variables),
      };
      const { operationName, mayIntrospect } = key;
      prepared.set(key.text, [...had, { operationName, mayIntrospect, operation: made }]);
    },
  };
}

/** What is kept under one text: as many as there are operations in it, for those who may ask for the schema and others. */
interface Kept extends Omit<OperationKey, 'text'> {
  readonly operation: PreparedOperation;
}

function isOf({ operationName, mayIntrospect }: OperationKey): (kept: Kept) => boolean {
  return (kept) => kept.operationName === operationName && kept.mayIntrospect === mayIntrospect;
}
