import {
  coerceInputValue,
  getNamedType,
  getNullableType,
  GraphQLError,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  typeFromAST,
  type ExecutionArgs,
  type GraphQLInputType,
  type OperationDefinitionNode,
  Kind,
} from 'graphql';

/** Enough to mend a form; graphql-js stops at the same number. */
const maxErrors = 50;

/**
 * Tells what is wrong with the variables of an operation, by path and expected type and without their values, which
 * graphql-js would quote. Called only when it has refused them.
 */
export function describeVariableErrors(args: ExecutionArgs): GraphQLError[] {
  const errors: GraphQLError[] = [];
  for (const definition of operationOf(args)?.variableDefinitions ?? []) {
    const name = definition.variable.name.value;
    const type = typeFromAST(args.schema, definition.type);
    if (!isInputType(type)) continue;
    const report = (path: readonly (string | number)[]) => {
      if (errors.length >= maxErrors) return;
      const at = [`$${name}`, ...path].join('.');
      const message = `Variable "${at}" must be of type "${String(typeAt(type, path))}".`;
      errors.push(
        new GraphQLError(message, {
          nodes: definition,
          extensions: {
            code: 'BAD_USER_INPUT',
            retryable: false,
            param: at.slice(1),
          },
        }),
      );
    };
    const given = args.variableValues && Object.hasOwn(args.variableValues, name);
    if (given) coerceInputValue(args.variableValues?.[name], type, report);
    else if (isNonNullType(type) && definition.defaultValue === undefined) report([]);
  }
  return errors;
}

function operationOf({ document, operationName }: ExecutionArgs): OperationDefinitionNode | undefined {
  return document.definitions.find(
    (node): node is OperationDefinitionNode =>
      node.kind === Kind.OPERATION_DEFINITION && (!operationName || node.name?.value === operationName),
  );
}

/** The type at a path of an input; the path holds names of fields and places in lists only. */
function typeAt(type: GraphQLInputType, path: readonly (string | number)[]): GraphQLInputType {
  let at = type;
  for (const step of path) {
    const nullable = getNullableType(at);
    if (typeof step === 'number' && isListType(nullable)) {
      at = nullable.ofType;
    } else {
      const named = getNamedType(nullable);
      const field = isInputObjectType(named) ? named.getFields()[step] : undefined;
      if (field === undefined) return at;
      at = field.type;
    }
  }
  return at;
}
