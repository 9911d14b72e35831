import { OperationTypeNode, type ExecutionResult } from 'graphql';
import type { GraphQLParams } from 'graphql-yoga';
import type { GatewayContext } from '../graphql/context.js';
import type { ErrorMask } from '../graphql/problems/mask-error.js';
import { noteFailure } from '../telemetry/operation-telemetry.js';
import type { RequestScope } from '../telemetry/request-scope.js';
import type { MeasureOperation } from './measure-operation.js';
import { readHash, type KnownDocuments } from './choose-document.js';
import type { HeadersLike, PlainRequest } from './plain-request.js';
import type { PreparedOperation, PreparedOperations } from './prepared-operations.js';

export interface PreparedExecutionOptions {
  readonly prepared: PreparedOperations;
  /** @throws {GraphQLError} for who may not ask, or not now */
  readonly openContext: (
    request: PlainRequest,
    params: GraphQLParams,
    scope: RequestScope,
  ) => Promise<GatewayContext>;
  readonly documents: KnownDocuments;
  readonly isRouter: (headers: HeadersLike) => boolean;
  readonly mayIntrospect: (headers: HeadersLike) => boolean;
  readonly measure: MeasureOperation;
  readonly errors: ErrorMask;
}

/** Executes what has been executed before; undefined where it has not, or where more than that is asked. */
export type ExecutePrepared = (
  params: GraphQLParams,
  request: PlainRequest,
  scope: RequestScope,
) => Promise<ExecutionResult> | undefined;

/**
 * Makes the execution of operations that are known: their text has passed every plugin before, so only who asks, what
 * the variables are and what comes out is looked at anew.
 */
export function createPreparedExecution(options: PreparedExecutionOptions): ExecutePrepared {
  const { prepared, openContext, documents, isRouter, mayIntrospect, measure, errors } = options;

  /** Undefined for what a plugin has to look at. */
  function chooseText({ query, extensions }: GraphQLParams, headers: HeadersLike): string | undefined {
    if (query === undefined) return documents.manifest.get(readHash(extensions) ?? '');
    const isOpen = extensions === undefined && (!documents.only || isRouter(headers));
    return isOpen ? query : undefined;
  }

  async function run(
    operation: PreparedOperation,
    params: GraphQLParams,
    request: PlainRequest,
    scope: RequestScope,
  ): Promise<ExecutionResult> {
    const context = await openContext(request, params, scope);
    if (scope.operation !== undefined) scope.operation.isExecuted = true;
    const variables = params.variables ?? undefined;
    // The lines that a query leaves in the audit log are written in one go, before it is answered. Where they cannot be, it is
    // executed once more from what it has read, with all that is personal withheld.
    const isQuery = operation.type === OperationTypeNode.QUERY;
    if (isQuery) context.reads.defer();
    let result = await operation.execute(context, variables);
    if (isQuery && !context.reads.keep()) result = await operation.execute(context, variables);
    context.forget();
    if (result.errors === undefined) return result;
    const masked = result.errors.map(errors.mask);
    noteFailure(scope, String(masked[0]?.extensions['code']));
    return { ...result, errors: masked };
  }

  return (params, request, scope) => {
    const { headers } = request;
    const text = isSimple(params as Record<string, unknown>) ? chooseText(params, headers) : undefined;
    if (text === undefined) return undefined;
    const { operationName } = params;
    const operation = prepared.find({ text, operationName, mayIntrospect: mayIntrospect(headers) });
    if (operation === undefined) return undefined;
    return measure(scope, request, () => {
      if (scope.operation !== undefined) {
        scope.operation.name = operation.name;
        scope.operation.type = operation.type;
      }
      // As the plugins hand it on: whoever is told of a refusal looks at the text.
      return run(operation, params.query === text ? params : { ...params, query: text }, request, scope);
    });
  };
}

/** Parameters of the right types and no others: whatever else is sent is refused, which others do. */
function isSimple(params: Readonly<Record<string, unknown>>): boolean {
  for (const name in params) if (checks.get(name)?.(params[name]) !== true) return false;
  return true;
}

function isTextOrNothing(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}

function isObjectOrNothing(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'object' && !Array.isArray(value));
}

const checks: ReadonlyMap<string, (value: unknown) => boolean> = new Map([
  ['query', isTextOrNothing],
  ['operationName', isTextOrNothing],
  ['variables', isObjectOrNothing],
  ['extensions', isObjectOrNothing],
]);
