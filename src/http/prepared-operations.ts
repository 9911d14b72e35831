import {
  execute,
  getOperationAST,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { GatewayContext } from '../graphql/context.js';
import { describeVariableErrors } from '../graphql/problems/variable-errors.js';
import { countSelections } from './count-selections.js';
import { compileQuery, type CompiledQuery } from './compile-query.js';
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
  execute(context: GatewayContext, variables: Variables): Promise<ExecutionResult> | ExecutionResult;
}

export type Variables = Readonly<Record<string, unknown>> | undefined;

export interface PreparedOperations {
  find(key: OperationKey): PreparedOperation | undefined;
  /** Takes in a document that is about to be executed. */
  learn(key: OperationKey, document: DocumentNode): void;
}

/** How often a query has been executed from here when it is worth to be compiled, which takes as long as some ten answers. */
const executionsToCompile = 2;

/** Characters of documents that are kept, in all; what is compiled of one takes some hundred times its text. */
const maxCharacters = 250_000;

/** A selection counts as so many: with its fragments written out a document can come to more than its text. */
const charactersPerSelection = 10;

/**
 * Makes the memory of operations that were executed before, the least used forgotten first. What comes again is executed
 * past the pipeline of plugins, which judge a document by its text alone.
 */
export function createPreparedOperations(schema: GraphQLSchema): PreparedOperations {
  const prepared = new LRUCache<string, Kept[]>({
    maxSize: maxCharacters,
    sizeCalculation: (kept) => kept.reduce((sum, { size }) => sum + size, 0),
  });

  return {
    find: (key) => prepared.get(key.text)?.find(isOf(key))?.operation,
    learn(key, document) {
      const operation = getOperationAST(document, key.operationName);
      const had = prepared.get(key.text) ?? [];
      if (!operation || had.some(isOf(key))) return;
      const { operationName, mayIntrospect } = key;
      const known = new KnownOperation(schema, document, operation);
      const size = Math.max(key.text.length, charactersPerSelection * countSelections(document, operation));
      prepared.set(key.text, [...had, { operationName, mayIntrospect, operation: known, size }]);
    },
  };
}

class KnownOperation implements PreparedOperation {
  readonly name: string | undefined;
  readonly type: OperationTypeNode;
  private executions = 0;
  private compiled: CompiledQuery | undefined;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly document: DocumentNode,
    private readonly operation: OperationDefinitionNode,
  ) {
    this.name = operation.name?.value;
    this.type = operation.operation;
  }

  execute(context: GatewayContext, variables: Variables = {}): Promise<ExecutionResult> | ExecutionResult {
    return this.findCompiled()?.(context, variables) ?? this.interpret(context, variables);
  }

  private async interpret(contextValue: GatewayContext, variableValues: Variables): Promise<ExecutionResult> {
    const { schema, document, name: operationName } = this;
    const args = { schema, document, operationName, contextValue, variableValues };
    const result = await execute(args);
    return isRefusedVariable(result) ? { errors: describeVariableErrors(args) } : result;
  }

  /** Only queries are compiled: changes are few, and must be made one after the other. */
  private findCompiled(): CompiledQuery | undefined {
    this.executions += 1;
    if (this.executions === executionsToCompile && this.type === OperationTypeNode.QUERY) {
      this.compiled = compileQuery(this.schema, this.document, this.operation);
    }
    return this.compiled;
  }
}

/** What is kept under one text: as many as there are operations in it, for those who may ask for the schema and others. */
interface Kept extends Omit<OperationKey, 'text'> {
  readonly operation: PreparedOperation;
  /** In characters. */
  readonly size: number;
}

function isOf({ operationName, mayIntrospect }: OperationKey): (kept: Kept) => boolean {
  return (kept) => kept.operationName === operationName && kept.mayIntrospect === mayIntrospect;
}
