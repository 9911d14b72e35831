import {
  BREAK,
  Kind,
  visit,
  type ASTNode,
  type DocumentNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** What may be part of an argument that stands in the document: numbers and names, and no text of a client's own. */
const argumentKinds: ReadonlySet<string> = new Set([
  Kind.INT,
  Kind.FLOAT,
  Kind.BOOLEAN,
  Kind.NULL,
  Kind.ENUM,
  Kind.LIST,
  Kind.OBJECT,
  Kind.OBJECT_FIELD,
  Kind.NAME,
]);

/**
 * Whether graphql-jit may compile a valid query. It writes parts of a document into code, and tells its places apart by
 * names joined with underscores, so the answer is no for
 * - a text among the arguments: what graphql-jit 0.8 takes for its own mark of a date would be run as code;
 * - an argument with a variable in it, and no variable alone: a missing one would become null;
 * - directives: where a fragment is used twice, the conditions of both uses would hold for each;
 * - an underscore in a name of the answer, `_entities` and `__typename` aside: two fields could share one plan.
 */
export function isCompilable(document: DocumentNode, operation: OperationDefinitionNode): boolean {
  const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  const parts = [operation, ...fragments].map(({ selectionSet }) => selectionSet);
  return (operation.directives ?? []).length === 0 && parts.every(isPlain);
}

function isPlain(selectionSet: SelectionSetNode): boolean {
  let plain = true;
  const refuse = () => {
    plain = false;
    return BREAK;
  };
  visit(selectionSet, {
    Directive: refuse,
    Field({ alias, name }) {
      return isPlainName((alias ?? name).value) ? undefined : refuse();
    },
    Argument({ value }) {
      return value.kind === Kind.VARIABLE || isConstant(value) ? false : refuse();
    },
  });
  return plain;
}

function isPlainName(name: string): boolean {
  return !name.includes('_') || name === '_entities' || name === '__typename';
}

function isConstant(value: ASTNode): boolean {
  let constant = true;
  visit(value, {
    enter({ kind }) {
      if (argumentKinds.has(kind)) return undefined;
      constant = false;
      return BREAK;
    },
  });
  return constant;
}
